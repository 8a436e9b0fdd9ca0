"""What stands on the sheets of a tabletop exercise: frozen values with nothing left to decide."""

from dataclasses import dataclass

from referral.i18n.languages import Language
from referral.i18n.words.tagged_text import TaggedText


@dataclass(frozen=True, slots=True)
class TabletopPicture:
    """A picture as an address that holds it, and what it shows; ``when`` it is shown to trainees, "" at once."""

    address: str
    shows: str
    when: str


@dataclass(frozen=True, slots=True)
class TabletopStep:
    """A step: its number on the paper checklist, what the traveller answers, and what is right.

    A ``must`` one fails the run when it is missed.
    """

    number: str
    step: str
    says: str
    shows: str
    right: str
    must: bool


@dataclass(frozen=True, slots=True)
class TabletopChoice:
    """A choice at an interruption."""

    says: str
    right: bool


@dataclass(frozen=True, slots=True)
class TabletopInterruption:
    """An interruption: after which step, what is said, which ways there are, and why one is right."""

    when: str
    says: str
    ways: tuple[TabletopChoice, ...]
    because: str


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """A sentence, and what stands behind it: a reason, or the sources."""

    says: str
    behind: str


@dataclass(frozen=True, slots=True)
class ExpectedDuty:
    """A duty that must have arisen, with its number on the paper checklist."""

    number: int
    says: str
    to: str
    within: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Tabletop:
    """One scenario in one country, in one language, for a classroom without computers."""

    language: Language
    title: TaggedText
    facts: tuple[str, ...]
    running: str
    setting: str
    story: str
    pictures: tuple[TabletopPicture, ...]
    rows: tuple[TabletopStep, ...]
    breaks: tuple[TabletopInterruption, ...]
    forbidden: tuple[SourcedSentence, ...]
    duties: tuple[ExpectedDuty, ...]
    teaching: tuple[SourcedSentence, ...]
    draft: str

    @property
    def shown_first(self) -> tuple[TabletopPicture, ...]:
        """The pictures that stand beside the story."""
        return tuple(one for one in self.pictures if not one.when)

    @property
    def shown_later(self) -> tuple[TabletopPicture, ...]:
        """The pictures that the trainer shows when their step is asked about."""
        return tuple(one for one in self.pictures if one.when)
