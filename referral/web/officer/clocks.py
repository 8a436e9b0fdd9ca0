"""The clocks of a case on the officer's page: what is open until when, and what the law times besides."""

from dataclasses import dataclass
from datetime import datetime

from referral import clock
from referral.engine.country import Deadline
from referral.engine.model import Duty
from referral.services.cases import clocks
from referral.store.database import Session
from referral.store.supervision import worklist
from referral.store.supervision.worklist import DutyState
from referral.web.officer.current_case import CasePage


@dataclass(frozen=True, slots=True)
class Running:
    """A duty that is open, until when by the clock on the wall, and the limits of the law beside its aim."""

    duty: Duty
    due_at: datetime
    limits: tuple[Deadline, ...]
    is_late: bool


def running(db: Session, file: CasePage) -> list[Running]:
    """The open duties that have a due time, the soonest first."""
    raised, now = worklist.raised(db, file.file.case.id), clock.now()
    found = [
        Running(arisen.duty, file.local(due), arisen.limits, bool(clocks.told(due, now)))
        for arisen in file.duties
        if (one := raised.get(arisen.duty.id))
        and one.standing is DutyState.OPEN
        and (due := one.due_at) is not None
    ]
    return sorted(found, key=lambda one: one.due_at)
