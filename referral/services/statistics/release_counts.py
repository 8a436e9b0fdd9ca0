"""The true counts of a release. The first release that contains a month freezes the counts of the month.

Figures that retention has put into their quarter are released for the whole quarter only.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.orm import Session

from referral.disclosure import Key
from referral.services.statistics import measure_catalogue, measures, periods
from referral.store.accounts.posts import Post
from referral.store.statistics import figures
from referral.store.statistics.releases import Release

Counts = dict[Key, int]
"""By post, the period in which they are kept, and measure."""


class NoFigures(Exception):
    """A period has no figures, or they are no longer kept as finely as asked."""


def of_period(
    session: Session, ours: Collection[Post], period: str, earlier: Sequence[Release]
) -> Counts:
    """The counts of a period: frozen ones where there are any, else as they stand now. Raises NoFigures."""
    months = periods.months_of(period)
    held = {month for one in earlier for month in periods.months_of(one.period)}
    counts = _frozen(period, earlier)
    if left := [month for month in months if month not in held]:
        counts |= _as_they_stand(session, ours, period, left)
    if not counts:
        raise NoFigures
    return counts


def by_month(counts: Mapping[Key, int]) -> Counts:
    """The counts as the gate reads them; those of a whole quarter stand with its first month."""
    found = Counter[Key]()
    for (post, period, measure), count in counts.items():
        found[post, periods.months_of(period)[0], measure] += count
    return dict(found)


def _frozen(period: str, earlier: Sequence[Release]) -> Counts:
    names = {name for month in periods.months_of(period) for name in _kept_as(month)}
    counts = {key: count for one in earlier for key, count in one.counts.items() if key[1] in names}
    if any(periods.is_quarter(kept) and kept != period for _, kept, _ in counts):
        raise NoFigures
    return counts


def _as_they_stand(
    session: Session, ours: Collection[Post], period: str, left: Sequence[str]
) -> Counts:
    codes = {post.id: post.code for post in ours}
    kept = figures.counted(session, codes, {name for month in left for name in _kept_as(month)})
    is_coarse = any(periods.is_quarter(one) for _, one, _ in kept)
    if is_coarse and tuple(left) != measures.months_of(measures.quarter_of(left[0])):
        raise NoFigures
    counts = Counter[Key]()
    for (post, month, measure), cases in kept.items():
        counts[codes[post], period if is_coarse else month, _by_day_and_night(measure)] += cases
    return dict(counts)


def _kept_as(month: str) -> tuple[str, str]:
    return month, measures.quarter_of(month)


def _by_day_and_night(measure: str) -> str:
    """Understanding is kept by shift; both shifts are told together."""
    kind, _, rest = measure.partition(":")
    return (
        measure_catalogue.understood(rest.rpartition(":")[0])
        if kind == "understanding"
        else measure
    )
