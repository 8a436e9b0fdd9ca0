"""Removing cases whose time is over: every row of every table that belongs to them, but the journal's lines."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, Uuid, delete, insert, select, tuple_
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.cases.cases import Case, CaseRow, get
from referral.store.database.base import Base

Place = tuple[datetime, UUID]
"""When a case was closed, and its id: where a page of closed cases ends."""


class Expiring(Base):
    """A case that is being removed: the only one whose lines the database lets go. No transaction leaves any."""

    __tablename__ = "expiring"

    case_id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True)


def closed_by(session: Session, moment: datetime, *, after: Place | None, most: int) -> list[Case]:
    """Cases closed at that moment or before, in the order of closing; ``after`` is the last of the page before."""
    query = select(CaseRow.id).where(CaseRow.closed_at <= moment)
    if after is not None:
        query = query.where(tuple_(CaseRow.closed_at, CaseRow.id) > after)
    query = query.order_by(CaseRow.closed_at, CaseRow.id).limit(most)
    return [get(session, case_id) for case_id in session.scalars(query)]


def remove(session: Session, case_ids: Collection[UUID]) -> None:
    """Remove cases and all that belongs to them; what is overwritten by the engine cannot be read again."""
    if not case_ids:
        return
    connection = session.connection()
    connection.execute(insert(Expiring), [{"case_id": case_id} for case_id in case_ids])
    for table in _of_cases():
        connection.execute(delete(table).where(table.c.case_id.in_(case_ids)))
    connection.execute(delete(CaseRow).where(CaseRow.id.in_(case_ids)))
    connection.execute(delete(Expiring))


def _of_cases() -> list[Table]:
    """Every table with lines of cases, those first that rest on others; one added later is among them."""
    tables = reversed(Base.metadata.sorted_tables)
    return [one for one in tables if "case_id" in one.c and one.name != Expiring.__tablename__]
