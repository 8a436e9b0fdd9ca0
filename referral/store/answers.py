"""Answers: appended, never changed, never deleted; the latest of a step is the one that counts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, Select, UniqueConstraint, Uuid, bindparam, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.engine.conditions import Value
from referral.store.base import AnswerValue, Base

Sending = tuple[UUID, str]
"""What makes an answer the same answer when it is sent again: the operation and the step."""


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


class Line(NamedTuple):
    """What stands for a step: the answer, at which revision it was given, and by whom."""

    revision: int
    step: str
    value: Value
    person_id: int


def latest(session: Session, case_id: UUID) -> dict[str, Line]:
    """The latest line of every step of a case. One statement."""
    return _by_step(session, _LATEST, {"case_id": case_id})


def latest_up_to(session: Session, case_id: UUID, revision: int) -> dict[str, Line]:
    """The latest line of every step as the case stood at a revision."""
    return _by_step(session, _LATEST_UP_TO, {"case_id": case_id, "to": revision})


def taken_in(session: Session, case_id: UUID, operations: Iterable[UUID]) -> dict[Sending, int]:
    """The revisions of the answers that these operations have brought already."""
    rows = session.connection().execute(
        _TAKEN_IN, {"case_id": case_id, "operations": list(operations)}
    )
    return {(operation, step): revision for operation, step, revision in rows}


def append(session: Session, case_id: UUID, lines: Mapping[Sending, Line], at: datetime) -> None:
    """Write new answers. The caller holds the case and counts its revisions."""
    rows = [
        {**line._asdict(), "case_id": case_id, "operation": operation, "at": at}
        for (operation, _), line in lines.items()
    ]
    session.connection().execute(_APPENDED, rows if len(rows) > 1 else rows[0])


def _by_step(session: Session, query: Select[Any], values: dict[str, object]) -> dict[str, Line]:
    return {row[1]: Line._make(row) for row in session.connection().execute(query, values)}


_TABLE = Answer.__table__.c
_OF_CASE = _TABLE.case_id == bindparam("case_id")
_LINES = select(_TABLE.revision, _TABLE.step, _TABLE.value, _TABLE.person_id).where(_OF_CASE)
_NEWEST = select(func.max(_TABLE.revision)).where(_OF_CASE).group_by(_TABLE.step)
_LATEST = _LINES.where(_TABLE.revision.in_(_NEWEST))
_LATEST_UP_TO = _LINES.where(
    _TABLE.revision.in_(_NEWEST.where(_TABLE.revision <= bindparam("to")))
)
_TAKEN_IN = select(_TABLE.operation, _TABLE.step, _TABLE.revision).where(
    _OF_CASE, _TABLE.operation.in_(bindparam("operations", expanding=True))
)
_APPENDED = insert(Answer)
