"""Taking answers into a case: appended, once per operation, never over a colleague's newer answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Kind, Step
from referral.services import ledger
from referral.services.ledger import Given, Ledger
from referral.services.refusals import (
    CaseClosed,
    ChangedMeanwhile,
    Conflict,
    NotAnOption,
    Saved,
    StepDoesNotApply,
    UnknownStep,
)
from referral.store import answers, cases, journal, people
from referral.store.answers import Line
from referral.store.cases import Case
from referral.store.people import Actor


def answer(
    session: Session, case: Case, given: Sequence[Given], *, by: Actor, now: datetime
) -> Saved:
    """Append answers to a case.

    Sent again, an answer counts once; equal to the latest, it is no new line. An answer to a step that was
    answered differently since ``seen`` is not written; the others are, and then ChangedMeanwhile tells of it.
    UnknownStep, NotAnOption, StepDoesNotApply and CaseClosed refuse the whole sending and write nothing.
    """
    before = ledger.read(session, case)
    checklist = before.walker.checklist
    fitting = [_fitting(checklist, one) for one in given if before.line_of(one) is None]
    new = before.news(fitting)
    if new and before.is_closed:
        raise CaseClosed(case.shown_reference)
    _must_apply(before, new)
    refused = [one for one in new if before.has_newer(one)]
    after = _append(session, case, before, [one for one in new if one not in refused], by, now)
    saved = _saved(before, after, given, refused)
    if refused:
        raise ChangedMeanwhile(_conflicts(session, before, refused), saved)
    return saved


def _fitting(checklist: Checklist, given: Given) -> Given:
    step = checklist.step_by_id.get(given.step)
    if step is None:
        raise UnknownStep(given.step)
    if not step.accepts(given.value):
        raise NotAnOption(given.step)
    return _in_order(step, given)


def _in_order(step: Step, given: Given) -> Given:
    # The order in which boxes were ticked says nothing; kept in the step's order, equal answers are equal.
    if step.kind is not Kind.MANY or not isinstance(given.value, tuple):
        return given
    chosen = frozenset(given.value)
    ordered = tuple(option.id for option in step.options if option.id in chosen)
    return replace(given, value=ordered)


def _must_apply(before: Ledger, new: Iterable[Given]) -> None:
    wanted = before.values | {one.step: one.value for one in new}
    shown = _applicable(before, wanted)
    doubtful = [one for one in new if one.step not in shown]
    if doubtful:
        shown_before = _applicable(before, before.values)
        for one in doubtful:
            if one.step not in shown_before:
                raise StepDoesNotApply(one.step)


def _applicable(before: Ledger, values: dict[str, Value]) -> frozenset[str]:
    return frozenset(step.id for step in before.walker.walk(values).applicable)


def _append(
    session: Session,
    case: Case,
    before: Ledger,
    given: Sequence[Given],
    by: Actor,
    now: datetime,
) -> Ledger:
    if not given:
        return before
    lines = [
        Line(before.revision + number, one.step, one.value, one.operation, by.person_id)
        for number, one in enumerate(given, start=1)
    ]
    answers.append(session, case.id, lines, now)
    after = before.plus(lines)
    cases.advance(session, case, after.revision)
    journal.append(session, journal.Kind.ANSWERED, at=now, person=by.person_id, case=case.id)
    return after


def _saved(
    before: Ledger, after: Ledger, given: Iterable[Given], refused: Iterable[Given]
) -> Saved:
    left_alone = {one.step for one in refused}
    standing = [one for one in given if one.step not in left_alone]
    return Saved(
        revision=after.revision,
        changed=tuple(
            step for step, line in after.latest.items() if line.revision > before.revision
        ),
        revisions={
            one.step: (after.line_of(one) or after.latest[one.step]).revision for one in standing
        },
        walk=after.walker.walk(after.values),
    )


def _conflicts(session: Session, before: Ledger, refused: Iterable[Given]) -> list[Conflict]:
    return [
        Conflict(
            step=one.step,
            theirs=(line := before.latest[one.step]).value,
            yours=one.value,
            by=people.get(session, line.person_id).login,
            revision=line.revision,
        )
        for one in refused
    ]
