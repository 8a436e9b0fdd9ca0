"""Does the jobs of the table ``jobs``: the kinds of jobs there are, and what happens to a job that fails.

To add a kind, write one function that takes ``jobs.JobRun`` and returns a result code, and add a line to
``KINDS``, or to ``wings.add_work`` for a kind that a wing has.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from referral.services.backups import making
from referral.services.statistics import releasing
from referral.services.upkeep import daily_cleaning, jobs
from referral.services.upkeep.clock_check import ClockStatus as Judgement
from referral.services.upkeep.jobs import DONE, CannotBeDone, JobKind, JobRun
from referral.settings import Settings
from referral.store import jobs as stored
from referral.store.database import Database
from referral.store.jobs import Job, JobState, NotHeld

log = logging.getLogger("referral")

Clock = Callable[[], datetime]

FAULT, LOST, TOO_LONG, TOO_LARGE = "fault", "lost", "too_long", "too_large"
"""Results of a job that raised something unexpected, whose process was killed, or that needed too much."""


def _retention(work: JobRun) -> str:
    try:
        daily_cleaning.clean(work.database, now=work.now, days=work.settings.retention_days)
    except daily_cleaning.ClockAhead:
        raise CannotBeDone(Judgement.AHEAD) from None
    return DONE


def _backup(work: JobRun) -> str:
    making.make(work.settings, now=work.now)
    return DONE


KINDS = {
    "backup": JobKind(_backup, every_day=True),
    releasing.KIND: JobKind(releasing.run, seconds=6 * 3600),
    "retention": JobKind(_retention, every_day=True),
}
"""Every kind of job; the wings add theirs. Those of every day are put on the table by the worker and are about the
day in UTC."""


def prepare_day(database: Database, now: datetime) -> None:
    """Put the work of the day on the table, unless it is there."""
    jobs.ask_for_the_day(database, [name for name, kind in KINDS.items() if kind.every_day], now)


def take(database: Database, now: datetime) -> Job | None:
    """Hold the next job for this worker alone; None when nothing is due."""
    with database.read_session() as session:
        if not stored.is_due(session, KINDS, now):
            return None
    with database.transaction() as session:
        return stored.take(session, KINDS, now)


def run(database: Database, settings: Settings, job: Job, clock: Clock) -> None:
    """Do a job that is held, in this process, and note what became of it."""
    kind = KINDS[job.kind]
    if job.attempts > kind.tries:  # whoever tried it was killed each time
        fail(database, job, LOST, clock())
        return
    # What became of it is noted when the exception is gone, with all the memory that it holds.
    try:
        note, result = done, kind.run(JobRun(database, settings, job, clock()))
    except NotHeld:
        return
    except CannotBeDone as reason:
        note, result = fail, reason.code
    except MemoryError:
        note, result = fail, TOO_LARGE
    except Exception as fault:
        log.error("Job %s %s: %s", job.kind, job.id, type(fault).__qualname__, exc_info=fault)
        note, result = try_again, FAULT
    note(database, job, result, clock())


def run_next(database: Database, settings: Settings, clock: Clock) -> bool:
    """Take the next job and do it in this process; says whether there was one."""
    job = take(database, clock())
    if job is not None:
        run(database, settings, job, clock)
    return job is not None


def still(database: Database, job: Job, now: datetime) -> None:
    """Hold a job for longer. Raises NotHeld."""
    with database.transaction() as session:
        stored.still(session, job, now)


def done(database: Database, job: Job, code: str, now: datetime) -> None:
    """Note that a held job is done."""
    with database.transaction() as session:
        stored.end(session, job, JobState.DONE, code, now)


def fail(database: Database, job: Job, code: str, now: datetime) -> None:
    """Note that a held job cannot be done."""
    with database.transaction() as session:
        stored.end(session, job, JobState.FAILED, code, now)


def try_again(database: Database, job: Job, code: str, now: datetime) -> None:
    """Let a held job wait for another try, longer each time; after the last it fails with this code."""
    if job.attempts >= KINDS[job.kind].tries:
        fail(database, job, code, now)
        return
    with database.transaction() as session:
        stored.again(session, job, now + timedelta(minutes=job.attempts**2))


def give_back(database: Database, job: Job, now: datetime) -> None:
    """Let a held job be taken again at once: its worker was told to stop."""
    with database.transaction() as session:
        stored.again(session, job, now)
