"""Answers: appended, never changed, never deleted; the latest of a step is the one that counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, Uuid, bindparam, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.engine.conditions import Value
from referral.store.base import AnswerValue, Base


class Answer(Base):
    """One answer to one step. ``operation`` names the sending, so that sending twice is one answer."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("case_id", "operation", "step"),
        {"sqlite_with_rowid": False},
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    step: Mapped[str]
    value: Mapped[Value] = mapped_column(AnswerValue())
    operation: Mapped[UUID]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Line:
    """An answer as it was once given."""

    revision: int
    step: str
    value: Value
    operation: UUID
    person_id: int


def history(session: Session, case_id: UUID) -> Sequence[Line]:
    """Every answer of a case, oldest first. One statement."""
    rows = session.connection().execute(_HISTORY, {"case_id": case_id})
    return [Line(*row) for row in rows]


def append(session: Session, case_id: UUID, lines: Sequence[Line], at: datetime) -> None:
    """Write new answers. The caller holds the case and counts its revisions."""
    session.connection().execute(
        _APPEND,
        [
            {
                "case_id": case_id,
                "revision": line.revision,
                "step": line.step,
                "value": line.value,
                "operation": line.operation,
                "person_id": line.person_id,
                "at": at,
            }
            for line in lines
        ],
    )


_TABLE = Answer.__table__
_HISTORY = (
    select(_TABLE.c.revision, _TABLE.c.step, _TABLE.c.value, _TABLE.c.operation, _TABLE.c.person_id)
    .where(_TABLE.c.case_id == bindparam("case_id", type_=Uuid()))
    .order_by(_TABLE.c.revision)
)
_APPEND = insert(Answer)
