"""Asking for long work, which ``worker`` does beside the pages; its ``KINDS`` are what can be asked for."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from referral.store import jobs
from referral.store.database import Database
from referral.store.jobs import Job, State


def ask(
    session: Session, kind: str, about: str, *, now: datetime, person: int | None = None
) -> Job:
    """Put a job on the table, once: asked for again it stays as it is, or is tried again when it had failed."""
    job = jobs.locked(session, kind, about, now=now, person=person)
    if job.state is State.FAILED:
        job.state, job.result, job.attempts, job.person_id = State.WAITING, "", 0, person
        job.asked_at, job.not_before, job.finished_at = now, now, None
    session.flush()
    return job


def ask_for_the_day(database: Database, kinds: Iterable[str], now: datetime) -> None:
    """Put each of these kinds on the table once a day (UTC) for the whole instance."""
    day = now.date().isoformat()
    with database.reading() as session:
        missing = [kind for kind in kinds if jobs.find(session, kind, day) is None]
    if missing:
        with database.writing() as session:
            for kind in missing:
                ask(session, kind, day, now=now)
