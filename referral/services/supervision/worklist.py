"""Keeping the queue's row of a case in step with the case, in the transaction that changes it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.roles import FactRole
from referral.engine.walk import NOTHING_ANSWERED, ActiveDuty, Walk
from referral.services.cases import clocks
from referral.store.cases.cases import Case
from referral.store.supervision import worklist
from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import DutyState, QueueRow, Raised

URGENT, CHILD, WITHDRAWAL, CORRECTED = 8, 4, 2, 1
"""What makes a case need eyes, the heaviest first; a rank is what is missing to all of them."""

LOWEST = URGENT + CHILD + WITHDRAWAL + CORRECTED


def begin(session: Session, case: Case, walk: Walk) -> None:
    """Create the row of a new case with the duties it has from the start."""
    row = QueueRow(
        case_id=case.id,
        reference=case.reference,
        post_id=case.post_id,
        officer_id=case.opened_by,
        opened_at=case.opened_at,
        state=ReviewState.IN_WORK,
        rank=LOWEST,
        due_at=None,
        escalated=False,
    )
    worklist.add(session, row)
    answered(session, case, NOTHING_ANSWERED, walk, now=case.opened_at)


def answered(session: Session, case: Case, before: Walk, after: Walk, *, now: datetime) -> None:
    """Update the row after an answer; only what has changed is read and written."""
    moved = dict(_out_of_date(before.raised, after.raised))
    if moved or before.flags != after.flags:
        was = worklist.raised_of(session, case.id, moved)
        worklist.keep_raised(session, case.id, _raised(moved, was, now))
        row = worklist.priority(session, case.id)
        if row is not None:
            rank = priority(after, row.state)
            if (rank, row.soonest) != (row.rank, row.due_at):
                worklist.set_priority(session, case.id, rank=rank, due_at=row.soonest)


def moved(session: Session, case: Case, state: ReviewState) -> None:
    """Write the state after a review; an escalation ends with the answer to it."""
    row = worklist.find(session, case.id)
    if row is not None:
        corrected = CORRECTED * (state is ReviewState.CORRECTED)
        calm = row.rank | CORRECTED
        _change(session, row, replace(row, state=state, rank=calm - corrected, escalated=False))


def escalated(session: Session, case: Case) -> None:
    """Write that the case lies with the focal point."""
    row = worklist.find(session, case.id)
    if row is not None:
        _change(session, row, replace(row, escalated=True))


def priority(walk: Walk, state: ReviewState) -> int:
    """The rank of a case among those that are not overdue: the lower, the sooner it needs eyes."""
    flags = {fact.role for fact in walk.flags}
    weights = (
        (URGENT, any(_is_urgent(one) for one in walk.duties)),
        (CHILD, FactRole.CHILD in flags),
        (WITHDRAWAL, FactRole.WITHDRAWAL in flags),
        (CORRECTED, state is ReviewState.CORRECTED),
    )
    return LOWEST - sum(weight for weight, holds in weights if holds)


def has_flag(row: QueueRow, flag: int) -> bool:
    """Whether the case has this flag."""
    return not row.rank & flag


def _is_urgent(arisen: ActiveDuty) -> bool:
    # A rule that holds on for the whole case has no done mark that could be missing.
    return arisen.duty.urgent and arisen.duty.done_when is not None and not arisen.done


def _out_of_date(
    held: Mapping[str, ActiveDuty], holds: Mapping[str, ActiveDuty]
) -> Iterator[tuple[str, ActiveDuty | None]]:
    """The duties whose rows are no longer right, as they hold now."""
    for duty in held.keys() | holds.keys():
        was, now = held.get(duty), holds.get(duty)
        if was is not now and not _stand_alike(was, now):
            yield duty, now


def _stand_alike(one: ActiveDuty | None, other: ActiveDuty | None) -> bool:
    """Whether a duty's row is the same for both; the reasons do not matter there."""
    if one is None or other is None:
        return False
    return (one.duty, one.limits, one.done) == (other.duty, other.limits, other.done)


def _raised(
    moved: Mapping[str, ActiveDuty | None], was: Mapping[str, Raised], now: datetime
) -> Iterator[Raised]:
    for duty, arisen in moved.items():
        known = was.get(duty)
        if arisen is not None:
            since = known.arose_at if known else now
            standing = DutyState.DONE if arisen.done else DutyState.OPEN
            yield Raised(duty, since, clocks.due(arisen, since), standing)
        elif known is not None:
            yield replace(known, standing=DutyState.GONE)


def _change(session: Session, before: QueueRow, after: QueueRow) -> None:
    if after != before:
        worklist.change(session, after)
