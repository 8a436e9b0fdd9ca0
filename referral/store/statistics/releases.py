"""Releases of statistics: made once for a country, a period and a kind of reader, and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.disclosure import Key, Level, Published, codec
from referral.store.database.base import Base


class ReleaseRow(Base):
    """One release: what was published, and the counts it was made of, both as text."""

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("country", "period", "level"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    country: Mapped[str]
    period: Mapped[str]
    level: Mapped[str]
    made_at: Mapped[datetime]
    published: Mapped[str] = mapped_column(Text)
    counts: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True)
class Release:
    """A release as it was made; ``counts`` stay with the gate and are shown to nobody."""

    period: str
    published: Published
    counts: Mapping[Key, int]
    made_at: datetime


def every(session: Session, country: str) -> list[Release]:
    """The releases of a country in the order in which they were made."""
    query = select(ReleaseRow).where(ReleaseRow.country == country)
    return [_release(row) for row in session.scalars(query.order_by(ReleaseRow.id))]


def listed(session: Session, country: str) -> list[tuple[str, Level]]:
    """Which periods of a country were released for which readers, without the numbers."""
    query = select(ReleaseRow.period, ReleaseRow.level).where(ReleaseRow.country == country)
    return [(period, Level(level)) for period, level in session.execute(query)]


def newest(session: Session, country: str) -> int:
    """The number of the latest release of a country; zero where there is none."""
    found = session.scalar(select(func.max(ReleaseRow.id)).where(ReleaseRow.country == country))
    return found or 0


def find(session: Session, country: str, period: str, level: Level) -> Release | None:
    """The release for these readers, if it was made."""
    row = session.scalar(
        select(ReleaseRow).where(
            ReleaseRow.country == country,
            ReleaseRow.period == period,
            ReleaseRow.level == level.value,
        )
    )
    return None if row is None else _release(row)


def add(session: Session, release: Release) -> None:
    """Keep a release forever."""
    published = release.published
    session.add(
        ReleaseRow(
            country=published.country,
            period=release.period,
            level=published.level.value,
            made_at=release.made_at,
            published=codec.release_text(published),
            counts=codec.counts_text(release.counts),
        )
    )
    session.flush()


def _release(row: ReleaseRow) -> Release:
    return Release(row.period, _published(row.published), codec.counts_of(row.counts), row.made_at)


@lru_cache(maxsize=64)  # the text of a release never changes
def _published(text: str) -> Published:
    return codec.release_of(text)
