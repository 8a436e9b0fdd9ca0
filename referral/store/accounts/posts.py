"""Border posts: where officers work and cases are opened."""

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base


class PostKind(StrEnum):
    """What crosses at a post."""

    ROAD = "road"
    RAIL = "rail"
    AIRPORT = "airport"
    PORT = "port"


class Post(Base):
    """A border post. ``code`` is unique, ``country`` the pack's code ("kz"), ``names`` are by locale.

    ``region`` is the name of a part of the country by locale, empty where posts are not grouped; posts whose
    regions have the same name are grouped together.
    """

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str]
    names: Mapped[dict[str, str]]
    kind: Mapped[PostKind]
    demonstration: Mapped[bool] = mapped_column(default=False)
    region: Mapped[dict[str, str]] = mapped_column(default=dict)

    def name(self, locale: str) -> str:
        """The post's name in that language, else in English, else its code."""
        return self.names.get(locale) or self.names.get("en") or self.code


def find(session: Session, code: str) -> Post | None:
    """The post of that code, if there is one."""
    return session.scalar(select(Post).where(Post.code == code))


def get(session: Session, post_id: int) -> Post:
    """The post of that id, which must exist."""
    return session.get_one(Post, post_id)


def of_ids(session: Session, ids: Collection[int]) -> dict[int, Post]:
    """The posts of these ids."""
    return {post.id: post for post in session.scalars(select(Post).where(Post.id.in_(ids)))}


def every(session: Session) -> list[Post]:
    """All posts, by code."""
    return list(session.scalars(select(Post).order_by(Post.code)))
