"""Where the work on a case departed from the guidelines. Pure. For information only: nothing depends on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from referral.engine.conditions import steps_asked
from referral.engine.history import Submission
from referral.engine.model import Section, Step
from referral.engine.roles import OptionRole
from referral.engine.walk import Walk
from referral.engine.walker import Walker

MIN_STEPS = 4
"""Fewer first answers in a section can be given in any time."""

MIN_STEP_TIME = timedelta(seconds=2)
"""Nobody reads a question, asks it and writes the answer down in less."""

DONE_OR_NEEDLESS = (OptionRole.DONE, OptionRole.NOT_NEEDED)


class DeviationKind(StrEnum):
    """What can depart."""

    NOT_DONE = "not_done"
    UNANSWERED = "unanswered"
    OUT_OF_ORDER = "out_of_order"
    TOO_FAST = "too_fast"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A departure at a step; too fast is a whole section, and ``step`` its first one."""

    kind: DeviationKind
    step: Step
    section: Section


def deviations(
    walker: Walker, history: Sequence[Submission], opened_at: datetime
) -> tuple[Deviation, ...]:
    """Every departure of a case, in the order of the paper, each step once per kind."""
    checklist = walker.checklist
    now = history[-1].after if history else walker.walk({})
    found = {
        **{(DeviationKind.NOT_DONE, step.id): step for step in _not_done(walker, now)},
        **{(DeviationKind.UNANSWERED, step.id): step for step in _passed_over(walker, now)},
        **{(DeviationKind.OUT_OF_ORDER, step.id): step for step in _late(walker, history, now)},
        **{
            (DeviationKind.TOO_FAST, step.id): step for step in _hurried(walker, history, opened_at)
        },
    }
    place = {step: at for at, step in enumerate(checklist.step_by_id)}
    return tuple(
        Deviation(kind, step, checklist.section_of[step.id])
        for (kind, _), step in sorted(found.items(), key=lambda one: place[one[0][1]])
    )


def _not_done(walker: Walker, now: Walk) -> Iterator[Step]:
    """Critical acts whose answer is a reason why they were not done, unless it fulfils a duty."""
    fulfilled = {
        step
        for arisen in now.duties
        if arisen.done and arisen.duty.done_when is not None
        for step in steps_asked(arisen.duty.done_when, walker.checklist.conditions)
    }
    for step in now.applicable:
        is_act = step.critical and step.is_action and step.id not in fulfilled
        answered = is_act and step.id in now.active
        if answered and step.role_of(now.active[step.id]) not in DONE_OR_NEEDLESS:
            yield step


def _passed_over(walker: Walker, now: Walk) -> Iterator[Step]:
    """Critical steps without an answer, while a later section has answers."""
    sections = [section.id for section in walker.checklist.sections]
    place = {step: sections.index(walker.checklist.section_of[step].id) for step in now.active}
    furthest = max(place.values(), default=0)
    for step in now.missing:
        if step.critical and sections.index(walker.checklist.section_of[step.id].id) < furthest:
            yield step


def _late(walker: Walker, history: Sequence[Submission], now: Walk) -> Iterator[Step]:
    """Critical steps that were still open when a later section was answered, and were answered after it."""
    sections = [section.id for section in walker.checklist.sections]
    of = walker.checklist.section_of
    for sending in history:
        latest = max(sections.index(of[one.step].id) for one in sending.told)
        for step in sending.before.missing:
            is_passed = sections.index(of[step.id].id) < latest and step in sending.after.missing
            if step.critical and is_passed and step.id in now.active:
                yield step


def _hurried(walker: Walker, history: Sequence[Submission], opened_at: datetime) -> Iterator[Step]:
    """The first step of every section whose first answers came faster than they can be asked."""
    began, seen = opened_at, set[str]()
    spent: dict[str, tuple[list[str], timedelta]] = {}
    for sending in history:
        new = [one.step for one in sending.told if one.step not in seen]
        seen.update(new)
        for section in dict.fromkeys(walker.checklist.section_of[step].id for step in new):
            steps, time = spent.get(section, ([], timedelta()))
            own = [one for one in new if walker.checklist.section_of[one].id == section]
            spent[section] = ([*steps, *own], time + (sending.at - began) * len(own) / len(new))
        began = sending.at
    for steps, time in spent.values():
        if len(steps) >= MIN_STEPS and time < MIN_STEP_TIME * len(steps):
            yield walker.checklist.section_of[steps[0]].steps[0]
