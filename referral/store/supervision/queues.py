"""Pages of the queue. A post and a state are one range of an index, so a page costs the same in any queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from referral.store.supervision.reviews import State
from referral.store.supervision.worklist import COLUMNS, RaisedRow, Standing, Work, WorkRow, work

NEED_EYES = (State.WAITING, State.CORRECTED, State.RETURNED, State.IN_WORK)
"""What the queue shows unless a state is chosen: everything that is not confirmed."""

MOST_COUNTED = 1000
"""Counts go so far and no further: beyond it the answer is "more than", which is right as well."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases of which posts; () and None leave a side open."""

    posts: tuple[int, ...]
    states: tuple[State, ...]
    duty: str = ""
    officer: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    escalated_only: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether more is asked than posts and states, which are ranges of an index."""
        period = (self.since, self.until)
        return bool(self.duty) or self.officer is not None or period != (None, None)


@dataclass(frozen=True, slots=True)
class Mark:
    """The last line of a page, from which the next goes on."""

    due_at: datetime | None
    rank: int
    opened_at: datetime
    case_id: UUID

    @classmethod
    def of(cls, row: Work) -> "Mark":
        """The place of a case."""
        return cls(row.due_at, row.rank, row.opened_at, row.case_id)

    def is_overdue(self, now: datetime) -> bool:
        """Whether the line stood among the overdue ones."""
        return self.due_at is not None and self.due_at <= now


def page(
    session: Session, wanted: Wanted, now: datetime, *, after: Mark | None = None, limit: int
) -> list[Work]:
    """The next lines: overdue ones first, the longest overdue at their head; then by rank, then by age."""
    found: list[Work] = []
    for which, key in phases(now, after):
        if len(found) < limit:
            found += _lines(session, wanted, which, key, limit - len(found))
    return found


def count(session: Session, wanted: Wanted) -> int:
    """How many cases are wanted, counted up to ``MOST_COUNTED`` + 1."""
    return _counted(session, wanted, ())


def count_overdue(session: Session, wanted: Wanted, now: datetime) -> int:
    """How many of the wanted cases are overdue, counted up to ``MOST_COUNTED`` + 1."""
    return _counted(session, wanted, late(now))


def late(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What makes a row overdue."""
    return (_T.due_at <= now,)


_T = WorkRow.__table__.c
Key = tuple[ColumnElement[Any], ...]
_BY_DUE: Key = (_T.due_at, _T.case_id)
_BY_RANK: Key = (_T.rank, _T.opened_at, _T.case_id)


def phases(now: datetime, after: Mark | None) -> list[tuple[list[ColumnElement[bool]], Key]]:
    """The overdue cases and then the others, each with its order, from a place in the queue on."""
    if after is None or after.is_overdue(now):
        return [(_overdue(now, after), _BY_DUE), (_in_time(now, None), _BY_RANK)]
    return [(_in_time(now, after), _BY_RANK)]


def _overdue(now: datetime, after: Mark | None) -> list[ColumnElement[bool]]:
    found = [*late(now)]
    if after is not None:
        found.append(tuple_(*_BY_DUE) > (after.due_at, after.case_id))
    return found


def _in_time(now: datetime, after: Mark | None) -> list[ColumnElement[bool]]:
    rest: list[ColumnElement[bool]] = [or_(_T.due_at.is_(None), _T.due_at > now)]
    if after is not None:
        rest.append(tuple_(*_BY_RANK) > (after.rank, after.opened_at, after.case_id))
    return rest


def _lines(
    session: Session,
    wanted: Wanted,
    which: Sequence[ColumnElement[bool]],
    key: Key,
    limit: int,
) -> list[Work]:
    chosen = [
        select(part.where(*which).order_by(*key).limit(limit).subquery())
        for part in parts(wanted, select(*COLUMNS).where(*conditions(wanted)))
    ]
    if not chosen:
        return []
    every = union_all(*chosen).subquery()
    order = [every.c[column.name] for column in key]
    rows = session.connection().execute(select(every).order_by(*order).limit(limit))
    return [work(tuple(row)) for row in rows]


def _counted(session: Session, wanted: Wanted, which: Sequence[ColumnElement[bool]]) -> int:
    found = [
        select(func.count()).select_from(part.where(*which).limit(MOST_COUNTED + 1).subquery())
        for part in parts(wanted, select(_T.rank).where(*conditions(wanted)))
    ]
    if not found:
        return 0
    total = sum(session.connection().scalars(union_all(*found)))
    return min(total, MOST_COUNTED + 1)


def parts(wanted: Wanted, query: Select[Any]) -> list[Select[Any]]:
    """The query once for each post and state, the filters left aside."""
    return [
        query.where(_T.post_id == post, _T.state == state, *_escalated(wanted))
        for post, state in product(wanted.posts, wanted.states)
    ]


def conditions(wanted: Wanted, columns: Any = _T) -> list[ColumnElement[bool]]:
    """What the filters ask of a row of the queue, or of a query with the same columns."""
    found = opened_within(wanted, columns)
    if wanted.duty:
        found.append(_raises(wanted.duty, columns))
    if wanted.officer is not None:
        found.append(columns.officer_id == wanted.officer)
    return found


def opened_within(wanted: Wanted, columns: Any = _T) -> list[ColumnElement[bool]]:
    """What the filter for the period asks of a row."""
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(columns.opened_at >= wanted.since)
    if wanted.until is not None:
        found.append(columns.opened_at < wanted.until)
    return found


def _escalated(wanted: Wanted) -> list[ColumnElement[bool]]:
    return [_T.escalated.is_(True)] if wanted.escalated_only else []


def _raises(duty: str, columns: Any) -> ColumnElement[bool]:
    return exists().where(
        RaisedRow.case_id == columns.case_id,
        RaisedRow.duty == duty,
        RaisedRow.standing == Standing.OPEN,
    )
