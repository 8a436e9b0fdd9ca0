"""Classes: a code that is read out, the trainer who opened it, and the scenarios it is to run."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.cases import references
from referral.store.database.base import PracticeBase


class ClassKind(StrEnum):
    """What a class is for."""

    CLASS = "class"
    EXERCISE = "exercise"
    PREVIEW = "preview"


class Phase(StrEnum):
    """When in a course a scenario is run, so that before and after can be compared."""

    BEFORE = "before"
    PRACTICE = "practice"
    AFTER = "after"


class Pace(StrEnum):
    """Whether a clock is shown beside the run."""

    OWN = "own"
    CLOCK = "clock"


class TrainingClass(PracticeBase):
    """A class. ``trainer`` is the number of an account of the live database; ``country`` is set for an
    exercise that every post of a country takes part in.
    """

    __tablename__ = "practice_classes"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ClassKind]
    trainer: Mapped[int] = mapped_column(index=True)
    country: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether trainees may join and begin runs."""
        return self.closed_at is None

    @property
    def shown_code(self) -> str:
        """The code as people read it: 7F3-K9X."""
        return references.shown_code(self.code)


class Assignment(PracticeBase):
    """A scenario that a class is to run, in this order, at this phase of the course."""

    __tablename__ = "practice_assignments"

    class_id: Mapped[int] = mapped_column(ForeignKey("practice_classes.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    scenario: Mapped[str]
    country: Mapped[str]
    phase: Mapped[Phase]
    pace: Mapped[Pace]


def of_code(session: Session, code: str) -> TrainingClass | None:
    """The class of a code, if there is one."""
    return session.scalar(select(TrainingClass).where(TrainingClass.code == code))


def get(session: Session, class_id: int) -> TrainingClass:
    """The class of that id, which must exist."""
    return session.get_one(TrainingClass, class_id)


def of_trainer(session: Session, trainer: int, *kinds: ClassKind) -> Sequence[TrainingClass]:
    """The classes a trainer has opened, newest first."""
    wanted = select(TrainingClass).where(
        TrainingClass.trainer == trainer, TrainingClass.kind.in_(kinds)
    )
    return session.scalars(wanted.order_by(TrainingClass.id.desc())).all()


def exercises(session: Session) -> Sequence[TrainingClass]:
    """Every exercise, newest first, whoever opened it."""
    wanted = select(TrainingClass).where(TrainingClass.kind == ClassKind.EXERCISE)
    return session.scalars(wanted.order_by(TrainingClass.id.desc())).all()


def assignments(session: Session, class_id: int) -> Sequence[Assignment]:
    """What a class is to run, in its order."""
    wanted = select(Assignment).where(Assignment.class_id == class_id)
    return session.scalars(wanted.order_by(Assignment.position)).all()


def assignment(session: Session, class_id: int, position: int) -> Assignment | None:
    """What a class is to run at that place, if it has one."""
    return session.get(Assignment, (class_id, position))


def next_position(session: Session, class_id: int) -> int:
    """The place after the last one."""
    last = select(func.max(Assignment.position)).where(Assignment.class_id == class_id)
    return (session.scalar(last) or 0) + 1


def remove_assignment(session: Session, class_id: int, position: int) -> None:
    """Take a scenario off the list of a class; runs of it stay."""
    session.execute(
        delete(Assignment).where(Assignment.class_id == class_id, Assignment.position == position)
    )
