"""Trainees: a nickname or number within a class, and the officer of the practice database they play."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.people import Person
from referral.store.practice.base import PracticeBase


class Trainee(PracticeBase):
    """A trainee. ``return_hash`` is the SHA-256 of the word with which they come back; ``post`` the code
    of the post they answer for in an exercise, else "".
    """

    __tablename__ = "practice_trainees"
    __table_args__ = (UniqueConstraint("class_id", "nickname"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("practice_classes.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.__table__.c.id), unique=True)
    nickname: Mapped[str]
    return_hash: Mapped[str]
    post: Mapped[str]
    joined_at: Mapped[datetime]


def of_person(session: Session, person_id: int) -> Trainee:
    """Who plays that officer; there must be somebody."""
    return session.scalars(select(Trainee).where(Trainee.person_id == person_id)).one()


def of_nickname(session: Session, class_id: int, nickname: str) -> Trainee | None:
    """The trainee of that nickname in a class, if there is one."""
    return session.scalar(
        select(Trainee).where(Trainee.class_id == class_id, Trainee.nickname == nickname)
    )


def of_class(session: Session, class_id: int) -> Sequence[Trainee]:
    """The trainees of a class, in the order they joined."""
    return session.scalars(
        select(Trainee).where(Trainee.class_id == class_id).order_by(Trainee.id)
    ).all()


def find(session: Session, person_id: int) -> Trainee | None:
    """Who plays that officer, if anybody does."""
    return session.scalar(select(Trainee).where(Trainee.person_id == person_id))
