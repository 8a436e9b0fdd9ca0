"""The supervisor's queue: one indexed query with a limit for a page, and counts that stop at a thousand.

Overdue cases come first, the longest overdue at their head; then the others by rank, then by age. Each post
and state is one range of an index in this order, and the query merges the ranges: a page costs the same in
any queue. A filter is a condition on these ranges. Where a filter alone fits few cases, only these are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Select, exists, func, select, tuple_, union_all
from sqlalchemy.orm import Session

from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import (
    COLUMNS,
    DutyState,
    QueueRow,
    RaisedRow,
    WorkRow,
    queue_row,
)

NEED_EYES = (ReviewState.WAITING, ReviewState.CORRECTED, ReviewState.RETURNED, ReviewState.IN_WORK)
"""What the queue shows unless a state is chosen: everything that is not confirmed."""

MOST_COUNTED = 1000
"""Counts go so far and no further: beyond it the answer is "more than", which is right as well."""

FEW = 1000
"""A filter that alone fits no more cases than this is looked up first."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which cases of which posts; "" and None leave a side open."""

    posts: tuple[int, ...]
    states: tuple[ReviewState, ...]
    duty: str = ""
    officer: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    escalated_only: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page, after which the next page begins."""

    due_at: datetime | None
    rank: int
    opened_at: datetime
    case_id: UUID

    @classmethod
    def of(cls, row: QueueRow) -> "Cursor":
        """The place of a case in the queue."""
        return cls(row.due_at, row.rank, row.opened_at, row.case_id)

    def is_overdue(self, now: datetime) -> bool:
        """Whether the row stood among the overdue ones."""
        return self.due_at is not None and self.due_at <= now


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many cases there are: exact up to ``MOST_COUNTED``, and beyond it only that there are more."""

    number: int

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.number > MOST_COUNTED

    def __add__(self, other: "QueueCount") -> "QueueCount":
        """Both together."""
        return QueueCount(min(self.number + other.number, MOST_COUNTED + 1))


def page(
    session: Session, chosen: QueueFilter, now: datetime, *, after: Cursor | None = None, limit: int
) -> list[QueueRow]:
    """The next rows of the queue: as many as asked for, fewer only at its end."""
    ranges = _ranges(session, chosen)
    rows: list[QueueRow] = []
    if after is None or after.is_overdue(now):
        rows += _first(session, _overdue(ranges, now), _BY_DUE, after, limit)
        after = None
    if len(rows) < limit:
        rows += _first(session, _in_time(ranges, now), _BY_RANK, after, limit - len(rows))
    return rows


def count(session: Session, chosen: QueueFilter) -> QueueCount:
    """How many cases fit."""
    return _count(session, _ranges(session, chosen))


def count_overdue(session: Session, chosen: QueueFilter, now: datetime) -> QueueCount:
    """How many of the cases that fit are overdue."""
    return _count(session, _overdue(_ranges(session, chosen), now))


_T, _D = WorkRow.__table__.c, RaisedRow.__table__.c
Query = Select[Any]
Order = tuple[str, ...]
_BY_DUE: Order = ("due_at", "case_id")
_BY_RANK: Order = ("rank", "opened_at", "case_id")


def _first(
    session: Session, ranges: list[Query], order: Order, after: Cursor | None, limit: int
) -> list[QueueRow]:
    """The first rows of all ranges together: merged, not sorted, for each range comes in this order."""
    if not ranges:
        return []
    connection = session.connection()
    if after is not None:
        ranges = [_beyond(one, order, after) for one in ranges]
    if connection.dialect.name == "postgresql":  # it merges only what is in order on its own
        ranges = [select(one.order_by(*order).limit(limit).subquery()) for one in ranges]
    rows = connection.execute(union_all(*ranges).order_by(*order).limit(limit))
    return [queue_row(tuple(row)) for row in rows]


def _beyond(query: Query, order: Order, after: Cursor) -> Query:
    columns = [query.selected_columns[name] for name in order]
    return query.where(tuple_(*columns) > tuple(getattr(after, name) for name in order))


def _count(session: Session, ranges: list[Query]) -> QueueCount:
    if not ranges:
        return QueueCount(0)
    bare: list[Query] = [one.with_only_columns(one.selected_columns.rank) for one in ranges]
    counted = union_all(*bare).limit(MOST_COUNTED + 1).subquery()
    return QueueCount(session.connection().scalar(select(func.count()).select_from(counted)) or 0)


def _overdue(ranges: list[Query], now: datetime) -> list[Query]:
    return [one.where(one.selected_columns.due_at <= now) for one in ranges]


def _in_time(ranges: list[Query], now: datetime) -> list[Query]:
    def runs(due_at: ColumnElement[datetime]) -> ColumnElement[bool]:
        return due_at.is_(None) | (due_at > now)

    return [one.where(runs(one.selected_columns.due_at)) for one in ranges]


def _ranges(session: Session, chosen: QueueFilter) -> list[Query]:
    """The cases that fit: those of each post and state, or those few that a filter alone leaves."""
    few = _few(session, chosen)
    if few is not None:
        there = few.c.post_id.in_(chosen.posts) & few.c.state.in_(chosen.states)
        return [select(few).where(there, *_fits(chosen, few.c))]
    return [
        select(*COLUMNS).where(_T.post_id == post, _T.state == state, *_fits(chosen, _T))
        for post, state in product(chosen.posts, chosen.states)
    ]


def _few(session: Session, chosen: QueueFilter) -> CTE | None:
    """The cases that fit one of the filters alone, where these are few."""
    for query in _leading(chosen):
        found = query.limit(FEW + 1).cte("narrow")
        if (session.connection().scalar(select(func.count()).select_from(found)) or 0) <= FEW:
            return found
    return None


def _leading(chosen: QueueFilter) -> Iterator[Query]:
    """The cases that fit one filter alone, each along an index of its own."""
    there = select(*COLUMNS).where(_T.post_id.in_(chosen.posts))
    if chosen.officer is not None:
        yield there.where(_T.officer_id == chosen.officer)
    if chosen.duty:
        raised = select(*COLUMNS).join(RaisedRow, _D.case_id == _T.case_id)
        yield raised.where(_D.duty == chosen.duty, _D.standing == DutyState.OPEN)
    if chosen.since is not None or chosen.until is not None:
        yield there.where(*_opened_within(chosen, _T))


def _fits(chosen: QueueFilter, columns: Any) -> Iterator[ColumnElement[bool]]:
    """What the filters ask of a case, beside its post and state."""
    yield from _opened_within(chosen, columns)
    if chosen.officer is not None:
        yield columns.officer_id == chosen.officer
    if chosen.escalated_only:
        yield columns.escalated.is_(True)
    if chosen.duty:
        yield exists().where(
            _D.case_id == columns.case_id, _D.duty == chosen.duty, _D.standing == DutyState.OPEN
        )


def _opened_within(chosen: QueueFilter, columns: Any) -> Iterator[ColumnElement[bool]]:
    if chosen.since is not None:
        yield columns.opened_at >= chosen.since
    if chosen.until is not None:
        yield columns.opened_at < chosen.until
