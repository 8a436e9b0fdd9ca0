"""Referrals as they were issued: numbered within a case, never changed, never deleted."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, Uuid, bindparam, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.accounts.people import Actor
from referral.store.cases import references
from referral.store.cases.cases import OF_MY_POSTS, Case, CaseRow
from referral.store.database.base import Base
from referral.store.database.prepared import At, Prepared


class ReferralRow(Base):
    """A referral as kept. ``operation`` names the sending that issued it."""

    __tablename__ = "referrals"
    __table_args__ = (UniqueConstraint("case_id", "operation"),)

    case_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("cases.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int]
    issued_at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    operation: Mapped[UUID]


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral. ``revision`` is the state of the answers it was issued on."""

    case_id: UUID
    number: int
    revision: int
    issued_at: datetime
    person_id: int


def case_version(at: At, reference: str, actor: Actor) -> tuple[Case, int] | None:
    """The case of a reference at one of the actor's posts, and the number of its latest referral (0 for none).

    Two that are equal look the same: a page of the case is kept under it. One statement.
    """
    parsed = references.parse(reference)
    if parsed is None:
        return None
    row = _VERSION.row(at, reference=parsed, person_id=actor.person_id)
    return None if row is None else (Case(*row[:-1]), row[-1])


def latest(session: Session, case_id: UUID) -> Referral | None:
    """The newest referral of a case, if there is one. One statement."""
    return _one(session, _LATEST, case_id=case_id)


def latest_of(session: Session, case_ids: Collection[UUID]) -> dict[UUID, Referral]:
    """The newest referrals of those of these cases that have one. One statement."""
    query = select(*_COLUMNS).where(_TABLE.case_id.in_(case_ids)).order_by(_TABLE.number)
    return {row[0]: Referral(*row) for row in session.connection().execute(query)}


def every(session: Session, case_id: UUID) -> list[Referral]:
    """All referrals of a case, the first first."""
    return [Referral(*row) for row in _EVERY.rows(session, case_id=case_id)]


def numbered(session: Session, case_id: UUID, number: int) -> Referral | None:
    """The referral of that number, if there is one."""
    return _one(session, _NUMBERED, case_id=case_id, number=number)


def of_operation(session: Session, case_id: UUID, operation: UUID) -> Referral | None:
    """The referral that this very sending has issued before, if it has."""
    return _one(session, _OF_OPERATION, case_id=case_id, operation=operation)


def add(session: Session, referral: Referral, operation: UUID) -> None:
    """Write a new referral."""
    session.connection().execute(insert(ReferralRow), {**asdict(referral), "operation": operation})


_TABLE = ReferralRow.__table__.c
_COLUMNS = (
    _TABLE.case_id, _TABLE.number, _TABLE.revision, _TABLE.issued_at, _TABLE.person_id,
)  # fmt: skip
_OF_CASE = select(*_COLUMNS).where(_TABLE.case_id == bindparam("case_id"))
_COUNT = select(func.coalesce(func.max(_TABLE.number), 0)).where(_TABLE.case_id == CaseRow.id)
_VERSION = Prepared(OF_MY_POSTS.add_columns(_COUNT.scalar_subquery()), comes_again=True)
_LATEST = Prepared(_OF_CASE.order_by(_TABLE.number.desc()).limit(1))
_EVERY = Prepared(_OF_CASE.order_by(_TABLE.number))
_NUMBERED = Prepared(_OF_CASE.where(_TABLE.number == bindparam("number")))
_OF_OPERATION = Prepared(_OF_CASE.where(_TABLE.operation == bindparam("operation")))


def _one(session: Session, query: Prepared, **values: object) -> Referral | None:
    row = query.row(session, **values)
    return None if row is None else Referral(*row)
