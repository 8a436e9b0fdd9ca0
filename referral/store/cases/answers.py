"""Answers: appended, never changed, never deleted; the latest of a step is the one that counts."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache
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
from sqlalchemy.types import NullType

from referral.engine.conditions import Value
from referral.engine.history import Answer
from referral.store.database.base import AnswerValue, Base, read_instant, read_value
from referral.store.database.prepared import Prepared

VERSION = "@version"
"""No step: the line of a case's move to another checklist version. It holds the version until then."""


class AnswerRow(Base):
    """An answer as kept. ``operation`` names the sending, so that what is sent twice is one answer."""

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


def latest(session: Session, case_id: UUID, up_to: int = _EVER) -> dict[str, Answer]:
    """The latest answer to every step of a case, as it stood at a revision. One statement."""
    return {one.step: one for one in _answers(session, case_id, up_to)}


def latest_of(session: Session, case_ids: Collection[UUID]) -> dict[UUID, dict[str, Answer]]:
    """The latest answers of several cases. One statement."""
    query = (
        select(_TABLE.case_id, *_COLUMNS)
        .where(_TABLE.case_id.in_(case_ids))
        .order_by(_TABLE.case_id, _TABLE.revision)
    )
    found: dict[UUID, dict[str, Answer]] = {case_id: {} for case_id in case_ids}
    for case_id, *row in session.connection().execute(query):
        answer = _answer(*row)
        found[case_id][answer.step] = answer
    return found


def history(session: Session, case_id: UUID) -> list[Answer]:
    """Every answer ever given in a case, oldest first; moves to another version are no answers."""
    return [one for one in _answers(session, case_id, _EVER) if one.step != VERSION]


def _answers(session: Session, case_id: UUID, up_to: int) -> list[Answer]:
    return [_answer(*row) for row in _UP_TO.rows(session, case_id=case_id, up_to=up_to)]


@lru_cache(maxsize=4096)  # a case is read many times while it grows by an answer at a time
def _answer(revision: int, step: str, value: str, person_id: int, at: str | datetime) -> Answer:
    """An answer from its row as the engine has it."""
    return Answer(revision, step, read_value(value), person_id, read_instant(at))


def taken_in(
    session: Session, case_id: UUID, operations: Iterable[UUID]
) -> dict[tuple[UUID, str], int]:
    """The revisions of the answers that these operations have brought already, by operation and step."""
    return {
        (operation, step): revision
        for operation in operations
        for step, revision in _TAKEN_IN.rows(session, case_id=case_id, operation=operation)
    }


def version_at(session: Session, case_id: UUID, revision: int) -> str | None:
    """The document that a case rested on at a revision, if it was moved since; else None."""
    row = _VERSION_AT.row(session, case_id=case_id, revision=revision)
    return None if row is None else str(read_value(row[0]))


def authors(session: Session, case_id: UUID) -> frozenset[int]:
    """Who has answered anything in a case."""
    return frozenset(
        session.scalars(select(AnswerRow.person_id).where(AnswerRow.case_id == case_id))
    )


def append(session: Session, case_id: UUID, operation: UUID, answer: Answer) -> None:
    """Write a new answer. The caller holds the case and counts its revisions."""
    _APPENDED.run(session, case_id=case_id, operation=operation, **answer._asdict())


_TABLE = AnswerRow.__table__.c
_OF_CASE = _TABLE.case_id == bindparam("case_id")
# These two as the engine has them: they are read above, in the one loop that is long.
_VALUE = type_coerce(_TABLE.value, Text)
_AT = type_coerce(_TABLE.at, NullType)
_COLUMNS = (_TABLE.revision, _TABLE.step, _VALUE, _TABLE.person_id, _AT)
_UP_TO = Prepared(
    select(*_COLUMNS)
    .where(_OF_CASE, _TABLE.revision <= bindparam("up_to"))
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
_APPENDED = Prepared(insert(AnswerRow))
