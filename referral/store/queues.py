"""Pages of the queue. A post and a state are one range of an index, so a page costs the same in any queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from referral.store.reviews import State
from referral.store.worklist import COLUMNS, RaisedRow, Standing, Work, WorkRow, work

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


@dataclass(frozen=True, slots=True)
class Mark:
    """The last line of a page, from which the next goes on."""

    due_at: datetime | None
    rank: int
    opened_at: datetime
    case_id: UUID

    def is_overdue(self, now: datetime) -> bool:
        """Whether the line stood among the overdue ones."""
        return self.due_at is not None and self.due_at <= now


def page(
    session: Session, wanted: Wanted, now: datetime, *, after: Mark | None = None, limit: int
) -> list[Work]:
    """The next lines: overdue ones first, the longest overdue at their head; then by rank, then by age."""
    found: list[Work] = []
    if after is None or after.is_overdue(now):
        found = _lines(session, wanted, _overdue(now, after), _BY_DUE, limit)
        after = None
    if len(found) < limit:
        found += _lines(session, wanted, _in_time(now, after), _BY_RANK, limit - len(found))
    return found


def count(session: Session, wanted: Wanted) -> int:
    """How many cases are wanted, counted up to ``MOST_COUNTED`` + 1."""
    return _counted(session, wanted, ())


def count_overdue(session: Session, wanted: Wanted, now: datetime) -> int:
    """How many of the wanted cases are overdue, counted up to ``MOST_COUNTED`` + 1."""
    return _counted(session, wanted, (_T.due_at <= now,))


_T = WorkRow.__table__.c
_Key = tuple[ColumnElement[object], ...]
_BY_DUE: _Key = (_T.due_at, _T.case_id)
_BY_RANK: _Key = (_T.rank, _T.opened_at, _T.case_id)


def _overdue(now: datetime, after: Mark | None) -> list[ColumnElement[bool]]:
    late = [_T.due_at <= now]
    if after is not None:
        late.append(tuple_(*_BY_DUE) > (after.due_at, after.case_id))
    return late


def _in_time(now: datetime, after: Mark | None) -> list[ColumnElement[bool]]:
    rest: list[ColumnElement[bool]] = [or_(_T.due_at.is_(None), _T.due_at > now)]
    if after is not None:
        rest.append(tuple_(*_BY_RANK) > (after.rank, after.opened_at, after.case_id))
    return rest


def _lines(
    session: Session,
    wanted: Wanted,
    which: Sequence[ColumnElement[bool]],
    key: _Key,
    limit: int,
) -> list[Work]:
    parts = [
        select(part.where(*which).order_by(*key).limit(limit).subquery())
        for part in _parts(wanted, select(*COLUMNS))
    ]
    if not parts:
        return []
    every = union_all(*parts).subquery()
    order = [every.c[column.name] for column in key]
    rows = session.connection().execute(select(every).order_by(*order).limit(limit))
    return [work(tuple(row)) for row in rows]


def _counted(session: Session, wanted: Wanted, which: Sequence[ColumnElement[bool]]) -> int:
    total = 0
    for part in _parts(wanted, select(_T.rank)):
        left = MOST_COUNTED + 1 - total
        some = part.where(*which).limit(left).subquery()
        total += session.connection().scalar(select(func.count()).select_from(some)) or 0
        if total > MOST_COUNTED:
            break
    return total


def _parts(wanted: Wanted, query: Select[Any]) -> list[Select[Any]]:
    query = query.where(*_conditions(wanted))
    return [
        query.where(_T.post_id == post, _T.state == state)
        for post, state in product(wanted.posts, wanted.states)
    ]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.duty:
        found.append(_raises(wanted.duty))
    if wanted.officer is not None:
        found.append(_T.officer_id == wanted.officer)
    if wanted.since is not None:
        found.append(_T.opened_at >= wanted.since)
    if wanted.until is not None:
        found.append(_T.opened_at < wanted.until)
    if wanted.escalated_only:
        found.append(_T.escalated.is_(True))
    return found


def _raises(duty: str) -> ColumnElement[bool]:
    return exists().where(
        RaisedRow.case_id == _T.case_id,
        RaisedRow.duty == duty,
        RaisedRow.standing == Standing.OPEN,
    )
