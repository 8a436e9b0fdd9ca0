"""Answers: appended, never changed, never deleted; the latest of a step is the one that counts."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ForeignKey,
    Text,
    UniqueConstraint,
    Uuid,
    bindparam,
    insert,
    select,
    type_coerce,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.engine.conditions import Value
from referral.store.database.base import AnswerValue, Base, read_value
from referral.store.database.prepared import Prepared

Sending = tuple[UUID, str]
"""What makes an answer the same answer when it is sent again: the operation and the step."""


VERSION = "@version"
"""No step: the line of a case's move to another checklist version. It holds the version until then."""


class Answer(Base):
    """One answer to one step. ``operation`` names the sending, so that sending twice is one answer."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("case_id", "operation", "step"),
        {"sqlite_with_rowid": False},
    )

    case_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("cases.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    step: Mapped[str]
    value: Mapped[Value] = mapped_column(AnswerValue())
    operation: Mapped[UUID]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


_EVER = 2**31 - 1


class Line(NamedTuple):
    """What stands for a step: the answer, at which revision it was given, and by whom."""

    revision: int
    step: str
    value: Value
    person_id: int


def latest(session: Session, case_id: UUID, up_to: int = _EVER) -> dict[str, Line]:
    """The latest line of every step of a case, as it stood at a revision. One statement."""
    rows = _LINES.rows(session, case_id=case_id, up_to=up_to)
    return {row[1]: _line(*row) for row in rows}


def latest_of(session: Session, case_ids: Collection[UUID]) -> dict[UUID, dict[str, Line]]:
    """The latest lines of several cases. One statement."""
    query = (
        select(_TABLE.case_id, _TABLE.revision, _TABLE.step, _VALUE, _TABLE.person_id)
        .where(_TABLE.case_id.in_(case_ids))
        .order_by(_TABLE.case_id, _TABLE.revision)
    )
    found: dict[UUID, dict[str, Line]] = {case_id: {} for case_id in case_ids}
    for case_id, *row in session.connection().execute(query):
        found[case_id][row[1]] = _line(*row)
    return found


@lru_cache(maxsize=4096)  # a case is read many times while it grows by a line at a time
def _line(revision: int, step: str, text: str, person_id: int) -> Line:
    return Line(revision, step, read_value(text), person_id)


def taken_in(session: Session, case_id: UUID, operations: Iterable[UUID]) -> dict[Sending, int]:
    """The revisions of the answers that these operations have brought already."""
    return {
        (operation, step): revision
        for operation in operations
        for step, revision in _TAKEN_IN.rows(session, case_id=case_id, operation=operation)
    }


def version_at(session: Session, case_id: UUID, revision: int) -> str | None:
    """The document that a case rested on at a revision, if it was moved since; else None."""
    row = _VERSION_AT.row(session, case_id=case_id, revision=revision)
    return None if row is None else str(read_value(row[0]))


def given_at(session: Session, case_id: UUID, revision: int) -> datetime:
    """When the answer of that revision was given, which must exist."""
    ((moment,),) = _MOMENT.rows(session, case_id=case_id, revision=revision)
    return moment  # type: ignore[no-any-return]


def authors(session: Session, case_id: UUID) -> frozenset[int]:
    """Who has answered anything in a case."""
    return frozenset(session.scalars(select(Answer.person_id).where(Answer.case_id == case_id)))


class Told(NamedTuple):
    """An answer as it was given: one line of a case's history."""

    revision: int
    step: str
    value: Value
    person_id: int
    at: datetime


def history(session: Session, case_id: UUID) -> list[Told]:
    """Every answer ever given in a case, oldest first; moves to another version are no answers."""
    return [Told(*row) for row in _HISTORY.rows(session, case_id=case_id)]


def append(session: Session, case_id: UUID, lines: Mapping[Sending, Line], at: datetime) -> None:
    """Write new answers. The caller holds the case and counts its revisions."""
    for (operation, _), line in lines.items():
        _APPENDED.run(session, **line._asdict(), case_id=case_id, operation=operation, at=at)


_TABLE = Answer.__table__.c
_OF_CASE = _TABLE.case_id == bindparam("case_id")
_VALUE = type_coerce(_TABLE.value, Text)  # read above, in the one loop that is long
_LINES = Prepared(
    select(_TABLE.revision, _TABLE.step, _VALUE, _TABLE.person_id)
    .where(_OF_CASE, _TABLE.revision <= bindparam("up_to"))
    .order_by(_TABLE.revision)
)
_HISTORY = Prepared(
    select(_TABLE.revision, _TABLE.step, _TABLE.value, _TABLE.person_id, _TABLE.at)
    .where(_OF_CASE, _TABLE.step != VERSION)
    .order_by(_TABLE.revision)
)
_TAKEN_IN = Prepared(
    select(_TABLE.step, _TABLE.revision).where(_OF_CASE, _TABLE.operation == bindparam("operation"))
)
_VERSION_AT = Prepared(
    select(_VALUE)
    .where(_OF_CASE, _TABLE.step == VERSION, _TABLE.revision > bindparam("revision"))
    .order_by(_TABLE.revision)
    .limit(1)
)
_MOMENT = Prepared(select(_TABLE.at).where(_OF_CASE, _TABLE.revision == bindparam("revision")))
_APPENDED = Prepared(insert(Answer))
