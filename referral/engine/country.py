"""What a country adds: who its bodies are, what its law's clocks say, what its form must state.

Names of authorities are facts and come in several languages as published; everything else is
English source text that the catalogues translate.
"""

from dataclasses import dataclass
from datetime import timedelta, timezone
from enum import StrEnum
from functools import cache

from referral.engine.conditions import Condition
from referral.engine.roles import BodyRole
from referral.engine.sources import Confidence, Source


@dataclass(frozen=True, slots=True)
class Names:
    """One name in several languages, by locale."""

    by_locale: tuple[tuple[str, str], ...]

    def get(self, locale: str) -> str:
        """The name in that language, else in English, else in the first language given."""
        names = dict(self.by_locale)
        return names.get(locale) or names.get("en") or next(iter(names.values()))


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone number, address or office; ``print`` puts it on paper, verified ones only."""

    kind: str
    value: str
    label: str = ""
    print: bool = False
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED


@dataclass(frozen=True, slots=True)
class Body:
    """An authority or service that duties are addressed to. ``checked`` is an ISO date or "".

    Its ``role`` is the one that the regional list gives it.
    """

    id: str
    name: Names
    decides: str = ""
    contacts: tuple[Contact, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
    checked: str = ""
    role: BodyRole | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A legal limit in hours, beside the regional aim of a duty; it never blocks a late act.

    ``limits`` is the duty it bounds ("" when it only informs); ``hours`` is None where the source
    gives none; ``when`` narrows it to a situation.
    """

    id: str
    starts: str
    says: str
    limits: str = ""
    when: Condition | None = None
    hours: int | None = None
    passes: str = ""
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
    checked: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One line of the form's legal basis: a place in a work and what it says."""

    work: str
    at: str
    says: str
    confidence: Confidence = Confidence.UNVERIFIED


class Topic(StrEnum):
    """A topic that every country regulates in its own way; the first four are places where a person is met."""

    CROSSING_POINT = "crossing_point"
    TRANSIT_ZONE = "transit_zone"
    IRREGULAR_CROSSING = "irregular_crossing"
    INLAND = "inland"
    CERTIFICATE = "certificate"
    INTERPRETER = "interpreter"
    APPEAL = "appeal"
    PROTECTION = "protection"
    UNHCR = "unhcr"


@dataclass(frozen=True, slots=True)
class CountryRule:
    """What a country provides on one topic; ``to`` is the body that receives, "" for none."""

    id: Topic
    says: str
    to: str = ""
    sources: tuple[Source, ...] = ()
    confidence: Confidence = Confidence.UNVERIFIED
    checked: str = ""


@dataclass(frozen=True, slots=True)
class CountryPack:
    """Everything of one country. ``languages`` begins with the state language; ``code`` is "kz".

    ``utc_offset`` is "+05:00": an offset, not a zone name, because the region has no summer time
    and outdated zone tables are wrong for Kazakhstan since 2024.
    """

    code: str
    name: Names
    languages: tuple[str, ...]
    checked: str
    bodies: tuple[Body, ...] = ()
    clocks: tuple[Deadline, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()
    utc_offset: str = "+00:00"
    provisions: tuple[CountryRule, ...] = ()

    @property
    def zone(self) -> timezone:
        """The local time of the country, for what people read."""
        return _zone(self.utc_offset)

    def body(self, body_id: str) -> Body:
        """The body of that id. Raises KeyError when the pack has none."""
        for body in self.bodies:
            if body.id == body_id:
                return body
        raise KeyError(body_id)

    def find_body(self, role: BodyRole) -> Body | None:
        """The body of that role, if the pack has it."""
        return next((body for body in self.bodies if body.role is role), None)


@cache
def _zone(utc_offset: str) -> timezone:
    hours, minutes = utc_offset[1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if utc_offset.startswith("-") else offset)
