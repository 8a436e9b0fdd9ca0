"""The clocks of a case on the officer's page: what is open until when, and what the law times besides."""

from dataclasses import dataclass
from datetime import datetime

from referral import clock
from referral.engine.country import Clock
from referral.engine.model import Duty
from referral.services import clocks
from referral.store import queues, worklist
from referral.store.database import Session
from referral.store.people import Actor
from referral.store.queues import NEED_EYES, Wanted
from referral.store.reviews import State
from referral.store.worklist import Standing, Work
from referral.web.officer.opened import OpenedCase

MOST_RETURNED = 40


@dataclass(frozen=True, slots=True)
class Running:
    """A duty that is open, until when by the clock on the wall, and the limits of the law beside its aim."""

    duty: Duty
    due_at: datetime
    limits: tuple[Clock, ...]
    is_late: bool


def late(db: Session, who: Actor) -> int:
    """How many of the officer's own cases have a duty that is late; no more than a thousand are counted."""
    mine = Wanted(tuple(post.id for post in who.posts), NEED_EYES, officer=who.person_id)
    return queues.count_overdue(db, mine, clock.now())


def returned(db: Session, who: Actor) -> list[Work]:
    """The cases of the officer's posts that a supervisor gave back for correction."""
    posts = tuple(post.id for post in who.posts)
    return queues.page(db, Wanted(posts, (State.RETURNED,)), clock.now(), limit=MOST_RETURNED)


def running(db: Session, file: OpenedCase) -> list[Running]:
    """The open duties that have a due time, the soonest first."""
    raised, now = worklist.raised(db, file.file.case.id), clock.now()
    found = [
        Running(arisen.duty, file.local(due), arisen.limits, bool(clocks.told(due, now)))
        for arisen in file.duties
        if (one := raised.get(arisen.duty.id))
        and one.standing is Standing.OPEN
        and (due := one.due_at) is not None
    ]
    return sorted(found, key=lambda one: one.due_at)
