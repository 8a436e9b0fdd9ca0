"""Releasing a period as a job: a page asks for it, ``referral work`` does it, the page shows the progress."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.definitions.library import library_at
from referral.disclosure import Level
from referral.services.statistics import statistics
from referral.services.statistics.statistics import StatisticsRefused
from referral.services.upkeep import jobs
from referral.services.upkeep.jobs import DONE, CannotBeDone, JobRun
from referral.store import jobs as stored
from referral.store.accounts.people import Actor
from referral.store.jobs import Job

KIND = "release"
"""The kind of job; it is about a country, a period and a level: ``kz:2026-09:inside``."""

NO_FIGURES = "no_figures"
"""There is nothing to release: the period is not over, or nothing was counted in it."""

_MOST_LISTED = 50
_STEP = 5  # parts of a hundred: each is a transaction of its own


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """A release that was asked for and is not made yet: ``job`` says how far it is, or why it failed."""

    country: str
    period: str
    level: Level
    job: Job


def may_be_asked(session: Session, country: str, period: str, now: datetime) -> bool:
    """Whether a period is over and has figures."""
    return period in statistics.ended(session, country, now)


def ask(
    session: Session, country: str, period: str, level: Level, *, by: Actor, now: datetime
) -> Job:
    """Ask for a release, once; one that failed is tried again."""
    about = f"{country}:{period}:{level.value}"
    return jobs.ask(session, KIND, about, now=now, person=by.person_id)


def find(session: Session, country: str, period: str, level: Level) -> Job | None:
    """The job of a release, if it was asked for."""
    return stored.find(session, KIND, f"{country}:{period}:{level.value}")


def under_way(session: Session, country: str) -> list[ReleaseRequest]:
    """The releases of a country that wait, run or have failed, the latest first."""
    found = stored.not_done(session, KIND, most=_MOST_LISTED)
    return [one for one in map(_asked, found) if one.country == country]


def run(work: JobRun) -> str:
    """Release what a supervisor asked for, in their name."""
    asked, told = _asked(work.job), 0

    def got_to(progress: int) -> None:
        nonlocal told
        if progress >= told + _STEP:
            told = progress
            work.got_to(progress)

    library = library_at(work.settings.root / "checklists")
    try:
        statistics.release(
            work.database,
            library.checklist(library.for_cases, asked.country),
            asked.period,
            asked.level,
            by=work.job.person_id,
            now=work.now,
            got_to=got_to,
        )
    except StatisticsRefused:
        raise CannotBeDone(NO_FIGURES) from None
    return DONE


def _asked(job: Job) -> ReleaseRequest:
    country, period, level = job.about.split(":")
    return ReleaseRequest(country, period, Level(level), job)
