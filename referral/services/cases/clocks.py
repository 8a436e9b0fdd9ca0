"""When a duty is due, and whom it concerns once it is late. Pure: the time comes in.

A due time is a moment that was computed once; late is whatever is past it. Nothing waits for a clock and nothing
ends with one.
"""

from datetime import datetime, timedelta

from referral.engine.model import Aim
from referral.engine.walk import ActiveDuty
from referral.store.accounts.people import Role

AIMS = {
    Aim.AT_ONCE: timedelta(hours=1),
    Aim.WITHIN_AN_HOUR: timedelta(hours=1),
    Aim.SAME_DAY: timedelta(hours=24),
    Aim.THREE_DAYS: timedelta(hours=72),
}
"""How long after it arose a duty may be open. Nobody can time "at once": after an hour it is late."""

LADDER = (
    (Role.OFFICER, timedelta()),
    (Role.SUPERVISOR, timedelta(hours=1)),
    (Role.FOCAL_POINT, timedelta(hours=24)),
)
"""Who is told, and how long after the due time: a rung stays when the next is reached."""


def due(arisen: ActiveDuty, arose_at: datetime) -> datetime | None:
    """Until when a duty is to be done: its aim, or a legal limit that ends sooner.

    None where no answer marks it done: such a duty holds for the whole case.
    """
    if arisen.duty.done_when is None:
        return None
    limits = (timedelta(hours=one.hours) for one in arisen.limits if one.hours is not None)
    return arose_at + min((AIMS[arisen.duty.within], *limits))


def told(due_at: datetime | None, now: datetime) -> tuple[Role, ...]:
    """Whom a due time concerns by now, from the officer upwards."""
    if due_at is None:
        return ()
    return tuple(role for role, later in LADDER if due_at + later <= now)
