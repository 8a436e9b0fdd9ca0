"""Who looked at which case on which day, who stands in for whom, and which views of the queue were saved."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.accounts.people import MEMBERSHIPS, Person, Role
from referral.store.accounts.posts import Post
from referral.store.database.base import Base


class LookRow(Base):
    """Somebody looked into a case on a day."""

    __tablename__ = "looks"

    case_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("cases.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)


class LeaveRow(Base):
    """Somebody's queue lies with a colleague from a moment to a moment."""

    __tablename__ = "leaves"
    __table_args__ = (Index("ix_leaves_stand_in_id_ends", "stand_in_id", "ends"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    stand_in_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]


class LentPostRow(Base):
    """A post whose cases a stand-in sees during a leave, as far as its owner still has it."""

    __tablename__ = "lent_posts"

    leave_id: Mapped[int] = mapped_column(ForeignKey("leaves.id"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)


class ViewRow(Base):
    """A view of the queue: its filters as they stand in the address. It has no name of its own."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("person_id", "filters"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    filters: Mapped[str]


@dataclass(frozen=True, slots=True)
class Look:
    """A look into a case."""

    person_id: int
    day: str


@dataclass(frozen=True, slots=True)
class Leave:
    """A queue that lies with a colleague."""

    id: int
    person_id: int
    stand_in_id: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Lent:
    """A post that lies with a stand-in, and the login of whoever lent it."""

    by: str
    post: Post


def has_looked(session: Session, case_id: UUID, person_id: int, day: date) -> bool:
    """Whether somebody's look into the case is on record for that day."""
    return session.get(LookRow, (case_id, person_id, day.isoformat())) is not None


def add_look(session: Session, case_id: UUID, person_id: int, day: date) -> None:
    """Put a look on record."""
    session.add(LookRow(case_id=case_id, person_id=person_id, day=day.isoformat()))
    session.flush()


def looks(session: Session, case_id: UUID) -> list[Look]:
    """Who looked into a case, by day."""
    query = select(LookRow.person_id, LookRow.day).where(LookRow.case_id == case_id)
    return [Look(*row) for row in session.execute(query.order_by(LookRow.day, LookRow.person_id))]


def lent_to(session: Session, person_id: int, now: datetime) -> list[Lent]:
    """The posts that lie with this person now, and whose they are.

    Only what its owner could lend today: an active account with a queue that still has the post, and a post in a
    country where the stand-in has one as well.
    """
    countries = (
        select(Post.country)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.post_id == Post.id)
        .where(MEMBERSHIPS.c.person_id == person_id)
    )
    query = (
        select(Person.login, Post)
        .join(LeaveRow, LeaveRow.person_id == Person.id)
        .join(LentPostRow, LentPostRow.leave_id == LeaveRow.id)
        .join(Post, Post.id == LentPostRow.post_id)
        .join(
            MEMBERSHIPS,
            (MEMBERSHIPS.c.person_id == Person.id) & (MEMBERSHIPS.c.post_id == Post.id),
        )
        .where(LeaveRow.stand_in_id == person_id, LeaveRow.starts <= now, LeaveRow.ends > now)
        .where(Person.active, Person.role.in_((Role.SUPERVISOR, Role.FOCAL_POINT)))
        .where(Post.country.in_(countries))
        .order_by(Person.login, Post.code)
    )
    return [Lent(login, post) for login, post in session.execute(query)]


def leaves(session: Session, person_id: int, now: datetime) -> list[Leave]:
    """Somebody's own leaves that have not ended, the next one first."""
    query = select(LeaveRow).where(LeaveRow.person_id == person_id, LeaveRow.ends > now)
    return [
        Leave(row.id, row.person_id, row.stand_in_id, row.starts, row.ends)
        for row in session.scalars(query.order_by(LeaveRow.starts, LeaveRow.id))
    ]


def add_leave(
    session: Session,
    person: Person,
    stand_in: Person,
    starts: datetime,
    ends: datetime,
) -> None:
    """Let the posts that somebody has today lie with a colleague for a while."""
    leave = LeaveRow(person_id=person.id, stand_in_id=stand_in.id, starts=starts, ends=ends)
    session.add(leave)
    session.flush()
    session.add_all(LentPostRow(leave_id=leave.id, post_id=post.id) for post in person.posts)
    session.flush()


def end_leave(session: Session, leave_id: int, person_id: int, now: datetime) -> bool:
    """End a leave of that person early; whether there was one to end."""
    row = session.get(LeaveRow, leave_id)
    if row is None or row.person_id != person_id or row.ends <= now:
        return False
    row.ends = now
    session.flush()
    return True


def views(session: Session, person_id: int) -> list[str]:
    """The filters of somebody's saved views, oldest first."""
    query = select(ViewRow.filters).where(ViewRow.person_id == person_id).order_by(ViewRow.id)
    return list(session.scalars(query))


def add_view(session: Session, person_id: int, filters: str) -> None:
    """Save a view."""
    session.add(ViewRow(person_id=person_id, filters=filters))
    session.flush()


def remove_view(session: Session, person_id: int, filters: str) -> None:
    """Forget a saved view."""
    session.execute(
        delete(ViewRow).where(ViewRow.person_id == person_id, ViewRow.filters == filters)
    )
