"""Taking answers into a case: appended, once per operation, never over a colleague's newer answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.model import Step, StepKind
from referral.engine.walk import Walk
from referral.services.cases import ledger, versions
from referral.services.cases.ledger import Given, Ledger
from referral.services.cases.refusals import (
    CaseClosed,
    ChangedMeanwhile,
    Conflict,
    NotAnOption,
    Saved,
    StepDoesNotApply,
    UnknownStep,
)
from referral.services.statistics import figures
from referral.services.supervision import worklist
from referral.store import journal
from referral.store.accounts.people import Actor
from referral.store.cases import answers
from referral.store.cases.answers import Line, Sending
from referral.store.cases.cases import Case


def answer(
    session: Session, case: Case, given: Sequence[Given], *, by: Actor, now: datetime
) -> Saved:
    """Append answers to a case.

    Sent again, an answer counts once; equal to the latest, it is no new line. An answer to a step that was
    answered differently since ``seen`` is not written; the others are, and then ChangedMeanwhile tells of it.
    UnknownStep, NotAnOption, StepDoesNotApply and CaseClosed refuse the whole sending and write nothing.
    """
    before = ledger.read(session, case, given)
    new = before.news(_fitting(before, one) for one in given if not before.has(one))
    if new and before.is_closed:
        raise CaseClosed(case.shown_reference)
    _must_apply(before, new)
    refused = [one for one in new if before.has_newer(one)]
    lines = _lines(before, [one for one in new if not before.has_newer(one)], by)
    after = before.plus(lines)
    if lines:
        answers.append(session, case.id, lines, now)
        journal.append(
            session, journal.JournalKind.ANSWERED, at=now, person=by.person_id, case=case.id
        )
        figures.answered(session, case, before, after)
        worklist.answered(session, case, before.walk, after.walk, now=now)
    saved = _saved(after, lines, given, left_alone={one.step for one in refused})
    if refused:
        raise ChangedMeanwhile(_conflicts(session, case, before, refused, by), saved)
    return saved


def _fitting(before: Ledger, given: Given) -> Given:
    step = before.walker.checklist.step_by_id.get(given.step)
    if step is None:
        raise UnknownStep(given.step)
    if not step.accepts(given.value):
        raise NotAnOption(given.step)
    return _in_order(step, given)


def _in_order(step: Step, given: Given) -> Given:
    # The order in which boxes were ticked says nothing; kept in the step's order, equal answers are equal.
    if step.kind is not StepKind.MANY or not isinstance(given.value, tuple):
        return given
    chosen = frozenset(given.value)
    ordered = tuple(option.id for option in step.options if option.id in chosen)
    return replace(given, value=ordered)


def _lines(before: Ledger, given: Iterable[Given], by: Actor) -> dict[Sending, Line]:
    return {
        (one.operation, one.step): Line(revision, one.step, one.value, by.person_id)
        for revision, one in enumerate(given, start=before.revision + 1)
    }


def _must_apply(before: Ledger, new: Sequence[Given]) -> None:
    """A step applies that is shown now, or will be once all of the sending stands."""
    steps = before.walker.checklist.step_by_id
    doubtful = [one.step for one in new if steps[one.step].when is not None]
    if doubtful := _not_shown(doubtful, before.walk):
        wanted = {**before.values, **{one.step: one.value for one in new}}
        doubtful = _not_shown(doubtful, versions.walked(before.walker, wanted, before.walk))
    if doubtful:
        raise StepDoesNotApply(doubtful[0])


def _not_shown(steps: list[str], walk: Walk) -> list[str]:
    shown = {step.id for step in walk.applicable} if steps else set[str]()
    return [step for step in steps if step not in shown]


def _saved(
    after: Ledger, lines: Mapping[Sending, Line], given: Iterable[Given], left_alone: set[str]
) -> Saved:
    standing = [one for one in given if one.step not in left_alone]
    return Saved(
        revision=after.revision,
        changed=tuple(dict.fromkeys(line.step for line in lines.values())),
        revisions={one.step: after.revision_of(one) for one in standing},
        checklist=after.walker.checklist,
        walk=after.walk,
    )


def _conflicts(
    session: Session, case: Case, before: Ledger, refused: Iterable[Given], by: Actor
) -> list[Conflict]:
    return [
        Conflict(
            step=one.step,
            theirs=(line := before.latest[one.step]).value,
            yours=one.value,
            at=answers.given_at(session, case.id, line.revision),
            is_own=line.person_id == by.person_id,
            revision=line.revision,
        )
        for one in refused
    ]
