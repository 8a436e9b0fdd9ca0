"""Moving an open case to the newest version of its checklist: looked at first, and decided by an officer.

A case stays on the version it was opened with until somebody who has seen what changes moves it. Every
answer is kept, also where it no longer fits; a referral that was issued keeps the version it was issued
on; a case that would lose a duty is not moved. Nothing here is ever needed to issue a referral.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral.definitions.library import Library
from referral.engine.history import Answer
from referral.engine.model import Checklist, Duty, Option, Step
from referral.engine.walk import ActiveDuty, Walk
from referral.services.cases import versions
from referral.services.cases.casefile import CaseFile, case_file
from referral.services.cases.refusals import CaseClosed, DutyWouldFall, VersionPassed
from referral.services.statistics import figures
from referral.services.supervision import worklist
from referral.store import journal
from referral.store.accounts.people import Actor
from referral.store.cases import answers, cases
from referral.store.cases.answers import VERSION
from referral.store.cases.cases import Case


@dataclass(frozen=True, slots=True)
class Reworded:
    """A step that asks in other words than those that were answered."""

    before: Step
    after: Step

    @property
    def options(self) -> tuple[Option, ...]:
        """Answers that are new, or said in other words."""
        known = {(one.id, one.label) for one in self.before.options}
        return tuple(one for one in self.after.options if (one.id, one.label) not in known)

    @property
    def never(self) -> Step:
        """The step with only those warnings that are new."""
        added = tuple(one for one in self.after.never if one not in self.before.never)
        return replace(self.after, never=added)


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a case would change for it.

    ``asked`` are steps that wait for an answer only on the new version, ``left`` answered steps whose answer
    counts no longer; ``arising`` and ``falling`` are duties that come, and that would be lost or weaker.
    """

    old: Checklist
    new: Checklist
    asked: tuple[Step, ...]
    left: tuple[Step, ...]
    reworded: tuple[Reworded, ...]
    arising: tuple[ActiveDuty, ...]
    falling: tuple[Duty, ...]

    @property
    def is_safe(self) -> bool:
        """Whether no duty of the case would be lost or weaker."""
        return not self.falling


def has_newer(library: Library, file: CaseFile) -> bool:
    """Whether an open case rests on another version than the newest."""
    key = (file.checklist.id, file.checklist.pack.code)
    if file.case.closed_at is not None or key not in library.names():
        return False
    return library.checklist(*key).hash != file.case.document


def offer(library: Library, file: CaseFile) -> Move | None:
    """What a move to the newest version would change; None where there is nothing to move to."""
    if not has_newer(library, file):
        return None
    walker = library.walker(file.checklist.id, file.checklist.pack.code)
    old, new = file.walk, versions.walked(walker, file.answers)
    waiting = {step.id for step in old.missing}
    return Move(
        old=file.checklist,
        new=walker.checklist,
        asked=tuple(step for step in new.missing if step.id not in waiting),
        left=tuple(step for step in old.applicable if step.id in old.active.keys() - new.active),
        reworded=tuple(_reworded(old, new)),
        arising=tuple(one for one in new.duties if not old.owes(one.duty.id)),
        falling=tuple(_falling(old, new)),
    )


def move(
    session: Session,
    library: Library,
    case: Case,
    *,
    to: str,
    by: Actor,
    now: datetime,
    operation: UUID,
) -> None:
    """Let an open case rest on the newest version, which must be the one that was looked at.

    Moving again to where the case is changes nothing. Raises CaseClosed, VersionPassed and DutyWouldFall.
    """
    file = case_file(session, cases.locked(session, case))
    if file.case.document == to:
        return
    if file.case.closed_at is not None:
        raise CaseClosed(case.shown_reference)
    offered = offer(library, file)
    if offered is None or offered.new.hash != to:
        raise VersionPassed(case.shown_reference)
    if not offered.is_safe:
        raise DutyWouldFall(case.shown_reference)
    versions.keep(session, library, offered.new.id, offered.new.pack.code)
    counted = figures.of_case(session, file.case)
    left = Answer(file.revision + 1, VERSION, file.case.document, by.person_id, now)
    answers.append(session, case.id, operation, left)
    cases.rest_on(session, file.case, to)
    journal.append(
        session, journal.JournalKind.CASE_MOVED, at=now, person=by.person_id, case=case.id
    )
    moved = case_file(session, cases.get(session, case.id))
    figures.rested(session, counted, moved.case)
    worklist.answered(session, moved.case, file.walk, moved.walk, now=now)


def _reworded(old: Walk, new: Walk) -> Iterator[Reworded]:
    after = {step.id: step for step in new.applicable if step.id in new.active}
    for step in old.applicable:
        if step.id in old.active and step.id in after and _words(step) != _words(after[step.id]):
            yield Reworded(step, after[step.id])


def _words(step: Step) -> tuple[object, ...]:
    """What an officer reads before answering."""
    return step.says, step.hint, step.never, tuple((one.id, one.label) for one in step.options)


def _falling(old: Walk, new: Walk) -> Iterator[Duty]:
    for duty_id, arisen in old.raised.items():
        there = new.raised.get(duty_id)
        if there is None or _is_weaker(there.duty, arisen.duty):
            yield arisen.duty


def _is_weaker(duty: Duty, than: Duty) -> bool:
    return (
        duty.within.hours > than.within.hours
        or duty.to != than.to
        or (than.urgent and not duty.urgent)
        or (than.stop_rule and not duty.stop_rule)
    )
