"""Keeping the queue's row of a case in step with the case, in the transaction that changes it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.walk import Arisen, Walk
from referral.services import clocks
from referral.store import worklist
from referral.store.cases import Case
from referral.store.reviews import State
from referral.store.worklist import Raised, Standing, Work

URGENT, CHILD, WITHDRAWAL, CORRECTED = 8, 4, 2, 1
"""What makes a case need eyes, the heaviest first; a rank is what is missing to all of them."""

CALMEST = URGENT + CHILD + WITHDRAWAL + CORRECTED

CHILD_FACT, WITHDRAWAL_FACT = "may_be_child", "may_withdraw"
"""The facts of a checklist that move a case up, where it has them."""


def begin(session: Session, case: Case) -> None:
    """Give a new case its row."""
    row = Work(
        case_id=case.id,
        reference=case.reference,
        post_id=case.post_id,
        officer_id=case.opened_by,
        opened_at=case.opened_at,
        state=State.IN_WORK,
        rank=CALMEST,
        due_at=None,
        escalated=False,
    )
    worklist.add(session, row)


def answered(session: Session, case: Case, walk: Walk, *, now: datetime) -> None:
    """Bring the row up to date with what follows from the answers; writes only what has changed."""
    before = worklist.raised(session, case.id)
    after = {one.duty: one for one in _raised(walk, before, now)}
    for one in after.values():
        if one.duty not in before:
            worklist.raise_duty(session, case.id, one)
        elif one != before[one.duty]:
            worklist.change_duty(session, case.id, one)
    row = worklist.find(session, case.id)
    if row is None:
        return
    due = min((one.due_at for one in after.values() if _runs(one)), default=None, key=_moment)
    _change(session, row, replace(row, rank=rank(walk, row.state), due_at=due))


def moved(session: Session, case: Case, state: State) -> None:
    """Write where a review has led; an escalation ends with the answer to it."""
    row = worklist.find(session, case.id)
    if row is not None:
        corrected = CORRECTED * (state is State.CORRECTED)
        calm = row.rank | CORRECTED
        _change(session, row, replace(row, state=state, rank=calm - corrected, escalated=False))


def escalated(session: Session, case: Case) -> None:
    """Write that the case lies with the focal point."""
    row = worklist.find(session, case.id)
    if row is not None:
        _change(session, row, replace(row, escalated=True))


def rank(walk: Walk, state: State) -> int:
    """The place of a case among those of equal lateness: the lower, the sooner it needs eyes."""
    flags = {fact.id for fact in walk.flags}
    weights = (
        (URGENT, any(_is_urgent(one) for one in walk.duties)),
        (CHILD, CHILD_FACT in flags),
        (WITHDRAWAL, WITHDRAWAL_FACT in flags),
        (CORRECTED, state is State.CORRECTED),
    )
    return CALMEST - sum(weight for weight, holds in weights if holds)


def has(row: Work, weight: int) -> bool:
    """Whether that is among what makes the case need eyes."""
    return not row.rank & weight


def _is_urgent(arisen: Arisen) -> bool:
    # A rule that holds on for the whole case has no done mark that could be missing.
    return arisen.duty.urgent and arisen.duty.done_when is not None and not arisen.done


def _raised(walk: Walk, before: dict[str, Raised], now: datetime) -> Iterable[Raised]:
    held = {arisen.duty.id: arisen for arisen in walk.duties}
    for duty, arisen in held.items():
        since = before[duty].arose_at if duty in before else now
        standing = Standing.DONE if arisen.done else Standing.OPEN
        yield Raised(duty, since, clocks.due(arisen, since), standing)
    for duty, one in before.items():
        if duty not in held:
            yield replace(one, standing=Standing.GONE)


def _runs(one: Raised) -> bool:
    return one.due_at is not None and one.standing is Standing.OPEN


def _moment(due_at: datetime | None) -> float:
    return due_at.timestamp() if due_at else 0.0


def _change(session: Session, before: Work, after: Work) -> None:
    if after != before:
        worklist.change(session, after)
