"""Requests for long work, and what its functions are given. ``worker`` does the work beside the pages.

What can be asked for stands in ``worker.KINDS``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.settings import Settings
from referral.store import jobs
from referral.store.database import Database
from referral.store.jobs import Job, JobState

DONE = "done"
"""The result of a job about which there is nothing else to say."""


@dataclass(frozen=True, slots=True)
class JobRun:
    """One job with what it needs. Its function keeps every transaction short, and may be run twice."""

    database: Database
    settings: Settings
    job: Job
    now: datetime

    def got_to(self, progress: int) -> None:
        """Note how far the job is, from 0 to 100. Raises NotHeld when another worker has it: let it pass."""
        with self.database.transaction() as session:
            jobs.got_to(session, self.job, progress)


class CannotBeDone(Exception):
    """A job that fails for a known reason and would fail again; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class JobKind:
    """How jobs of one kind are done: the function, and the bounds of the process that it runs in."""

    run: Callable[[JobRun], str]
    every_day: bool = False
    seconds: int = 3600
    megabytes: int = 4096
    tries: int = 3


def ask(
    session: Session, kind: str, about: str, *, now: datetime, person: int | None = None
) -> Job:
    """Put a job on the table, once: asked for again it stays as it is, or is tried again when it had failed."""
    job = jobs.locked(session, kind, about, now=now, person=person)
    if job.state is JobState.FAILED:
        job.state, job.result, job.attempts, job.person_id = JobState.WAITING, "", 0, person
        job.asked_at, job.not_before, job.finished_at = now, now, None
    session.flush()
    return job


def ask_for_the_day(database: Database, kinds: Iterable[str], now: datetime) -> None:
    """Put each of these kinds on the table once a day (UTC) for the whole instance."""
    day = now.date().isoformat()
    with database.read_session() as session:
        missing = [kind for kind in kinds if jobs.find(session, kind, day) is None]
    if missing:
        with database.transaction() as session:
            for kind in missing:
                ask(session, kind, day, now=now)
