"""A panel of the page of patterns: a sentence, a chart and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from referral.printing.reports.charts import Bar, BarChart
from referral.web.supervisor.patterns.context import Number

DRAWN = 2
"""So many columns of the table are drawn; the others stand beside them for comparison."""

MOST_BARS = 14
"""A chart shows so many rows; the table behind it has all of them."""

Found = Sequence[tuple[str, tuple[Number, ...]]]
"""Rows as they were found: a name and its numbers."""


@dataclass(frozen=True)
class Panel:
    """One pattern. ``about`` is the place it tells of, "" where it compares places.

    ``drawn`` says how many columns are drawn.
    """

    id: str
    title: str
    says: str
    row_title: str
    columns: tuple[str, ...]
    found: Found
    about: str = ""
    unit: str = ""
    drawn: int = DRAWN

    @property
    def chart(self) -> BarChart:
        """The rows and columns of which something can be drawn."""
        shown = [one for one in self.found if any(one[1][: self.drawn])][:MOST_BARS]
        kept = [at for at in self._told() if at < self.drawn]
        bars = tuple(Bar(label, tuple(numbers[at] for at in kept)) for label, numbers in shown)
        series = tuple(self.columns[at] for at in kept)
        return BarChart(self.title, self.says, series, bars, self.unit)

    @property
    def heads(self) -> list[str]:
        """The columns of the table: those in which something is told."""
        return [self.columns[at] for at in self._told()]

    @property
    def lines(self) -> Found:
        """The rows of the table: those of which something is told."""
        kept = self._told()
        return [
            (label, tuple(numbers[at] for at in kept))
            for label, numbers in self.found
            if any(numbers)
        ]

    def _told(self) -> list[int]:
        columns = range(len(self.columns))
        return [at for at in columns if any(numbers[at] is not None for _, numbers in self.found)]

    @property
    def zero(self) -> list[str]:
        """The rows in which every number that is told is zero."""
        return [label for label, numbers in self.found if not any(numbers) and 0 in numbers]

    @property
    def hidden(self) -> list[str]:
        """The rows of which nothing is told."""
        return [label for label, numbers in self.found if set(numbers) == {None}]


def largest_first(found: Found) -> Found:
    """The rows, the largest first number on top."""
    return sorted(found, key=lambda one: -(one[1][0] or 0))


def top(found: Found) -> tuple[str, int] | None:
    """The row with the largest first number, None where no number can be told."""
    number, label = max(((row[0] or 0, label) for label, row in found), default=(0, ""))
    return (label, round(number)) if number else None
