"""Figures: how many cases of a post, opened in a month, show a measure. They name no case and outlive all of them.

What the measures are is decided in ``services/measures.py``; here a measure is a word.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import ForeignKey, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.base import Base
from referral.store.prepared import Prepared

Cell = tuple[int, str, str]
"""Post id, month ("2026-11", as cases were opened by UTC) and measure."""


class Figure(Base):
    """One count: so many cases of that post, opened in that month, show that measure."""

    __tablename__ = "figures"
    __table_args__ = ({"sqlite_with_rowid": False},)

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    cases: Mapped[int]


def move(session: Session, post_id: int, month: str, changes: Mapping[str, int]) -> None:
    """Add to the counts of a post's month, or take from them; the transaction of the session keeps it."""
    rows = [
        {"post_id": post_id, "month": month, "measure": measure, "cases": change}
        for measure, change in sorted(changes.items())
    ]
    if rows:
        _MOVED.run_each(session, rows)


def counted(
    session: Session, post_ids: Collection[int], months: Collection[str]
) -> Mapping[Cell, int]:
    """The counts of these posts and months, by post id, month and measure; a count of nought is left out."""
    query = select(*_KEY, _TABLE.cases).where(
        _TABLE.post_id.in_(post_ids), _TABLE.month.in_(months), _TABLE.cases != 0
    )
    rows = session.connection().execute(query)
    return {(post_id, month, measure): cases for post_id, month, measure, cases in rows}


def months(session: Session) -> list[str]:
    """Every month that has a figure, oldest first."""
    query = select(_TABLE.month).where(_TABLE.cases != 0).distinct().order_by(_TABLE.month)
    return list(session.scalars(query))


def forget(session: Session, post_id: int, month: str) -> None:
    """Delete the counts of a post's month, for counting it again."""
    session.execute(delete(Figure).where(Figure.post_id == post_id, Figure.month == month))


_TABLE = Figure.__table__.c
_KEPT = ("post_id", "month", "measure", "cases")
_KEY = (_TABLE.post_id, _TABLE.month, _TABLE.measure)
# Both engines speak the same ON CONFLICT.
_ADDED = insert(Figure).values({name: bindparam(name) for name in _KEPT})
_MOVED = Prepared(
    _ADDED.on_conflict_do_update(
        index_elements=_KEY, set_={"cases": _TABLE.cases + _ADDED.excluded.cases}
    )
)
