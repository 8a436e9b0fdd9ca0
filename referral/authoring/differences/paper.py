"""What differs on the paper: title, sections, steps with their options, facts and duties."""

from collections.abc import Iterator
from dataclasses import replace

from referral.authoring.differences import judged
from referral.authoring.differences.difference import (
    ChecklistDifference,
    ChecklistPart,
    DescribedChange,
    Weight,
)
from referral.authoring.differences.english import named
from referral.authoring.differences.judged import Conditions
from referral.authoring.differences.pairing import moved, paired
from referral.authoring.differences.sides import PartKind, fields_changed
from referral.engine.conditions import Condition
from referral.engine.model import Checklist, Duty, Fact, Option, Section, Step

_WORDING, _COMPATIBLE, _BREAKING = Weight


def of_paper(
    old: Checklist, new: Checklist, conditions: Conditions
) -> Iterator[ChecklistDifference]:
    """Every difference of the checklist itself; the country's facts are told elsewhere."""
    paper = _Paper(old, new, conditions)
    for change in paper.changed(old, new):
        yield ChecklistDifference(ChecklistPart.CHECKLIST, new.id, new.title, change)
    yield from paper.sections().told(old.sections, new.sections)
    yield from paper.steps().told(old.steps(), new.steps())
    yield from paper.facts().told(old.facts, new.facts)
    yield from paper.duties().told(old.duties, new.duties)


class _Paper:
    """The parts of two versions, and how each is told."""

    def __init__(self, old: Checklist, new: Checklist, conditions: Conditions) -> None:
        self._old, self._new, self._conditions = old, new, conditions
        self._moved = {
            ChecklistPart.SECTION: _moved(old.sections, new.sections),
            ChecklistPart.STEP: _moved(tuple(old.steps()), tuple(new.steps())),
            ChecklistPart.DUTY: _moved(old.duties, new.duties),
        }

    def changed(self, old: object, new: object) -> Iterator[DescribedChange]:
        """The fields of one part."""
        yield from fields_changed(old, new, self._conditions.before, self._conditions.after)

    def sections(self) -> PartKind[Section]:
        """Sections; their steps are told by themselves."""
        return PartKind(
            ChecklistPart.SECTION,
            id=lambda one: one.id,
            name=lambda one: one.title,
            removed=lambda _: DescribedChange(_COMPATIBLE, "The section is removed."),
            added=lambda _: DescribedChange(_COMPATIBLE, "The section is new."),
            changed=self._section,
        )

    def steps(self) -> PartKind[Step]:
        """Steps of all sections."""
        gone = "The step is removed; answers to it no longer fit."
        return PartKind(
            ChecklistPart.STEP,
            id=lambda one: one.id,
            name=lambda one: one.says,
            removed=lambda one: self._gone(_BREAKING, gone, one.when),
            added=lambda one: self._come(_COMPATIBLE, "The step is new.", one.when),
            changed=self._step,
        )

    def facts(self) -> PartKind[Fact]:
        """Facts; one without a flag is felt only through what rests on it."""
        return PartKind(
            ChecklistPart.FACT,
            id=lambda one: one.id,
            name=named,
            removed=lambda one: self._gone(*_fact(one, "removed", _BREAKING), one.when),
            added=lambda one: self._come(*_fact(one, "new", _COMPATIBLE), one.when),
            changed=self._fact,
        )

    def duties(self) -> PartKind[Duty]:
        """Duties."""
        return PartKind(
            ChecklistPart.DUTY,
            id=lambda one: one.id,
            name=lambda one: one.says,
            removed=lambda one: self._gone(_BREAKING, "The duty is removed.", one.when),
            added=lambda one: self._come(_COMPATIBLE, "The duty is new.", one.when),
            changed=self._duty,
        )

    def _section(self, old: Section, new: Section) -> Iterator[DescribedChange]:
        if new.id in self._moved[ChecklistPart.SECTION]:
            yield DescribedChange(_COMPATIBLE, "The section stands at another place.")
        yield from self.changed(old, new)

    def _step(self, old: Step, new: Step) -> Iterator[DescribedChange]:
        yield from self._place(new)
        if change := self._conditions.change(judged.STEP, old.when, new.when):
            yield change
        yield from self.changed(old, new)
        yield from self._options(old, new)

    def _place(self, step: Step) -> Iterator[DescribedChange]:
        before, after = self._old.section_of[step.id], self._new.section_of[step.id]
        if before.id != after.id:
            says = "The step stands in another section."
            yield DescribedChange(_COMPATIBLE, says, before.title, after.title)
        elif step.id in self._moved[ChecklistPart.STEP]:
            yield DescribedChange(_COMPATIBLE, "The step stands at another place.")

    def _options(self, old: Step, new: Step) -> Iterator[DescribedChange]:
        pairs = paired(old.options, new.options, lambda one: one.id)
        for one in pairs.removed:
            says = f"The option “{one.label}” is removed; answers with it no longer fit."
            yield DescribedChange(_BREAKING, says)
        for one in pairs.added:
            yield DescribedChange(_COMPATIBLE, f"The option “{one.label}” is new.")
        for before, after in pairs.kept:
            yield from self._option(before, after)
        if _moved(old.options, new.options):
            yield DescribedChange(_WORDING, "The options stand in another order.")

    def _option(self, old: Option, new: Option) -> Iterator[DescribedChange]:
        for change in self.changed(old, new):
            yield replace(change, says=f"Option “{old.label}”: {change.says}")

    def _fact(self, old: Fact, new: Fact) -> Iterator[DescribedChange]:
        rests = judged.FLAG if old.flag and new.flag else judged.FACT
        if change := self._conditions.change(rests, old.when, new.when):
            yield change
        yield from self.changed(old, new)

    def _duty(self, old: Duty, new: Duty) -> Iterator[DescribedChange]:
        if new.id in self._moved[ChecklistPart.DUTY]:
            yield DescribedChange(_COMPATIBLE, "The duty stands at another place of the list.")
        if change := self._conditions.change(judged.DUTY, old.when, new.when):
            yield change
        if change := self._conditions.done(old, new):
            yield change
        yield from self.changed(old, new)

    def _gone(self, weight: Weight, says: str, when: Condition | None) -> DescribedChange:
        return DescribedChange(weight, says, before=self._conditions.before.when(when))

    def _come(self, weight: Weight, says: str, when: Condition | None) -> DescribedChange:
        return DescribedChange(weight, says, after=self._conditions.after.when(when))


def _fact(fact: Fact, became: str, weight: Weight) -> tuple[Weight, str]:
    if fact.flag:
        return weight, f"The flag is {became}."
    return _WORDING, f"The condition is {became}; what rests on it is told there."


def _moved(
    old: tuple[Section | Step | Duty | Option, ...], new: tuple[Section | Step | Duty | Option, ...]
) -> tuple[str, ...]:
    return moved([one.id for one in old], [one.id for one in new])
