"""Runs: a trainee on a scenario, which is an ordinary case of the practice database, and what they asked."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.engine.conditions import Value
from referral.practice.store.classes import Pace, Phase
from referral.store.cases.answers import AnswerRow
from referral.store.cases.cases import CaseRow
from referral.store.database.base import PracticeBase


class Run(PracticeBase):
    """One run of a scenario. ``first_steps`` are steps missed earlier, which a repeated run begins with."""

    __tablename__ = "practice_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("practice_trainees.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.__table__.c.id), unique=True)
    scenario: Mapped[str]
    country: Mapped[str]
    phase: Mapped[Phase]
    pace: Mapped[Pace]
    first_steps: Mapped[str]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class RunAct(StrEnum):
    """What a trainee does beside answering."""

    ASKED = "asked"
    FORBIDDEN = "forbidden"
    CHOSEN = "chosen"


class RunEvent(PracticeBase):
    """One act: the step asked about, the forbidden question put, or the interruption and the choice made."""

    __tablename__ = "practice_events"
    __table_args__ = (UniqueConstraint("run_id", "act", "about"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("practice_runs.id"))
    act: Mapped[RunAct]
    about: Mapped[str]
    choice: Mapped[str]
    at: Mapped[datetime]


def of_case(session: Session, case_id: UUID) -> Run:
    """The run that a practice case belongs to; there must be one."""
    return session.scalars(select(Run).where(Run.case_id == case_id)).one()


def find(session: Session, case_id: UUID) -> Run | None:
    """The run that a practice case belongs to, if it belongs to one."""
    return session.scalar(select(Run).where(Run.case_id == case_id))


def of_trainee(session: Session, trainee_id: int) -> Sequence[Run]:
    """The runs of a trainee, oldest first."""
    return session.scalars(select(Run).where(Run.trainee_id == trainee_id).order_by(Run.id)).all()


def of_trainees(session: Session, trainee_ids: Iterable[int]) -> Sequence[Run]:
    """The runs of several trainees, oldest first."""
    wanted = select(Run).where(Run.trainee_id.in_(tuple(trainee_ids)))
    return session.scalars(wanted.order_by(Run.id)).all()


def events_of(session: Session, run_ids: Collection[int]) -> dict[int, list[RunEvent]]:
    """What trainees did beside answering in each of these runs, oldest first."""
    found: dict[int, list[RunEvent]] = {run_id: [] for run_id in run_ids}
    for event in session.scalars(
        select(RunEvent).where(RunEvent.run_id.in_(run_ids)).order_by(RunEvent.id)
    ):
        found[event.run_id].append(event)
    return found


def answered(session: Session, case_ids: Iterable[UUID]) -> dict[UUID, tuple[int, datetime]]:
    """How many answers each of these cases has, and when the last one was given."""
    counted = (
        select(AnswerRow.case_id, func.count(), func.max(AnswerRow.at))
        .where(AnswerRow.case_id.in_(tuple(case_ids)))
        .group_by(AnswerRow.case_id)
    )
    return {case_id: (count, at) for case_id, count, at in session.execute(counted)}


def given_in(
    session: Session, case_ids: Collection[UUID]
) -> dict[UUID, list[tuple[str, Value, datetime]]]:
    """Every answer ever given in each of these cases, oldest first: to which step, what, and when."""
    rows = (
        select(AnswerRow.case_id, AnswerRow.step, AnswerRow.value, AnswerRow.at)
        .where(AnswerRow.case_id.in_(case_ids))
        .order_by(AnswerRow.case_id, AnswerRow.revision)
    )
    found: dict[UUID, list[tuple[str, Value, datetime]]] = {case_id: [] for case_id in case_ids}
    for case_id, step, value, at in session.execute(rows):
        found[case_id].append((step, value, at))
    return found


def has(session: Session, run_id: int, act: RunAct, about: str) -> bool:
    """Whether a trainee did that before in this run."""
    wanted = select(RunEvent.id).where(
        RunEvent.run_id == run_id, RunEvent.act == act, RunEvent.about == about
    )
    return session.scalar(wanted) is not None
