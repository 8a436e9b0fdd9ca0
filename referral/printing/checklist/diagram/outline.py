"""The content of a diagram as a nested list, for screen readers and for whoever prefers text."""

from collections.abc import Iterator
from dataclasses import dataclass

from referral.engine.conditions import steps_asked
from referral.engine.model import Duty, Fact, Section, Step
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clause_places import ClausePlaces, Ending


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A step with its answers, or what answers lead to; ``remarks`` are whole sentences."""

    number: str
    says: str
    answers: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """One section: its steps, and the conditions and duties that its answers lead to."""

    steps: tuple[OutlineEntry, ...]
    endings: tuple[OutlineEntry, ...]


def of(section: Section, said: ClauseLabels, places: ClausePlaces) -> SectionOutline:
    """The outline of a section."""
    return SectionOutline(
        steps=tuple(_step(step, said) for step in section.steps),
        endings=tuple(_ending(ending, said, places) for ending in places.of(section)),
    )


def _step(step: Step, said: ClauseLabels) -> OutlineEntry:
    options = tuple(said.words.option(step, option) for option in step.options)
    return OutlineEntry(
        said.numbers.step[step.id], said.words.step(step), options, tuple(_remarks(step, said))
    )


def _remarks(step: Step, said: ClauseLabels) -> Iterator[str]:
    _ = said.language.gettext
    if step.when:
        yield _("Asked when: %(condition)s", condition=said.condition(step.when))
    if step.number:
        lowest, highest = step.number.lowest, step.number.highest
        yield _("Answer: a number from %(lowest)s to %(highest)s", lowest=lowest, highest=highest)
    facts = said.checklist.conditions
    raised = [
        str(said.numbers.duty[duty.id])
        for duty in said.checklist.duties
        if step.id in steps_asked(duty.when, facts)
    ]
    if raised:
        yield _("Duties: %(numbers)s", numbers=", ".join(raised))


def _ending(ending: Ending, said: ClauseLabels, places: ClausePlaces) -> OutlineEntry:
    _ = said.language.gettext
    condition = said.either(ending.clauses)
    if isinstance(ending.target, Duty):
        duty = ending.target
        name = _("Duty %(number)s", number=said.numbers.duty[duty.id])
        remarks = [_("Arises when: %(condition)s", condition=condition)]
        return OutlineEntry(name, said.words.duty(duty), (), tuple(remarks))
    remarks = [_("Holds when: %(condition)s", condition=condition)]
    remarks += _consequences(ending.target, said, places)
    return OutlineEntry(said.fact(ending.target.id), said.flag(ending.target), (), tuple(remarks))


def _consequences(fact: Fact, said: ClauseLabels, places: ClausePlaces) -> Iterator[str]:
    _ = said.language.gettext
    if steps := [said.numbers.step[step.id] for step in places.steps_of(fact)]:
        yield _("Opens steps: %(numbers)s", numbers=", ".join(steps))
    if facts := places.facts_of(fact):
        yield _("Conditions: %(names)s", names=said.facts(facts))
    if duties := [str(said.numbers.duty[duty.id]) for duty in places.duties_of(fact)]:
        yield _("Duties: %(numbers)s", numbers=", ".join(duties))
