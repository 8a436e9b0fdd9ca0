"""What the officer's templates are given: values without decisions left in them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Section, Step
from referral.engine.walk import Walk
from referral.services.cases.refusals import Conflict
from referral.web.officer.current_case import CasePage


class Reached(StrEnum):
    """How far a section is."""

    NOT_BEGUN = "not_begun"
    PARTLY = "partly"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """A section in the list of sections: how many of the steps that apply are answered."""

    section: Section
    answered: int
    applicable: int

    @property
    def reached(self) -> Reached:
        """How far the section is."""
        if self.answered == self.applicable:
            return Reached.DONE
        return Reached.PARTLY if self.answered else Reached.NOT_BEGUN


@dataclass(frozen=True, slots=True)
class StepView:
    """A step on a section page; one that does not apply waits in the page, unseen and inert."""

    step: Step
    applies: bool
    value: Value | None
    answered: bool = False
    saved: bool = False
    slip: str = ""
    clash: "Clash | None" = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers to one step, and when the one that stands was given, by the clock on the wall."""

    theirs: Value
    yours: Value
    at: datetime
    is_own: bool


def clash(file: CasePage, conflict: Conflict) -> Clash:
    """A conflict as a page shows it."""
    return Clash(conflict.theirs, conflict.yours, file.local(conflict.at), conflict.is_own)


def progress(checklist: Checklist, walk: Walk) -> tuple[Progress, ...]:
    """Every section in which at least one step applies."""
    section_of, active = checklist.section_of, walk.active
    applicable = Counter([section_of[step.id].id for step in walk.applicable])
    answered = Counter([section_of[step_id].id for step_id in active])
    return tuple(
        [
            Progress(section, answered[section.id], applicable[section.id])
            for section in checklist.sections
            if section.id in applicable
        ]
    )


def steps(
    file: CasePage,
    section: Section,
    values: Mapping[str, Value],
    slips: Mapping[str, str],
    clashes: Mapping[str, Clash],
) -> Iterator[StepView]:
    """The steps of a section; ``values`` are answers given on the page and not saved.

    Where two answers clash none is chosen, so that pressing the button once more chooses neither.
    """
    applicable = {step.id for step in file.walk.applicable}
    for step in section.steps:
        saved = file.answers.get(step.id)
        value = values.get(step.id, None if step.id in slips else saved)
        yield StepView(
            step=step,
            applies=step.id in applicable,
            value=None if step.id in clashes else value,
            answered=saved is not None,
            saved=value is not None and value == saved,
            slip=slips.get(step.id, ""),
            clash=clashes.get(step.id),
        )


def next_section(file: CasePage, after: Section | None = None) -> Section | None:
    """The first section with an unanswered step, only below ``after`` where that is given, or None."""
    sections = list(file.checklist.sections)
    begin = sections.index(after) + 1 if after else 0
    waiting = {file.checklist.section_of[step.id].id for step in file.walk.missing}
    return next((one for one in sections[begin:] if one.id in waiting), None)


def still_open(file: CasePage) -> list[tuple[Section, list[Step]]]:
    """The steps that apply and have no answer, by their sections."""
    section_of = file.checklist.section_of
    by_section = groupby(file.walk.missing, key=lambda step: section_of[step.id].id)
    sections = {section.id: section for section in file.checklist.sections}
    return [(sections[place], list(steps)) for place, steps in by_section]
