"""What stands on a referral form, part by part: frozen values with nothing left to decide.

No part can hold a name, a number of a document or anything else that identifies a person.
"""

from dataclasses import dataclass

from referral.printing.words import NOTHING, Words


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, with a mark where its source is not verified."""

    words: Words
    mark: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Head:
    """What tells one form from another."""

    country: Words
    service: Words
    post: Words
    post_code: str
    reference: str
    number: int
    replaces: int | None
    day: Words
    time: str
    zone: str
    version: str
    code_image: str  # the QR code as a data: address
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """A place in a law and what it says there."""

    title: Words
    at: Words
    says: Words
    mark: Words


@dataclass(frozen=True, slots=True)
class Recipient:
    """The authority the person is referred to, and why it is competent."""

    name: Words
    mark: Words
    legal_basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the checklist and the answer given; without an answer, ``answer`` is empty."""

    question: Words
    answer: Words


@dataclass(frozen=True, slots=True)
class Limit:
    """A legal limit that stands beside the aim of a duty."""

    time: Words
    says: Words
    mark: Words


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty that has arisen: what, to whom, how soon, within which limits, and whether done."""

    number: int
    says: Words
    to: Words
    aim: Words
    limits: tuple[Limit, ...]
    mark: Words
    urgent: bool
    done: bool


@dataclass(frozen=True, slots=True)
class NotDone:
    """A step that was not taken, and the reason given."""

    says: Words
    reason: Words


@dataclass(frozen=True, slots=True)
class Record:
    """The steps of the checklist: taken, not needed, not taken, and critical ones without an answer."""

    done: tuple[Words, ...]
    not_needed: tuple[Words, ...]
    not_done: tuple[NotDone, ...]
    unanswered: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A telephone number or address that the person may keep."""

    name: Words
    label: Words
    value: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The title of a work as published, and the language it is in."""

    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Statements:
    """The three sentences the border service declares."""

    not_assessed: Words
    no_return: Words
    secrecy: Words
