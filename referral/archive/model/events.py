"""What the archive knows: events, series, documents, sources, chairs, members. Values only.

Words for readers are English here and translated by the catalogue ``archive``; a ``Names`` holds titles and names
as they were published, by locale. Ids refer to the registers of ``Archive``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from referral.archive.model.kinds import Availability as Availability
from referral.archive.model.kinds import DocumentKind as DocumentKind
from referral.archive.model.kinds import EventAct as EventAct
from referral.archive.model.kinds import EventKind as EventKind
from referral.archive.model.kinds import Mode as Mode
from referral.archive.model.kinds import ProcessStanding as ProcessStanding
from referral.archive.model.kinds import Relevance as Relevance
from referral.archive.model.partial import PartialDate
from referral.engine.country import Names
from referral.engine.sources import Confidence


@dataclass(frozen=True, slots=True)
class Version:
    """A document in one language.

    ``checksum`` (SHA-256) and ``size`` in bytes are of a copy seen, "" and 0 without; ``captured`` is the ISO date
    on which it was taken from ``url``.
    """

    language: str
    availability: Availability
    url: str = ""
    captured: str = ""
    checksum: str = ""
    size: int = 0
    format: str = ""


@dataclass(frozen=True, slots=True)
class EventDocument:
    """A document of the Process, with a version for each of the archive's languages, there or not."""

    id: str
    title: Names
    kind: DocumentKind
    versions: tuple[Version, ...]
    part_of: str = ""

    def existing(self) -> tuple[str, ...]:
        """The languages it is known to exist in."""
        return tuple(
            one.language for one in self.versions if one.availability is Availability.EXISTS
        )


@dataclass(frozen=True, slots=True)
class EventSource:
    """A page where facts were read. ``seen`` is the ISO date of the capture, "" when it was read live."""

    id: str
    url: str
    publisher: str
    title: str
    confidence: Confidence
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the things that sources say where they disagree; ``source`` "" when it is an inference."""

    says: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class SourceConflict:
    """Sources that disagree, or a doubt: about what, what each says, and what the archive keeps and why."""

    about: str
    says: str
    claims: tuple[Claim, ...] = ()
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an event; ``document`` is the id of the document that holds it, "" without."""

    says: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody named by a source in a public office, with the role held at the event."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event, or a series that holds others (``is_series``), with everything known about it.

    ``part_of`` is the event it was a part of; ``series`` the line in which it has a place.
    """

    id: str
    kind: EventKind
    date: PartialDate
    title: Names
    summary: str
    confidence: Confidence
    sources: tuple[EventSource, ...]
    mode: Mode = Mode.UNKNOWN
    city: str = ""
    country: str = ""
    relevance: Relevance = Relevance.CORE
    series: str = ""
    part_of: str = ""
    is_series: bool = False
    theme: str = ""
    states: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    chair: str = ""
    participants: str = ""
    people: tuple[NamedPerson, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    documents: tuple[EventDocument, ...] = ()
    conflicts: tuple[SourceConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A line of events that follow each other, such as the Senior Officials' Meetings."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class City:
    """A place on the map; ``names`` by locale, ``also`` other names by which people look for it."""

    id: str
    country: str
    names: Names
    latitude: float
    longitude: float
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somebody other than a State who takes part, organises or pays; ``names`` by locale."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True)
class Membership:
    """Who stood how, as a source of that date lists it."""

    date: PartialDate
    says: str
    standings: tuple[tuple[str, ProcessStanding], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Chair:
    """A State in the chair, from the event it took over at to the next handover."""

    state: str
    since: PartialDate
    until: PartialDate | None
    person: str
    taken_at: str
    conflicts: tuple[SourceConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class LineageLink:
    """A link of the line from a conference to the checklist.

    ``leads_to`` are events; ``works`` are works of the checklists it brought forth, ``steps`` the steps and duties
    that take up what it was about.
    """

    event: str
    act: EventAct
    says: str
    leads_to: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that lies in ``checklists/archive``; events by date, everything else in the order written."""

    events: tuple[Event, ...]
    series: Mapping[str, Series]
    cities: Mapping[str, City]
    organisations: Mapping[str, Organisation]
    documents: Mapping[str, EventDocument]
    sources: Mapping[str, EventSource]
    chairs: tuple[Chair, ...]
    memberships: tuple[Membership, ...]
    lineage: tuple[LineageLink, ...]

    def event(self, event_id: str) -> Event:
        """The event of that id. Raises KeyError."""
        for event in self.events:
            if event.id == event_id:
                return event
        raise KeyError(event_id)

    def parts_of(self, event: Event) -> tuple[Event, ...]:
        """The events that were parts of it, by date."""
        return tuple(one for one in self.events if one.part_of == event.id)

    def in_series(self, event: Event) -> tuple[Event, ...]:
        """The events of its series by date, itself among them; none when it stands alone."""
        if not event.series:
            return ()
        return tuple(one for one in self.events if one.series == event.series and not one.is_series)
