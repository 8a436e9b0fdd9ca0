"""What the cases of a country have in common, period by period: only what was released for the service.

Everything here is made of published numbers. Nothing that was not released can be computed from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.disclosure import Level, Published, Unit
from referral.services.statistics import durations, measures, periods, statistics
from referral.services.statistics.durations import Durations
from referral.store.statistics import releases

COURSE, YEAR = 8, 4
"""So many quarters are shown as a course, and so many make a year."""


@dataclass(frozen=True)
class ReleasedPeriod:
    """A released period."""

    period: str
    published: Published

    def number(self, unit: Unit, measure: str) -> int | None:
        """What is said of a place and a measure: zero, a rounded number, or None for what is not told."""
        cell = self.published.cells.get((unit, measure))
        return None if cell is None else cell.number

    def times(self, unit: Unit) -> Durations:
        """How long it took there from first contact to hand-over."""
        return durations.told(self.published, unit)

    def between(self, unit: Unit, measure: str) -> tuple[int, int] | None:
        """Between which bounds the true number lies, as everybody knows who knows the rules."""
        number = self.number(unit, measure)
        if number is None:
            return None
        return self.published.level.rule.range_of(number) if number else (0, 0)


def released(session: Session, country: str) -> list[str]:
    """The periods that were released for the service, the latest first."""
    made = releases.listed(session, country)
    return periods.latest_first(period for period, level in made if level is Level.INSIDE)


def default_period(names: Sequence[str]) -> str:
    """Of released periods, the one to begin with: the latest quarter, which hides least; "" for none."""
    return next((one for one in names if not measures.is_month(one)), next(iter(names), ""))


def waiting(session: Session, country: str, now: datetime) -> list[str]:
    """The periods that are over, have figures and were not released for the service yet, the latest first."""
    made = set(released(session, country))
    return [one for one in statistics.ended(session, country, now) if one not in made]


def find(session: Session, country: str, period: str) -> ReleasedPeriod | None:
    """A released period."""
    made = releases.find(session, country, period, Level.INSIDE)
    return None if made is None else ReleasedPeriod(period, made.published)


def course(session: Session, country: str, period: str) -> tuple[ReleasedPeriod, ...]:
    """The released quarters of the two years that end with a quarter; of a month there is none."""
    if not periods.is_quarter(period):
        return ()
    found = (find(session, country, one) for one in periods.run(period, COURSE))
    return tuple(one for one in found if one is not None)


def year(quarters: Sequence[ReleasedPeriod]) -> tuple[ReleasedPeriod, ...]:
    """The four quarters that end with the last of these, where each of them was released."""
    last = quarters[-YEAR:]
    in_a_row = periods.run(last[-1].period, YEAR) if last else ()
    return tuple(last) if tuple(one.period for one in last) == in_a_row else ()


def sum_bounds(
    quarters: Sequence[ReleasedPeriod], unit: Unit, measure: str
) -> tuple[int, int] | None:
    """Between which bounds a sum of periods lies; None where one of them is not told."""
    found = [one.between(unit, measure) for one in quarters]
    told = [bounds for bounds in found if bounds is not None]
    if len(told) < len(found):
        return None
    return sum(low for low, _ in told), sum(high for _, high in told)
