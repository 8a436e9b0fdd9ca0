"""Taking answers into a case: appended, once per operation, never over a colleague's newer answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.engine.history import Answer
from referral.engine.model import Step, StepKind
from referral.engine.walk import Walk
from referral.services.cases import versions
from referral.services.cases.refusals import (
    CaseClosed,
    ChangedMeanwhile,
    Conflict,
    NotAnOption,
    Saved,
    StepDoesNotApply,
    UnknownStep,
)
from referral.services.cases.versions import AnswerState
from referral.services.statistics import figures
from referral.services.supervision import worklist
from referral.store import journal
from referral.store.accounts.people import Actor
from referral.store.cases import answers, cases
from referral.store.cases.cases import Case
from referral.store.supervision import reviews


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer as it arrives.

    ``operation`` is made once by whoever sends, so that sending again is recognised. ``seen`` is the revision
    at which the sender's page showed this step.
    """

    step: str
    value: Value
    operation: UUID
    seen: int

    @property
    def sending(self) -> tuple[UUID, str]:
        """What makes it the same answer when it is sent again."""
        return self.operation, self.step


def answer(
    session: Session, case: Case, given: Sequence[NewAnswer], *, by: Actor, now: datetime
) -> Saved:
    """Append answers to a case.

    Sent again, an answer counts once; equal to the latest, it is no new line. An answer to a step that was
    answered differently since ``seen`` is not written; the others are, and then ChangedMeanwhile tells of it.
    UnknownStep, NotAnOption, StepDoesNotApply and CaseClosed refuse the whole sending and write nothing.
    """
    held = cases.locked(session, case)  # nobody else adds to the case until the transaction ends
    latest = answers.latest(session, case.id)
    before = AnswerState(versions.walker(session, held.document), latest)
    taken_in = _taken_in(session, case, before, given)
    arrived = [_fitting(before, one) for one in given if one.sending not in taken_in]
    new = _differing(before, arrived)
    if new and held.closed_at is not None and not reviews.is_returned(session, case.id):
        raise CaseClosed(case.shown_reference)
    _must_apply(before, new)
    refused = [one for one in new if _is_passed(before, one)]
    appended = _numbered(before, [one for one in new if one not in refused], by, now)
    after = before.plus(appended.values())
    if appended:
        for (operation, _), one in appended.items():
            answers.append(session, case.id, operation, one)
        _tell(session, case, before, after, by, now)
    saved = _saved(after, given, appended, taken_in, left_alone={one.step for one in refused})
    if refused:
        raise ChangedMeanwhile([_conflict(before, one, by) for one in refused], saved)
    return saved


def _tell(
    session: Session, case: Case, before: AnswerState, after: AnswerState, by: Actor, now: datetime
) -> None:
    """Let the journal, the figures and the queue follow."""
    journal.append(session, journal.JournalKind.ANSWERED, at=now, person=by.person_id, case=case.id)
    figures.answered(session, case, before, after)
    worklist.answered(session, case, before.walk, after.walk, now=now)


def _taken_in(
    session: Session, case: Case, before: AnswerState, given: Sequence[NewAnswer]
) -> Mapping[tuple[UUID, str], int]:
    """The revisions at which sendings were taken in before; only a step that has an answer can have been."""
    again = {one.operation for one in given if one.step in before.latest}
    return answers.taken_in(session, case.id, again) if again else {}


def _fitting(before: AnswerState, given: NewAnswer) -> NewAnswer:
    step = before.walker.checklist.step_by_id.get(given.step)
    if step is None:
        raise UnknownStep(given.step)
    if not step.accepts(given.value):
        raise NotAnOption(given.step)
    return _in_order(step, given)


def _in_order(step: Step, given: NewAnswer) -> NewAnswer:
    # The order in which boxes were ticked says nothing; kept in the step's order, equal answers are equal.
    if step.kind is not StepKind.MANY or not isinstance(given.value, tuple):
        return given
    chosen = frozenset(given.value)
    ordered = tuple(option.id for option in step.options if option.id in chosen)
    return replace(given, value=ordered)


def _differing(before: AnswerState, given: Iterable[NewAnswer]) -> list[NewAnswer]:
    """Those that differ from what stands, each seen after the ones before it."""
    new, arrived = list[NewAnswer](), dict[str, Value]()
    for one in given:
        if one.value != arrived.get(one.step, before.values.get(one.step)):
            arrived[one.step] = one.value
            new.append(one)
    return new


def _must_apply(before: AnswerState, new: Sequence[NewAnswer]) -> None:
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


def _is_passed(before: AnswerState, one: NewAnswer) -> bool:
    """Whether the step was answered after the sender's page showed it; nobody has seen what is to come."""
    latest = before.latest.get(one.step)
    return latest is not None and not latest.revision <= one.seen <= before.revision


def _numbered(
    before: AnswerState, new: Iterable[NewAnswer], by: Actor, now: datetime
) -> dict[tuple[UUID, str], Answer]:
    return {
        one.sending: Answer(revision, one.step, one.value, by.person_id, now)
        for revision, one in enumerate(new, start=before.revision + 1)
    }


def _saved(
    after: AnswerState,
    given: Iterable[NewAnswer],
    appended: Mapping[tuple[UUID, str], Answer],
    taken_in: Mapping[tuple[UUID, str], int],
    left_alone: set[str],
) -> Saved:
    revisions = {**taken_in, **{sent: one.revision for sent, one in appended.items()}}
    return Saved(
        revision=after.revision,
        changed=tuple(dict.fromkeys(one.step for one in appended.values())),
        revisions={
            one.step: revisions.get(one.sending) or after.latest[one.step].revision
            for one in given
            if one.step not in left_alone
        },
        checklist=after.walker.checklist,
        walk=after.walk,
    )


def _conflict(before: AnswerState, one: NewAnswer, by: Actor) -> Conflict:
    theirs = before.latest[one.step]
    return Conflict(
        step=one.step,
        theirs=theirs.value,
        yours=one.value,
        at=theirs.at,
        is_own=theirs.person_id == by.person_id,
        revision=theirs.revision,
    )
