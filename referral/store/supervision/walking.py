"""Walking along the queue past cases that do not fit: so many at a time, then telling where to go on.

However rare what fits, a stretch costs the same; what it tells is right as far as it looked, and it says how far.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, select, tuple_, union_all
from sqlalchemy.orm import Session

from referral.store.supervision import queues
from referral.store.supervision.queues import Key, Mark, Wanted
from referral.store.supervision.worklist import COLUMNS, Work, work

STRETCH = 500
"""So many cases of each post and state are looked at in one stretch."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of the queue, and from where the next go on: None after the last.

    ``is_cut`` says that the search stopped for having looked at enough, not for having found enough.
    """

    lines: list[Work] = field(default_factory=list)
    goes_on: Mark | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases were counted; unless it ``is_whole`` there may be more."""

    number: int
    is_whole: bool = True

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.number + other.number, self.is_whole and other.is_whole)


def page_of(lines: list[Work], limit: int) -> Page:
    """A page of lines of which one more than fits was asked for."""
    if len(lines) <= limit:
        return Page(lines)
    return Page(lines[:limit], Mark.of(lines[limit - 1]))


def page(
    session: Session, wanted: Wanted, now: datetime, *, after: Mark | None, limit: int
) -> Page:
    """The next lines of the queue that fit, as far as one stretch goes."""
    found: list[Work] = []
    for which, key in queues.phases(now, after):
        end = _end(session, wanted, which, key)
        found += _fitting(session, wanted, which, key, end, limit + 1 - len(found))
        if len(found) > limit:
            break
        if end is not None:
            return Page(found, end, is_cut=True)
    return page_of(found, limit)


def count(session: Session, wanted: Wanted, which: Sequence[ColumnElement[bool]] = ()) -> Tally:
    """How many cases fit, as far as one stretch of each post and state goes."""
    found = []
    for part in queues.parts(wanted, select(*COLUMNS)):
        stretch = part.where(*which).limit(STRETCH).subquery()
        fits = queues.conditions(wanted, stretch.c)
        found.append(select(func.count(), func.count().filter(*fits)).select_from(stretch))
    if not found:
        return Tally(0)
    rows = session.connection().execute(union_all(*found))
    return sum((Tally(fitting, looked_at < STRETCH) for looked_at, fitting in rows), Tally(0))


def _end(
    session: Session, wanted: Wanted, which: Sequence[ColumnElement[bool]], key: Key
) -> Mark | None:
    """Up to where every post and state is looked at; None when the stretch reaches the end of all."""
    lasts = [
        select(part.where(*which).order_by(*key).offset(STRETCH - 1).limit(1).subquery())
        for part in queues.parts(wanted, select(*COLUMNS))
    ]
    found = _first(session, lasts, key, 1)
    return Mark.of(found[0]) if found else None


def _fitting(
    session: Session,
    wanted: Wanted,
    which: Sequence[ColumnElement[bool]],
    key: Key,
    end: Mark | None,
    limit: int,
) -> list[Work]:
    fitting = []
    for part in queues.parts(wanted, select(*COLUMNS)):
        stretch = part.where(*which).order_by(*key).limit(STRETCH).subquery()
        chosen = select(stretch).where(*queues.conditions(wanted, stretch.c))
        fitting.append(chosen if end is None else chosen.where(_up_to(stretch, key, end)))
    return _first(session, fitting, key, limit)


def _up_to(stretch: FromClause, key: Key, end: Mark) -> ColumnElement[bool]:
    columns = [stretch.c[column.name] for column in key]
    return tuple_(*columns) <= tuple(getattr(end, column.name) for column in key)


def _first(session: Session, parts: list[Select[Any]], key: Key, limit: int) -> list[Work]:
    """The first rows of all parts together, in their order."""
    if not parts:
        return []
    every = union_all(*parts).subquery()
    order = [every.c[column.name] for column in key]
    rows = session.connection().execute(select(every).order_by(*order).limit(limit))
    return [work(tuple(row)) for row in rows]
