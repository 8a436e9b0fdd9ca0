"""How far several people agree: Fleiss' kappa with an interval, and the plain share of equal answers. PURE.

Kappa is 1 where all agree, 0 where they agree as often as chance would have it. Its interval comes from leaving
out one person at a time (jackknife): the question is how another group of people would have answered.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean

CONFIDENCE = 0.95

Ratings = Sequence[Sequence[Hashable]]
"""One row for each thing judged, one column for each person; every row is as long."""


@dataclass(frozen=True, slots=True)
class Kappa:
    """A kappa and the interval it lies in; ``low`` and ``high`` are None below three people."""

    value: float
    low: float | None
    high: float | None


def share(row: Sequence[Hashable]) -> float:
    """The share of pairs of people who judged one thing alike; 1 for fewer than two people."""
    people = len(row)
    if people < 2:
        return 1.0
    same = sum(count * (count - 1) for count in Counter(row).values())
    return same / (people * (people - 1))


def fleiss(ratings: Ratings) -> Kappa | None:
    """Fleiss' kappa of all rows together; None where chance alone would make everybody agree."""
    return kappa_within(ratings, ratings)


def kappa_within(rows: Ratings, all_rows: Ratings) -> Kappa | None:
    """The kappa of some rows, chance being taken from all rows that offer the same answers.

    With one scenario a step is one row, and a kappa of one row alone would say nothing; its chance is
    therefore taken from every step with the same answers. None as for ``fleiss``.
    """
    value = _kappa(rows, all_rows)
    if value is None:
        return None
    people = len(rows[0])
    left = [_kappa(_without(rows, one), _without(all_rows, one)) for one in range(people)]
    known = [one for one in left if one is not None]
    if people < 3 or len(known) < people:
        return Kappa(value, None, None)
    return _with_interval(value, known)


def _kappa(rows: Ratings, all_rows: Ratings) -> float | None:
    if not rows or len(rows[0]) < 2:
        return None
    counts = Counter(answer for row in all_rows for answer in row)
    total = counts.total()
    chance = sum((count / total) ** 2 for count in counts.values())
    if chance == 1:
        return None
    return (fmean(share(row) for row in rows) - chance) / (1 - chance)


def _without(rows: Ratings, person: int) -> Ratings:
    return [[*row[:person], *row[person + 1 :]] for row in rows]


def _with_interval(value: float, left: Sequence[float]) -> Kappa:
    people = len(left)
    middle = fmean(left)
    error = sqrt((people - 1) / people * sum((one - middle) ** 2 for one in left))
    reach = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2) * error
    return Kappa(value, max(-1.0, value - reach), min(1.0, value + reach))
