"""What stands on a referral form, part by part: frozen values with nothing left to decide.

No part can hold a name, a number of a document or anything else that identifies a person.
"""

from dataclasses import dataclass

from referral.printing.forms.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class FormLine:
    """A statement, with a mark where its source is not verified."""

    says: Bilingual
    mark: Bilingual


@dataclass(frozen=True, slots=True)
class FormHead:
    """What tells one form from another."""

    country: Bilingual
    service: Bilingual
    post: Bilingual
    post_code: str
    reference: str
    number: int
    replaces: int | None
    issued: str  # local time: "20.11.2026 14:05", read alike in every language of the region
    zone: str
    version: str
    running: str  # what stands at the foot of every page and in the QR code
    code_image: str  # the QR code as a data: address
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """A law or treaty, and the place in it."""

    title: Bilingual
    at: Bilingual
    mark: Bilingual


@dataclass(frozen=True, slots=True)
class Recipient:
    """The authority the person is referred to, and why it is competent."""

    name: Bilingual
    mark: Bilingual
    legal_basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class FormEntry:
    """The short name of a step, or its question, and the answer; empty where none was given."""

    question: Bilingual
    answer: Bilingual


@dataclass(frozen=True, slots=True)
class Family:
    """Questions about the family, how many there are by age, and how many blank lines to list them."""

    questions: tuple[FormEntry, ...]
    counts: tuple[FormEntry, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty that has arisen, until when it is to be done, and the legal limits beside its aim.

    ``due`` is empty once it is done, and where no answer marks it done.
    """

    number: int
    says: Bilingual
    due: Bilingual
    limits: tuple[FormLine, ...]
    urgent: bool
    done: bool
    unverified: bool


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """The duties towards one body that are equally pressing.

    ``due`` says until when every one that is not done is to be done; empty where that differs.
    """

    to: Bilingual
    aim: Bilingual
    due: Bilingual
    duties: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class StepRecord:
    """Steps by their short names: taken, not needed, not taken and why, critical without an answer."""

    done: tuple[Bilingual, ...]
    not_needed: tuple[Bilingual, ...]
    not_done: tuple[FormEntry, ...]
    unanswered: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A telephone number or address that the person may keep."""

    label: Bilingual
    value: str


@dataclass(frozen=True, slots=True)
class Statements:
    """The three sentences the border service declares."""

    not_assessed: Bilingual
    no_return: Bilingual
    secrecy: Bilingual
