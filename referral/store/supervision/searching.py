"""Looking for cases of the queue by filters, at a cost that does not grow with the number of cases.

Where one of the filters fits few cases, that one leads: these cases are read and everything else is asked of
them. Where every filter fits many, the queue is walked in its own order, so many cases at a time; what was found
is then told together with where the search goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from referral.store.supervision import queues, walking
from referral.store.supervision.queues import Mark, Wanted
from referral.store.supervision.walking import Page, Tally
from referral.store.supervision.worklist import COLUMNS, RaisedRow, Standing, Work, WorkRow, work

FEW = 1000
"""So many cases are read at once; a filter that fits more does not lead."""


class Search(Protocol):
    """Cases of some posts that fit some filters; states are chosen when asking."""

    def page(self, wanted: Wanted, now: datetime, *, after: Mark | None, limit: int) -> Page:
        """The next lines in the order of the queue."""

    def count(self, wanted: Wanted) -> Tally:
        """How many cases there are."""

    def count_overdue(self, wanted: Wanted, now: datetime) -> Tally:
        """How many of them are overdue."""


def search(session: Session, wanted: Wanted) -> Search:
    """The cheapest way to what is wanted."""
    for side in _sides(wanted):
        ids = session.connection().scalars(side.limit(FEW + 1)).all()
        if len(ids) <= FEW:
            return Few(tuple(_read(session, wanted, ids)))
    return Along(session)


@dataclass(frozen=True, slots=True)
class Few:
    """A handful of cases, all of which fit the filters, read as a whole."""

    rows: tuple[Work, ...]

    def page(self, wanted: Wanted, now: datetime, *, after: Mark | None, limit: int) -> Page:
        """The next lines in the order of the queue."""
        mark = None if after is None else _place(after, now)
        rows = sorted(self._of(wanted), key=lambda row: _place(row, now))
        left = [row for row in rows if mark is None or _place(row, now) > mark]
        return walking.page_of(left[: limit + 1], limit)

    def count(self, wanted: Wanted) -> Tally:
        """How many cases there are."""
        return Tally(sum(1 for _ in self._of(wanted)))

    def count_overdue(self, wanted: Wanted, now: datetime) -> Tally:
        """How many of them are overdue."""
        return Tally(sum(_is_overdue(row, now) for row in self._of(wanted)))

    def _of(self, wanted: Wanted) -> Iterator[Work]:
        for row in self.rows:
            if row.state in wanted.states and (row.escalated or not wanted.escalated_only):
                yield row


@dataclass(frozen=True, slots=True)
class Along:
    """The queue in its order, walked so many cases at a time where not every case fits."""

    session: Session
    counted: dict[Wanted, Tally] = field(default_factory=dict)

    def page(self, wanted: Wanted, now: datetime, *, after: Mark | None, limit: int) -> Page:
        """The next lines in the order of the queue."""
        if wanted.is_filtered:
            return walking.page(self.session, wanted, now, after=after, limit=limit)
        lines = queues.page(self.session, wanted, now, after=after, limit=limit + 1)
        return walking.page_of(lines, limit)

    def count(self, wanted: Wanted) -> Tally:
        """How many cases there are."""
        if not wanted.is_filtered:
            return Tally(queues.count(self.session, wanted))
        each = (replace(wanted, states=(state,)) for state in wanted.states)
        return sum(map(self._counted, each), Tally(0))

    def _counted(self, wanted: Wanted) -> Tally:
        # A page asks for states alone and together: what was walked once is not walked again.
        if wanted not in self.counted:
            self.counted[wanted] = walking.count(self.session, wanted)
        return self.counted[wanted]

    def count_overdue(self, wanted: Wanted, now: datetime) -> Tally:
        """How many of them are overdue."""
        if wanted.is_filtered:
            return walking.count(self.session, wanted, queues.late(now))
        return Tally(queues.count_overdue(self.session, wanted, now))


_T, _D = WorkRow.__table__.c, RaisedRow.__table__.c


def _sides(wanted: Wanted) -> Iterator[Select[Any]]:
    """The cases that fit one filter alone, each along an index of its own."""
    at_posts = select(_T.case_id).where(_T.post_id.in_(wanted.posts))
    if wanted.officer is not None:
        yield at_posts.where(_T.officer_id == wanted.officer)
    if wanted.duty:
        yield select(_D.case_id).where(_D.duty == wanted.duty, _D.standing == Standing.OPEN)
    if wanted.since is not None or wanted.until is not None:
        yield at_posts.where(*queues.opened_within(wanted))


def _read(session: Session, wanted: Wanted, ids: Sequence[UUID]) -> Iterator[Work]:
    """Those of the cases that fit every filter; asked for by nothing but their ids, so that these lead."""
    open_there = _having(session, wanted.duty, ids) if wanted.duty else None
    rows = session.connection().execute(select(*COLUMNS).where(_T.case_id.in_(ids)))
    for row in map(work, map(tuple, rows)):
        has_duty = open_there is None or row.case_id in open_there
        if has_duty and all(fits(row) for fits in _tests(wanted)):
            yield row


def _having(session: Session, duty: str, ids: Sequence[UUID]) -> set[UUID]:
    query = select(_D.case_id).where(
        _D.case_id.in_(ids), _D.duty == duty, _D.standing == Standing.OPEN
    )
    return set(session.connection().scalars(query))


def _tests(wanted: Wanted) -> tuple[Callable[[Work], bool], ...]:
    since, until, officer = wanted.since, wanted.until, wanted.officer
    return (
        lambda row: row.post_id in wanted.posts,
        lambda row: officer is None or row.officer_id == officer,
        lambda row: since is None or row.opened_at >= since,
        lambda row: until is None or row.opened_at < until,
    )


def _is_overdue(row: Work | Mark, now: datetime) -> bool:
    return row.due_at is not None and row.due_at <= now


def _place(row: Work | Mark, now: datetime) -> tuple[object, ...]:
    """Where a case stands in the queue: overdue ones by due time, then the others by rank and age."""
    if _is_overdue(row, now):
        return 0, row.due_at, row.case_id
    return 1, row.rank, row.opened_at, row.case_id
