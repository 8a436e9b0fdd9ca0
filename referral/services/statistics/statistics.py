"""Releases for readers outside a post: every number passes the gate, and a release is never changed.

A period is released when it is over. Later changes of its cases change no release: readers could subtract.
The gate works before the transaction that writes, so that no officer's save waits for it.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.disclosure import Key, Level, Progress, Published, Table, publish, to_nobody
from referral.engine.model import Checklist
from referral.services.statistics import measure_catalogue, measures, periods, release_counts
from referral.store import journal
from referral.store.accounts import posts
from referral.store.accounts.posts import Post
from referral.store.database import Database
from referral.store.statistics import figures, releases
from referral.store.statistics.releases import Release


class StatisticsRefused(Exception):
    """A release that cannot be made; the sentence says why."""


class PeriodNotOver(StatisticsRefused):
    """The period still runs."""

    def __init__(self, period: str) -> None:
        super().__init__(f"Period {period} is not over. Release it when the next one has begun.")


class NothingCounted(StatisticsRefused):
    """No case of the country was opened in that period, or its figures are no longer kept as finely."""

    def __init__(self, period: str) -> None:
        super().__init__(f"There are no figures for period {period}. Choose another period.")


class _ReleaseOvertaken(Exception):
    """Another release of the country was made meanwhile; this one must be checked against it."""


@dataclass(frozen=True)
class _Seen:
    """All that a release is made of, as it stood at one moment."""

    table: Table
    counts: Mapping[Key, int]
    earlier: tuple[Published, ...]
    newest: int


def release(
    database: Database,
    checklist: Checklist,
    period: str,
    level: Level,
    *,
    by: int | None,
    now: datetime,
    got_to: Progress = to_nobody,
) -> Release:
    """Release a period of the checklist's country for these readers, once; what was made is given back as it is.

    Raises PeriodNotOver or NothingCounted.
    """
    if not periods.has_ended(period, now):
        raise PeriodNotOver(period)
    while True:
        with database.read_session() as session:
            if made := releases.find(session, checklist.pack.code, period, level):
                return made
            seen = _seen(session, checklist, period)
        made = Release(period, publish(seen.table, level, seen.earlier, got_to), seen.counts, now)
        with suppress(_ReleaseOvertaken), database.transaction() as session:
            _keep(session, made, seen, by)
            return made


def ended(session: Session, country: str, now: datetime) -> list[str]:
    """The months and quarters of a country that are over and have figures, the latest first."""
    ours = [post.id for post in _posts(session, country)]
    kept = set(figures.periods_of(session, ours))
    quarters = {measures.quarter_of(periods.months_of(one)[0]) for one in kept}
    return periods.latest_first(one for one in kept | quarters if periods.has_ended(one, now))


def _seen(session: Session, checklist: Checklist, period: str) -> _Seen:
    country = checklist.pack.code
    earlier = releases.every(session, country)
    ours = _posts(session, country)
    try:
        counts = release_counts.of_period(session, ours, period, earlier)
    except release_counts.NoFigures:
        raise NothingCounted(period) from None
    every = {key: count for one in earlier for key, count in one.counts.items()}
    return _Seen(
        Table(
            country,
            periods.months_of(period),
            {post.code: region_of(post) for post in ours},
            measure_catalogue.bases_of(checklist),
            release_counts.by_month({**every, **counts}),
        ),
        counts,
        tuple(one.published for one in earlier),
        releases.newest(session, country),
    )


def _keep(session: Session, made: Release, seen: _Seen, by: int | None) -> None:
    journal.append(session, journal.JournalKind.RELEASE_MADE, at=made.made_at, person=by)
    if releases.newest(session, made.published.country) != seen.newest:
        raise _ReleaseOvertaken
    releases.add(session, made)


def _posts(session: Session, country: str) -> list[Post]:
    return [post for post in posts.every(session) if post.country == country]


def region_of(post: Post) -> str:
    """The name that groups a post with others."""
    return post.region.get("en") or ""
