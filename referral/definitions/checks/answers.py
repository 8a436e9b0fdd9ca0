"""What may be answered to a step: doubt has its option, an action can be done."""

from collections.abc import Iterator

from referral.definitions.nodes import TextNode
from referral.definitions.outline import ChecklistOutline, StepOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.engine.model import StepKind
from referral.engine.roles import OptionRole


def check(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """Every step's way of being answered."""
    for step in outline.steps:
        yield from _one_of_two(step)
        yield from _answer_set(step, outline)
        yield from _bounds(step)
        yield from _form(step)
        if step.options:
            yield from _action(step)
            yield from _question(step)
            yield from _alone(step)


def _one_of_two(step: StepOutline) -> Iterator[FoundProblem]:
    keys = step.block.entries.keys()
    if len(keys & {"ask", "do"}) != 1:
        yield Problem.C15.at(step.block.place)
    a_number_is_fine = step.is_question and not step.block.says("many")
    if len(keys & {"options", "number"}) != 1 or ("number" in keys and not a_number_is_fine):
        yield Problem.C16.at(step.block.place)


def _answer_set(step: StepOutline, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    name = step.block.entries.get("options")
    if isinstance(name, TextNode) and name.value and name.value not in outline.answer_sets:
        known = outline.answer_sets
        yield Problem.C17.at(name.place, near=known, missed=name.value, name=name.value)


def _bounds(step: StepOutline) -> Iterator[FoundProblem]:
    if step.bounds and step.bounds[0] >= step.bounds[1]:
        lowest, highest = step.bounds
        yield Problem.C28.at(step.block.place_of("number"), lowest=lowest, highest=highest)


def _form(step: StepOutline) -> Iterator[FoundProblem]:
    if "form" in step.block.entries and not step.is_question:
        yield Problem.C35.at(step.block.place_of("form"), step=step.id)


def _action(step: StepOutline) -> Iterator[FoundProblem]:
    if not step.is_question and OptionRole.DONE not in step.roles:
        yield Problem.C18.at(step.block.place_of("options"), step=step.id)


def _question(step: StepOutline) -> Iterator[FoundProblem]:
    if not step.is_question:
        return
    place = step.block.place_of("options")
    if len(step.options) < 2:
        yield Problem.C33.at(place, step=step.id)
    certain = step.block.says("certain") and step.kind is StepKind.ONE
    if OptionRole.NOT_SURE not in step.roles and not certain:
        yield Problem.C19.at(place, step=step.id)
    if step.kind is StepKind.MANY and not _standing_alone(step):
        yield Problem.C20.at(place, step=step.id)


def _alone(step: StepOutline) -> Iterator[FoundProblem]:
    if step.kind is not StepKind.MANY and _standing_alone(step):
        yield Problem.C21.at(step.block.place_of("options"), step=step.id)


def _standing_alone(step: StepOutline) -> bool:
    return any(option.says("alone") for option in step.options)
