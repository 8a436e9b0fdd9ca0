"""Trainees: a nickname or number within a class, and the officer of the practice database they play."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.anonymity.folding import skeleton
from referral.store.accounts.people import Person
from referral.store.cases import references
from referral.store.database.base import PracticeBase


class Trainee(PracticeBase):
    """A trainee. ``word`` is that with which they come back, "" where only its SHA-256, ``return_hash``, is
    known; ``spelling`` that by which nicknames are compared; ``post`` the code of the post they answer for in
    an exercise, else "".
    """

    __tablename__ = "practice_trainees"
    __table_args__ = (
        UniqueConstraint("class_id", "nickname"),
        UniqueConstraint("class_id", "spelling"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("practice_classes.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.__table__.c.id), unique=True)
    nickname: Mapped[str]
    spelling: Mapped[str]
    word: Mapped[str]
    return_hash: Mapped[str]
    post: Mapped[str]
    joined_at: Mapped[datetime]

    @property
    def shown_word(self) -> str:
        """The word as people read it; "" where it is not known."""
        return references.shown_code(self.word) if self.word else ""


def of_person(session: Session, person_id: int) -> Trainee:
    """Who plays that officer; there must be somebody."""
    return session.scalars(select(Trainee).where(Trainee.person_id == person_id)).one()


def of_nickname(session: Session, class_id: int, nickname: str) -> Trainee | None:
    """The trainee of a class whose nickname is, or looks like, this one."""
    of_class = select(Trainee).where(Trainee.class_id == class_id)
    exactly = session.scalar(of_class.where(Trainee.nickname == nickname))
    return exactly or session.scalar(of_class.where(Trainee.spelling == spelling(nickname)))


def spelling(nickname: str) -> str:
    """A nickname as it is compared: capitals, accents and look-alike letters make no other nickname."""
    return skeleton(nickname)


def of_number(session: Session, class_id: int, number: int) -> Trainee | None:
    """The trainee of a class who has that number in the database, if there is one."""
    return session.scalar(select(Trainee).where(Trainee.class_id == class_id, Trainee.id == number))


def count(session: Session, class_id: int) -> int:
    """How many trainees a class has."""
    counted = select(func.count()).select_from(Trainee).where(Trainee.class_id == class_id)
    return session.scalar(counted) or 0


def of_class(session: Session, class_id: int) -> Sequence[Trainee]:
    """The trainees of a class, in the order they joined."""
    return session.scalars(
        select(Trainee).where(Trainee.class_id == class_id).order_by(Trainee.id)
    ).all()


def find(session: Session, person_id: int) -> Trainee | None:
    """Who plays that officer, if anybody does."""
    return session.scalar(select(Trainee).where(Trainee.person_id == person_id))
