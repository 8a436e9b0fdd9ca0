"""Figures: how many cases of a post, opened in a period, show a measure. They name no case and outlive them all.

A period is a month ("2026-11"), or a quarter ("2025-Q4") once retention has made it coarse. What the measures are
is decided in ``services/statistics/measures.py``; here a measure is a word.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import ForeignKey, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base
from referral.store.database.prepared import Prepared

Cell = tuple[int, str, str]
"""Post id, period (the month in which cases were opened, by UTC) and measure."""


class Figure(Base):
    """One count: so many cases of that post, opened in that period, show that measure."""

    __tablename__ = "figures"
    __table_args__ = ({"sqlite_with_rowid": False},)

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    cases: Mapped[int]


def move(session: Session, post_id: int, period: str, changes: Mapping[str, int]) -> None:
    """Add to the counts of a post's period, or take from them; the transaction of the session keeps it."""
    rows = [
        {"post_id": post_id, "period": period, "measure": measure, "cases": change}
        for measure, change in sorted(changes.items())
    ]
    if rows:
        _MOVED.run_each(session, rows)


def counted(
    session: Session, post_ids: Collection[int], periods: Collection[str]
) -> Mapping[Cell, int]:
    """The counts of these posts and periods, by post id, period and measure; a count of zero is left out."""
    query = select(*_KEY, _TABLE.cases).where(
        _TABLE.post_id.in_(post_ids), _TABLE.period.in_(periods), _TABLE.cases != 0
    )
    rows = session.connection().execute(query)
    return {(post_id, period, measure): cases for post_id, period, measure, cases in rows}


def of_period(session: Session, post_id: int, period: str) -> Mapping[str, int]:
    """The counts of one post in one period, by measure."""
    cells = counted(session, [post_id], [period])
    return {measure: cases for (_, _, measure), cases in cells.items()}


def periods(session: Session) -> list[str]:
    """Every period that has a figure, sorted."""
    query = select(_TABLE.period).where(_TABLE.cases != 0).distinct().order_by(_TABLE.period)
    return list(session.scalars(query))


def periods_of(session: Session, post_ids: Collection[int]) -> list[str]:
    """Every period in which one of these posts has a figure, sorted."""
    mine = (_TABLE.post_id.in_(post_ids), _TABLE.cases != 0)
    return list(
        session.scalars(select(_TABLE.period).where(*mine).distinct().order_by(_TABLE.period))
    )


def coarsen(session: Session, months: Collection[str], into: str) -> int:
    """Add the counts of these months to a wider period, whose place they take; returns how many there were."""
    query = (
        select(_TABLE.post_id, _TABLE.measure, func.sum(_TABLE.cases))
        .where(_TABLE.period.in_(months))
        .group_by(_TABLE.post_id, _TABLE.measure)
    )
    for post_id, measure, cases in session.execute(query).all():
        move(session, post_id, into, {measure: cases})
    return session.execute(delete(Figure).where(_TABLE.period.in_(months))).rowcount  # type: ignore[attr-defined, no-any-return]


def forget(session: Session, post_id: int, period: str) -> None:
    """Delete the counts of a post's period, for counting it again."""
    session.execute(delete(Figure).where(Figure.post_id == post_id, Figure.period == period))


_TABLE = Figure.__table__.c
_KEPT = ("post_id", "period", "measure", "cases")
_KEY = (_TABLE.post_id, _TABLE.period, _TABLE.measure)
# Both engines speak the same ON CONFLICT.
_ADDED = insert(Figure).values({name: bindparam(name) for name in _KEPT})
_MOVED = Prepared(
    _ADDED.on_conflict_do_update(
        index_elements=_KEY, set_={"cases": _TABLE.cases + _ADDED.excluded.cases}
    )
)
