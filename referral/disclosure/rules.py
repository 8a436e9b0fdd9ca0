"""How small is too small, and how numbers are rounded: a table by who reads."""

from dataclasses import dataclass
from enum import StrEnum

STEP = 5
"""Published numbers are multiples of this."""

SMALL_GROUP = 11
"""In a group smaller than this nobody learns that all or none have something; smaller posts are rolled up."""


class Level(StrEnum):
    """Who reads: people of the country's service, or everybody else."""

    INSIDE = "inside"
    OUTSIDE = "outside"

    @property
    def rule(self) -> "Rule":
        """The rule for these readers."""
        return RULES[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """A threshold, and how far a number may lie below and above what is printed."""

    threshold: int
    below: int
    above: int

    def printed(self, count: int) -> int:
        """The multiple of STEP that is printed for a count of the threshold or more."""
        return (count + self.below) // STEP * STEP

    def range_of(self, printed: int) -> tuple[int, int]:
        """What a reader who knows the rule learns from a printed number."""
        return max(self.threshold, printed - self.below), printed + self.above

    def is_small(self, count: int) -> bool:
        """Whether a count could point at somebody."""
        return 0 < count < self.threshold


RULES = {
    Level.INSIDE: Rule(threshold=5, below=2, above=2),
    Level.OUTSIDE: Rule(threshold=11, below=0, above=4),
}
