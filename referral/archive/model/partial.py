"""Dates as exact as their sources: a day, a month, a year, or a range between two of them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Precision(StrEnum):
    """How exactly a moment is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class DatePoint:
    """A day, or the month or year it lies in; ``month`` and ``day`` are 0 where they are not known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> Precision:
        """What is known of it."""
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def earliest(self) -> date:
        """The first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """When something was: from ``start`` to ``end``, which are the same for a single day, month or year."""

    start: DatePoint
    end: DatePoint

    @property
    def is_range(self) -> bool:
        """Whether it runs from one moment to another."""
        return self.start != self.end

    @property
    def precision(self) -> Precision:
        """What is known of its beginning."""
        return self.start.precision

    @property
    def earliest(self) -> date:
        """The first day it may have begun."""
        return self.start.earliest

    @property
    def latest(self) -> date:
        """The last day it may have ended."""
        return self.end.latest

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.is_range else str(self.start)


def point(written: str) -> DatePoint:
    """The moment that "2015-09-22", "2015-09" or "2015" spells. Raises ValueError."""
    found = _POINT.fullmatch(written)
    if found is None or "00" in found.groups()[1:]:
        raise ValueError(f'"{written}" is no year, month or day.')
    year, month, day = (int(part or 0) for part in found.groups())
    date(year, month or 1, day or 1)  # refuses the 31st of February
    return DatePoint(year, month, day)


def partial_date(written: str) -> PartialDate:
    """The date that "2015-09-22" or "2015-02-23/2015-04-30" spells. Raises ValueError."""
    start, _, end = written.partition("/")
    made = PartialDate(point(start), point(end or start))
    if made.earliest > made.latest or made.start.precision != made.end.precision:
        raise ValueError(f'"{written}" ends before it begins, or is known less well at one end.')
    return made
