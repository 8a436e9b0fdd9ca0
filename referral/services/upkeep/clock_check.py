"""Checks the clock of this computer before anything is removed: a wrong clock would remove cases too early.

Every day the moment at which the clock was last believed is kept, and the next one may
not be long after it, nor before it. The lines of the journal alone would prove nothing, since whoever signs in
under a wrong clock writes one.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from referral.store import journal, upkeep
from referral.store.database.prepared import At
from referral.store.upkeep import LastRun, UpkeepTask

LONGEST_SILENCE = timedelta(days=14)
"""A computer may be off for two weeks of holidays before a person is asked. A clock that is wrong by less costs a
closed case at most half of the month that it is kept."""

TOLERANCE = timedelta(minutes=10)
"""Computers that share a database, or a clock that is set right by the network, may differ so much."""


class ClockStatus(StrEnum):
    """What can be said of the clock of this computer."""

    RIGHT = "right"
    AHEAD = "ahead"
    BEHIND = "behind"


def judged(session: At, now: datetime) -> ClockStatus:
    """Whether this moment fits what was done here before it."""
    newest = journal.newest(session)
    return judge(known_moment(upkeep.every(session), newest), newest, now)


def judge(known: datetime | None, newest: datetime | None, now: datetime) -> ClockStatus:
    """Whether a moment fits the one that was believed last, and the newest line of the journal."""
    if known is None:
        return ClockStatus.RIGHT
    if now > known + LONGEST_SILENCE:
        return ClockStatus.AHEAD
    return (
        ClockStatus.BEHIND if now < max(known, newest or known) - TOLERANCE else ClockStatus.RIGHT
    )


def known_moment(last: Mapping[UpkeepTask, LastRun], newest: datetime | None) -> datetime | None:
    """When the clock was last believed; else the newest line of the journal; None at the beginning."""
    believed = last.get(UpkeepTask.CLOCK)
    return believed.at if believed else newest


def may_be_wrong(session: At, now: datetime, *moments: datetime) -> bool:
    """Whether the clock cannot be believed now, or wrote one of these moments, which are in its future."""
    wrote_the_future = any(moment > now + TOLERANCE for moment in moments)
    return wrote_the_future or judged(session, now) is not ClockStatus.RIGHT


def look_at_the_clock(session: Session, now: datetime) -> ClockStatus:
    """Judge the clock, and go on from this moment when it can be believed."""
    found = judged(session, now)
    if found is ClockStatus.RIGHT:
        upkeep.record(session, UpkeepTask.CLOCK, at=now)
    return found


def confirm(session: Session, now: datetime) -> None:
    """A person has compared the clock with another one: go on from this moment, wherever it lies."""
    journal.append(session, journal.JournalKind.CLOCK_CONFIRMED, at=now)
    upkeep.record(session, UpkeepTask.CLOCK, at=now)
