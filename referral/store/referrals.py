"""Referrals as they were issued: numbered within a case, never changed, never deleted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, ForeignKey, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.base import Base


class Referral(Base):
    """A referral. ``revision`` is the state of the answers it was issued on."""

    __tablename__ = "referrals"
    __table_args__ = (UniqueConstraint("case_id", "operation"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int]
    operation: Mapped[UUID]
    issued_at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))


_LATEST = (
    select(Referral)
    .where(Referral.case_id == bindparam("case_id", type_=Uuid()))
    .order_by(Referral.number.desc())
    .limit(1)
)


def latest(session: Session, case_id: UUID) -> Referral | None:
    """The newest referral of a case, if there is one."""
    return session.scalar(_LATEST, {"case_id": case_id})


def numbered(session: Session, case_id: UUID, number: int) -> Referral | None:
    """The referral of that number, if there is one."""
    return session.get(Referral, (case_id, number))


def of_operation(session: Session, case_id: UUID, operation: UUID) -> Referral | None:
    """The referral that this very sending has issued before, if it has."""
    return session.scalar(
        select(Referral).where(Referral.case_id == case_id, Referral.operation == operation)
    )
