"""The daily cleaning: removes cases whose time is over, and rewrites the file without a trace of them.

A clock that went far ahead removes nothing. Whatever fails is noted for ``notices``, and tried again the next day.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from referral.services.upkeep import clock_check, retention
from referral.services.upkeep.clock_check import ClockStatus
from referral.services.upkeep.retention import RetentionReport
from referral.store import upkeep
from referral.store.cases import cases
from referral.store.database import Database, VacuumResult
from referral.store.upkeep import UpkeepTask


class ClockAhead(Exception):
    """The clock says that it is much later than anybody here knew; nothing was removed."""

    def __init__(self) -> None:
        super().__init__(
            "The clock of this computer is far ahead of everything that was done here, so nothing was "
            "removed. If the date is wrong, set it. If it is right, type: "
            "referral retention run --clock-is-right"
        )


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was removed, and whether the file was rewritten where that was needed."""

    report: RetentionReport
    rewriting: VacuumResult


def clean(database: Database, *, now: datetime, days: int) -> Cleaned:
    """Remove what is over and leave no trace of it. Running it again changes nothing. Raises ClockAhead."""
    with database.transaction() as session:
        found = clock_check.look_at_the_clock(session, now)
        if found is ClockStatus.AHEAD:
            raise ClockAhead
        if found is ClockStatus.RIGHT:
            cases.bring_back_from_the_future(session, now, clock_check.TOLERANCE)
    try:
        report = retention.run(database, now=now, days=days)
    except Exception as fault:
        with suppress(Exception):  # a database that cannot even note it is told by its own fault
            _note(database, UpkeepTask.RETENTION, now, type(fault).__name__)
        raise
    _note(database, UpkeepTask.RETENTION, now, upkeep.DONE)
    return Cleaned(report, _write_anew(database, now))


def _write_anew(database: Database, now: datetime) -> VacuumResult:
    with database.read_session() as session:
        last = upkeep.every(session).get(UpkeepTask.REWRITING)
    if last is None or last.was_done:
        return VacuumResult.DONE
    outcome = database.vacuum()
    _note(database, UpkeepTask.REWRITING, now, outcome)
    return outcome


def _note(database: Database, work: UpkeepTask, now: datetime, outcome: str) -> None:
    with database.transaction() as session:
        upkeep.record(session, work, at=now, outcome=outcome)
