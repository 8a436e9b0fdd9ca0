"""Accounts of officers, supervisors, focal points, trainers and archivists, and the posts they belong to."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Column, ForeignKey, Table, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from referral.store.accounts.posts import Post
from referral.store.database.base import Base


class Role(StrEnum):
    """What kind of person an account is for."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    FOCAL_POINT = "focal_point"
    TRAINER = "trainer"
    ARCHIVIST = "archivist"


@dataclass(frozen=True, slots=True)
class Workplace:
    """A post somebody belongs to."""

    id: int
    code: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is acting now, as far as a rule needs to know."""

    person_id: int
    login: str
    role: Role
    posts: tuple[Workplace, ...] = ()

    def works_at(self, post_id: int) -> bool:
        """Whether the actor belongs to that post."""
        return any(post.id == post_id for post in self.posts)


MEMBERSHIPS = Table(
    "memberships",
    Base.metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("post_id", ForeignKey("posts.id"), primary_key=True, index=True),
)


class Person(Base):
    """An account. The passphrase is kept only as its Argon2id hash."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    role: Mapped[Role]
    active: Mapped[bool] = mapped_column(default=True)
    posts: Mapped[list[Post]] = relationship(
        secondary=MEMBERSHIPS, order_by=Post.code, lazy="selectin"
    )


def find(session: Session, login: str) -> Person | None:
    """The account of that login, active or not, if there is one."""
    return session.scalar(select(Person).where(Person.login == login))


def get(session: Session, person_id: int) -> Person:
    """The account of that id, which must exist."""
    return session.get_one(Person, person_id)


def hold(session: Session, person_id: int) -> None:
    """Let nobody else act for this person until the transaction ends, where a rule needs that."""
    session.scalar(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))


def actor(person: Person) -> Actor:
    """The account as an actor."""
    places = tuple(Workplace(post.id, post.code) for post in person.posts)
    return Actor(person.id, person.login, person.role, places)


def logins(session: Session, ids: Collection[int]) -> dict[int, str]:
    """The logins of these people, by id."""
    query = select(Person.id, Person.login).where(Person.id.in_(ids))
    return {row[0]: row[1] for row in session.execute(query)} if ids else {}


def officers_at(session: Session, post_ids: Collection[int]) -> list[tuple[int, str]]:
    """The officers who belong to any of these posts: id and login, by login."""
    query = (
        select(Person.id, Person.login)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.person_id == Person.id)
        .where(MEMBERSHIPS.c.post_id.in_(post_ids), Person.role == Role.OFFICER)
        .distinct()
        .order_by(Person.login)
    )
    return [(person, login) for person, login in session.execute(query)]


def every(session: Session) -> list[Person]:
    """All accounts, by login."""
    return list(session.scalars(select(Person).order_by(Person.login)))
