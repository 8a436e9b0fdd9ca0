"""Cases: anonymous, known by a random reference, bound to one post and one checklist document."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    bindparam,
    exists,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.accounts.people import MEMBERSHIPS, Actor
from referral.store.cases import references
from referral.store.cases.answers import AnswerRow
from referral.store.database.base import Base
from referral.store.database.prepared import Prepared


class CaseRow(Base):
    """A case as kept. ``operation`` is the tap that opened it."""

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_post_id_opened_at", "post_id", "opened_at", "id"),
        Index(
            "ix_cases_closed_at",
            "closed_at",
            "id",
            sqlite_where=text("closed_at IS NOT NULL"),
            postgresql_where=text("closed_at IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    opened_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    opened_at: Mapped[datetime]
    document: Mapped[str] = mapped_column(ForeignKey("documents.hash"))
    closed_at: Mapped[datetime | None]
    operation: Mapped[UUID | None] = mapped_column(unique=True)


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it was when it was read; ``revision`` counts its answers, ``document`` is a hash."""

    id: UUID
    reference: str
    post_id: int
    opened_by: int
    opened_at: datetime
    document: str
    closed_at: datetime | None
    revision: int

    @property
    def shown_reference(self) -> str:
        """The reference as people read it: 7F3K-92XQ-5."""
        return references.shown(self.reference)


class OperationTaken(Exception):
    """Somebody else has opened a case with this very tap: it was copied."""


class NoReferenceLeft(Exception):
    """Every reference tried was taken already."""

    def __init__(self) -> None:
        super().__init__("No free reference was found in eight tries. Try again.")


def find(session: Session, reference: str, actor: Actor) -> Case | None:
    """The case of a reference, typed in any way, if it belongs to one of the actor's posts."""
    parsed = references.parse(reference)
    if parsed is None:
        return None
    return _one(session, _OF_MY_POSTS, reference=parsed, person_id=actor.person_id)


def of_reference(session: Session, reference: str) -> Case | None:
    """The case of a reference, of any officer: for keeping what was sent after a session had ended."""
    parsed = references.parse(reference)
    return None if parsed is None else _one(session, _OF_REFERENCE, reference=parsed)


def get(session: Session, case_id: UUID) -> Case:
    """The case of that id, which must exist."""
    found = _one(session, _OF_ID, case_id=case_id)
    if found is None:
        raise LookupError("There is no case of that id.")
    return found


def of_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, Case]:
    """The cases of these ids."""
    rows = session.connection().execute(_CASE.where(_TABLE.id.in_(ids)))
    return {row[0]: Case(*tuple(row)) for row in rows}


def every(session: Session) -> Iterator[Case]:
    """All cases there are, for counting them; in no order that means anything."""
    for row in session.connection().execute(_CASE):
        yield Case(*tuple(row))


def opened_by_operation(session: Session, operation: UUID, actor: Actor) -> Case | None:
    """The case that this very tap has opened before, if it has."""
    return _one(session, _OF_OPERATION, operation=operation, person_id=actor.person_id)


def add(
    session: Session, post_id: int, by: int, at: datetime, *, document: str, operation: UUID | None
) -> Case:
    """Write a new case under a reference that no other has. Raises OperationTaken and NoReferenceLeft."""
    for _ in range(_TRIES):
        case = Case(uuid4(), references.new(), post_id, by, at, document, None, 0)
        try:
            with session.begin_nested():
                session.execute(insert(CaseRow).values(**_columns(case), operation=operation))
        except IntegrityError:
            if operation and _is_taken(session, _TABLE.operation == operation):
                raise OperationTaken from None
            if not _is_taken(session, _TABLE.reference == case.reference):
                raise
            continue
        return case
    raise NoReferenceLeft


def locked(session: Session, case: Case) -> Case:
    """The case as it is now, but for its answers; nobody else changes it until the end."""
    ((closed_at, document),) = _LOCKED.rows(session, case_id=case.id)
    if (closed_at, document) == (case.closed_at, case.document):
        return case
    return replace(case, closed_at=closed_at, document=document)


def closing_time_locked(session: Session, case: Case) -> datetime | None:
    """When the case was closed, as it is now; nobody else changes the case until the end."""
    return locked(session, case).closed_at


def end(session: Session, case: Case, at: datetime) -> None:
    """Set the closing time of a case that the session has locked."""
    session.execute(update(CaseRow).where(CaseRow.id == case.id).values(closed_at=at))


def rest_on(session: Session, case: Case, document: str) -> None:
    """Let a case that the session has locked rest on another document, which must be kept."""
    moved = update(CaseRow).where(CaseRow.id == case.id).values(document=document)
    session.execute(moved)


_TRIES = 8


def bring_back_from_the_future(session: Session, now: datetime, least: timedelta) -> None:
    """Let cases that a wrong clock closed in the future begin their time now: else they stay until then."""
    ahead = CaseRow.closed_at > now + least
    session.execute(update(CaseRow).where(ahead).values(closed_at=now))


_KEPT = ("id", "reference", "post_id", "opened_by", "opened_at", "document", "closed_at")
_TABLE = CaseRow.__table__.c
_REVISION = (
    select(func.coalesce(func.max(AnswerRow.revision), 0))
    .where(AnswerRow.case_id == _TABLE.id)
    .scalar_subquery()
)
_CASE = select(*(_TABLE[name] for name in _KEPT), _REVISION)
_OF_ID = Prepared(_CASE.where(_TABLE.id == bindparam("case_id")))
_OF_ANYBODY = _CASE.where(_TABLE.reference == bindparam("reference"))
_OF_REFERENCE = Prepared(_OF_ANYBODY)
OF_MY_POSTS = _OF_ANYBODY.where(
    exists().where(
        MEMBERSHIPS.c.post_id == _TABLE.post_id,
        MEMBERSHIPS.c.person_id == bindparam("person_id"),
    )
)
"""The columns of ``Case``, of the case of a ``reference`` at a post of ``person_id``."""
_OF_MY_POSTS = Prepared(OF_MY_POSTS)
_OF_OPERATION = Prepared(
    _CASE.where(
        _TABLE.operation == bindparam("operation"), _TABLE.opened_by == bindparam("person_id")
    )
)
_LOCKED = Prepared(
    select(_TABLE.closed_at, _TABLE.document)
    .where(_TABLE.id == bindparam("case_id"))
    .with_for_update(key_share=True)
)


def _one(session: Session, query: Prepared, **values: object) -> Case | None:
    row = query.row(session, **values)
    return None if row is None else Case(*row)


def _columns(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in _KEPT}


def _is_taken(session: Session, by: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(exists().where(by))))
