"""What the check can find, and where. Holds positions only, no text."""

from dataclasses import dataclass
from enum import StrEnum


class IdentityKind(StrEnum):
    """Why a piece of text was refused."""

    MACHINE_LINE = "machine_line"
    EMAIL = "email"
    LINK = "link"
    DATE = "date"
    PHONE = "phone"
    LONG_NUMBER = "long_number"
    LETTERS_AND_DIGITS = "letters_and_digits"
    NAME = "name"
    OTHER_SCRIPT = "other_script"
    """Letters that the check cannot read: what it cannot read it cannot clear."""
    UNCHECKED = "unchecked"
    """The check itself failed; the whole text is refused."""


@dataclass(frozen=True, slots=True, order=True)
class IdentityFinding:
    """Something identifying, from ``start`` up to but not including ``end`` of the text that was given."""

    start: int
    end: int
    kind: IdentityKind
