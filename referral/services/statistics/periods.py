"""Stretches of time of which statistics are told: a month ("2026-09") or a quarter ("2026-Q3")."""

import re
from collections.abc import Iterable
from datetime import datetime

from referral.services.statistics import measures

_PERIOD = re.compile(r"20\d\d-(0[1-9]|1[0-2]|Q[1-4])")


def is_period(text: str) -> bool:
    """Whether somebody names a period."""
    return _PERIOD.fullmatch(text) is not None


def is_quarter(period: str) -> bool:
    """Whether a period is a quarter."""
    return not measures.is_month(period)


def months_of(period: str) -> tuple[str, ...]:
    """The months of a period."""
    return measures.months_of(period) if is_quarter(period) else (period,)


def named_by(months: tuple[str, ...]) -> str:
    """The period of these months."""
    return months[0] if len(months) == 1 else measures.quarter_of(months[0])


def before(period: str) -> str:
    """The period of the same kind before."""
    year, number = map(int, period.replace("Q", "").split("-"))
    last = 4 if is_quarter(period) else 12
    year, number = (year, number - 1) if number > 1 else (year - 1, last)
    return f"{year}-Q{number}" if is_quarter(period) else f"{year}-{number:02d}"


def has_ended(period: str, now: datetime) -> bool:
    """Whether no more case can be opened in it."""
    return months_of(period)[-1] < measures.month_of(now)


def last(now: datetime) -> tuple[str, str]:
    """The month and the quarter that ended last."""
    month = measures.month_of(now)
    return before(month), before(measures.quarter_of(month))


def run(quarter: str, length: int) -> tuple[str, ...]:
    """So many periods of a kind in a row, the latest one last."""
    found = [quarter]
    while len(found) < length:
        found.insert(0, before(found[0]))
    return tuple(found)


def latest_first(periods: Iterable[str]) -> list[str]:
    """Periods as they are listed: the latest on top, a quarter above its months."""
    return sorted(set(periods), key=lambda one: (months_of(one)[-1], is_quarter(one)), reverse=True)
