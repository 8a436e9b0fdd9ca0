"""What is left of a case when its time is over: figures, and lines of the journal that name nothing but a number.

A referral that is due, or whose receipt nobody has confirmed, is never removed: ``RetentionReport.held`` counts
what waits.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.engine.roles import DutyRole
from referral.services.cases.casefile import CaseFile, case_file
from referral.services.statistics import figures
from referral.store import journal, upkeep
from referral.store.cases import retention as stored
from referral.store.cases.cases import Case
from referral.store.cases.retention import Place
from referral.store.database import Database, VacuumResult
from referral.store.supervision.reviews import ReviewState
from referral.store.upkeep import UpkeepTask

REVIEW_MAY_TAKE = 3
"""A review that never ends keeps a case so many times as long as one that has ended."""

_AT_ONCE = 100  # cases in one transaction, so that nobody waits long for theirs


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """How many cases were removed, how many are kept beyond their time, and how many figures were made coarse."""

    removed: int
    held: int
    coarsened: int


def run(database: Database, *, now: datetime, days: int) -> RetentionReport:
    """Remove every case whose time is over, and make old figures coarse. Running it again changes nothing."""
    removed, held, after = 0, 0, None
    while True:
        with database.transaction() as session:
            page = _due(session, now - timedelta(days=days), after)
            over = [one for one in page if _is_over(session, one, now=now, days=days)]
            _remove(session, over, now)
        removed, held = removed + len(over), held + len(page) - len(over)
        if len(page) < _AT_ONCE:
            break
        after = _place(page[-1])
    with database.transaction() as session:
        coarsened = figures.coarsen(session, now)
    return RetentionReport(removed, held, coarsened)


def _due(session: Session, moment: datetime, after: Place | None) -> list[Case]:
    return stored.closed_by(session, moment, after=after, most=_AT_ONCE)


def _place(case: Case) -> Place | None:
    return (case.closed_at, case.id) if case.closed_at else None


def _is_over(session: Session, case: Case, *, now: datetime, days: int) -> bool:
    file = case_file(session, case)
    reviewed = file.review is None or file.review.state is ReviewState.CONFIRMED
    long_ago = _is_older(case, now - timedelta(days=days * REVIEW_MAY_TAKE))
    return not file.is_open and _has_arrived(file) and (reviewed or long_ago)


def _is_older(case: Case, moment: datetime) -> bool:
    return case.closed_at is not None and case.closed_at <= moment


def _has_arrived(file: CaseFile) -> bool:
    """Whether nobody can get lost by forgetting: no referral, or one that the other side has confirmed.

    Where no receipt is owed, the referral's own mark counts.
    """
    owed = file.arisen(DutyRole.REFERRAL)
    if file.referral is None:
        return owed is None
    confirmed = file.arisen(DutyRole.RECEIPT) or owed
    return confirmed is not None and confirmed.done


def _remove(session: Session, over: list[Case], now: datetime) -> None:
    if not over:
        return
    stored.remove(session, [one.id for one in over])
    upkeep.record(session, UpkeepTask.REWRITING, at=now, outcome=VacuumResult.NEEDED)
    for case in over:
        journal.append(session, journal.JournalKind.CASE_REMOVED, at=now, case=case.id)
