"""A panel of the page of patterns: a sentence, a chart and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from referral.printing.charts import Bar, BarChart
from referral.web.supervisor.patterns.seen import Number

DRAWN = 2
"""So many columns of the table are drawn; the others stand beside them for comparison."""

MOST_BARS = 14
"""A chart shows so many rows; the table behind it has all of them."""

Found = Sequence[tuple[str, tuple[Number, ...]]]
"""Rows as they were found: a name and its numbers."""


@dataclass(frozen=True)
class Panel:
    """One pattern. ``about`` is the place it tells of, "" where it compares places."""

    id: str
    title: str
    says: str
    row_title: str
    columns: tuple[str, ...]
    found: Found
    about: str = ""
    unit: str = ""

    @property
    def chart(self) -> BarChart:
        """The rows of which something can be drawn."""
        shown = [one for one in self.found if any(one[1][:DRAWN])][:MOST_BARS]
        bars = tuple(Bar(label, numbers[:DRAWN]) for label, numbers in shown)
        return BarChart(self.title, self.says, self.columns[:DRAWN], bars, self.unit)


def largest_first(found: Found) -> Found:
    """The rows, the largest first number on top."""
    return sorted(found, key=lambda one: -(one[1][0] or 0))


def top(found: Found) -> tuple[str, int] | None:
    """The row with the largest first number, None where no number can be told."""
    number, label = max(((row[0] or 0, label) for label, row in found), default=(0, ""))
    return (label, round(number)) if number else None
