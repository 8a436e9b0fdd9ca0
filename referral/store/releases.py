"""Releases of statistics: made once for a country, a month and a kind of reader, and never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.disclosure import Key, Level, Published, codec
from referral.store.base import Base


class ReleaseRow(Base):
    """One release: what was published, and the counts it was made of, both as text."""

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("country", "month", "level"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    country: Mapped[str]
    month: Mapped[str]
    level: Mapped[str]
    made_at: Mapped[datetime]
    published: Mapped[str] = mapped_column(Text)
    counts: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True)
class Release:
    """A release as it was made; ``counts`` stay with the gate and are shown to nobody."""

    published: Published
    counts: dict[Key, int]
    made_at: datetime

    @property
    def month(self) -> str:
        """The month it is about."""
        return self.published.months[0]


def every(session: Session, country: str) -> list[Release]:
    """The releases of a country, the latest month first."""
    query = select(ReleaseRow).where(ReleaseRow.country == country)
    rows = session.scalars(query.order_by(ReleaseRow.month.desc(), ReleaseRow.level, ReleaseRow.id))
    return [_release(row) for row in rows]


def find(session: Session, country: str, month: str, level: Level) -> Release | None:
    """The release for these readers, if it was made."""
    row = session.scalar(
        select(ReleaseRow).where(
            ReleaseRow.country == country,
            ReleaseRow.month == month,
            ReleaseRow.level == level.value,
        )
    )
    return None if row is None else _release(row)


def add(session: Session, release: Release) -> None:
    """Keep a release for ever."""
    published = release.published
    session.add(
        ReleaseRow(
            country=published.country,
            month=release.month,
            level=published.level.value,
            made_at=release.made_at,
            published=codec.release_text(published),
            counts=codec.counts_text(release.counts),
        )
    )
    session.flush()


def _release(row: ReleaseRow) -> Release:
    return Release(codec.release_of(row.published), codec.counts_of(row.counts), row.made_at)
