"""What the officer's templates are given: values without decisions left in them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from referral.engine.conditions import Value
from referral.engine.model import Section, Step
from referral.web.officer.opened import OpenedCase, Standing


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
    saved: bool = False
    slip: str = ""
    theirs: Value | None = None


def progress(file: Standing) -> tuple[Progress, ...]:
    """Every section in which at least one step applies."""
    section_of, active = file.checklist.section_of, file.walk.active
    applicable = Counter([section_of[step.id].id for step in file.walk.applicable])
    answered = Counter([section_of[step_id].id for step_id in active])
    return tuple(
        [
            Progress(section, answered[section.id], applicable[section.id])
            for section in file.checklist.sections
            if section.id in applicable
        ]
    )


def steps(
    file: OpenedCase,
    section: Section,
    values: Mapping[str, Value],
    slips: Mapping[str, str],
    theirs: Mapping[str, Value],
) -> Iterator[StepView]:
    """The steps of a section; ``values`` are answers given on the page and not saved."""
    applicable = {step.id for step in file.walk.applicable}
    for step in section.steps:
        yield StepView(
            step=step,
            applies=step.id in applicable,
            value=(value := values.get(step.id, file.answers.get(step.id))),
            saved=value is not None and value == file.answers.get(step.id),
            slip=slips.get(step.id, ""),
            theirs=theirs.get(step.id),
        )


def next_section(file: OpenedCase, after: Section | None = None) -> Section | None:
    """The first section with an unanswered step, looked for below ``after`` first, or None."""
    sections = list(file.checklist.sections)
    begin = sections.index(after) + 1 if after else 0
    waiting = {file.checklist.section_of[step.id].id for step in file.walk.missing}
    for section in sections[begin:] + sections[:begin]:
        if section.id in waiting:
            return section
    return None
