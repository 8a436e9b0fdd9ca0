"""Answers: appended, never changed, never deleted; the latest of a step is the one that counts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, Uuid, bindparam, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.engine.conditions import Value
from referral.store.base import AnswerValue, Base
from referral.store.prepared import Prepared

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
    return {row[1]: Line._make(row) for row in _LATEST.rows(session, case_id=case_id)}


def latest_up_to(session: Session, case_id: UUID, revision: int) -> dict[str, Line]:
    """The latest line of every step as the case stood at a revision."""
    rows = _LATEST_UP_TO.rows(session, case_id=case_id, to=revision)
    return {row[1]: Line._make(row) for row in rows}


def taken_in(session: Session, case_id: UUID, operations: Iterable[UUID]) -> dict[Sending, int]:
    """The revisions of the answers that these operations have brought already."""
    return {
        (operation, step): revision
        for operation in operations
        for step, revision in _TAKEN_IN.rows(session, case_id=case_id, operation=operation)
    }


def append(session: Session, case_id: UUID, lines: Mapping[Sending, Line], at: datetime) -> None:
    """Write new answers. The caller holds the case and counts its revisions."""
    for (operation, _), line in lines.items():
        _APPENDED.run(session, **line._asdict(), case_id=case_id, operation=operation, at=at)


_TABLE = Answer.__table__.c
_OF_CASE = _TABLE.case_id == bindparam("case_id")
_LINES = select(_TABLE.revision, _TABLE.step, _TABLE.value, _TABLE.person_id).where(_OF_CASE)
_NEWEST = select(func.max(_TABLE.revision)).where(_OF_CASE).group_by(_TABLE.step)
_LATEST = Prepared(_LINES.where(_TABLE.revision.in_(_NEWEST)))
_LATEST_UP_TO = Prepared(
    _LINES.where(_TABLE.revision.in_(_NEWEST.where(_TABLE.revision <= bindparam("to"))))
)
_TAKEN_IN = Prepared(
    select(_TABLE.step, _TABLE.revision).where(_OF_CASE, _TABLE.operation == bindparam("operation"))
)
_APPENDED = Prepared(insert(Answer))
