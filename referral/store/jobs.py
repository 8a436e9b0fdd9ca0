"""Long work that waits to be done: one row for each piece, taken by one worker at a time.

What a job is about is a code (a period, a checksum, a day), never text about a person. A worker holds a job
for ``HELD`` at a time; a job of a worker that was killed is taken again when that time is over.
"""

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, and_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base

HELD = timedelta(seconds=60)
"""So long a worker holds a job, unless it says that it is still at it."""

_CODES = re.compile(r"[A-Za-z0-9_.:-]{0,200}")


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Base):
    """A piece of work. ``result`` is a code; ``progress`` counts to a hundred; ``about`` are codes."""

    __tablename__ = "jobs"
    __table_args__ = (UniqueConstraint("kind", "about"), Index(None, "state", "not_before"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    about: Mapped[str]
    state: Mapped[JobState]
    progress: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    not_before: Mapped[datetime]
    started_at: Mapped[datetime | None]
    held_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in {JobState.WAITING, JobState.RUNNING}


class NotHeld(Exception):
    """The job was taken by another worker, or is over: whoever worked on it must stop."""


def locked(session: Session, kind: str, about: str, *, now: datetime, person: int | None) -> Job:
    """The job of this kind about this, made when there is none, held for this transaction.

    Raises ValueError when it would be about more than codes.
    """
    if not _CODES.fullmatch(about):
        raise ValueError("A job is about codes: letters, digits and _ . : - only.")
    wanted = select(Job).where(Job.kind == kind, Job.about == about).with_for_update()
    found = session.scalar(wanted)
    if found is None:
        fresh = Job(kind=kind, about=about, state=JobState.WAITING, asked_at=now, not_before=now)
        fresh.person_id = person
        with suppress(IntegrityError), session.begin_nested():  # somebody else was quicker
            session.add(fresh)
        found = session.scalars(wanted).one()
    return found


def find(session: Session, kind: str, about: str) -> Job | None:
    """The job of this kind about this, if there ever was one."""
    return session.scalar(select(Job).where(Job.kind == kind, Job.about == about))


def about_each(session: Session, kind: str, abouts: Collection[str]) -> dict[str, Job]:
    """The jobs of this kind about any of these, by what they are about."""
    query = select(Job).where(Job.kind == kind, Job.about.in_(abouts))
    return {job.about: job for job in session.scalars(query)} if abouts else {}


def of_kind(session: Session, kind: str, state: JobState, *, most: int) -> list[Job]:
    """Jobs of a kind in this state, the latest first."""
    query = select(Job).where(Job.kind == kind, Job.state == state)
    return list(session.scalars(query.order_by(Job.asked_at.desc(), Job.id.desc()).limit(most)))


def not_done(session: Session, kind: str, *, most: int) -> list[Job]:
    """Jobs of a kind that wait, run or have failed, the latest first."""
    query = select(Job).where(Job.kind == kind, Job.state != JobState.DONE)
    return list(session.scalars(query.order_by(Job.asked_at.desc(), Job.id.desc()).limit(most)))


def is_due(session: Session, kinds: Collection[str], now: datetime) -> bool:
    """Whether a worker that knows these kinds has something to do."""
    query = select(Job.id).where(_due(now), Job.kind.in_(kinds)).limit(1)
    return session.scalar(query) is not None


def take(session: Session, kinds: Collection[str], now: datetime) -> Job | None:
    """Hold the job of these kinds that waits longest for this worker alone; None when nothing is due."""
    query = (
        select(Job).where(_due(now), Job.kind.in_(kinds)).order_by(Job.not_before, Job.id).limit(1)
    )
    job = session.scalar(query.with_for_update(skip_locked=True))
    if job is not None:
        job.state, job.attempts, job.progress = JobState.RUNNING, job.attempts + 1, 0
        job.started_at, job.held_until = now, now + HELD
        session.flush()
    return job


def still(session: Session, job: Job, now: datetime) -> None:
    """Hold the job for longer. Raises NotHeld."""
    _change(session, job, held_until=now + HELD)


def got_to(session: Session, job: Job, progress: int) -> None:
    """Note how far the job is, in parts of a hundred. Raises NotHeld."""
    _change(session, job, progress=progress)


def end(session: Session, job: Job, state: JobState, result: str, now: datetime) -> None:
    """The job is over, with this result. Raises NotHeld."""
    progress = 100 if state is JobState.DONE else job.progress
    _change(session, job, state=state, result=result, finished_at=now, progress=progress)


def again(session: Session, job: Job, not_before: datetime) -> None:
    """Let the job wait for another try. Raises NotHeld."""
    _change(session, job, state=JobState.WAITING, not_before=not_before, held_until=None)


def _due(now: datetime) -> ColumnElement[bool]:
    """Waiting long enough, or held too long. A time that only a wrong clock can have written holds up nothing."""
    waits = and_(Job.state == JobState.WAITING, or_(Job.not_before <= now, Job.asked_at > now))
    lapsed = or_(Job.held_until <= now, Job.held_until > now + HELD)
    return or_(waits, and_(Job.state == JobState.RUNNING, lapsed))


def _change(session: Session, job: Job, **values: object) -> None:
    # The number of attempts tells one holding from the next.
    held = (Job.id == job.id, Job.attempts == job.attempts, Job.state == JobState.RUNNING)
    if session.execute(update(Job).where(*held).values(values)).rowcount != 1:  # type: ignore[attr-defined]
        raise NotHeld
