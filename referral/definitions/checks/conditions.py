"""Conditions: they name what exists, compare what can be compared, and look backwards."""

from collections.abc import Iterator
from dataclasses import dataclass

from referral.definitions.grammar.scalars import as_number
from referral.definitions.nodes import Block, Items, Node, SourceLocation, TextNode
from referral.definitions.outline import ChecklistOutline, StepOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.engine.conditions import Operator
from referral.engine.model import StepKind

FITTING = {
    StepKind.ONE: (Operator.IS, Operator.IS_NOT, Operator.ONE_OF),
    StepKind.MANY: (Operator.INCLUDES, Operator.EXCLUDES),
    StepKind.NUMBER: (Operator.IS, Operator.IS_NOT, Operator.AT_LEAST, Operator.AT_MOST),
}
"""Which operators fit the answers of which kind of step."""

_ASKS_FOR = {
    StepKind.ONE: "one option",
    StepKind.MANY: "several options",
    StepKind.NUMBER: "a number",
}


def check(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """Every condition of a checklist, its facts' order included."""
    for block in (*(step.block for step in outline.steps), *outline.facts, *outline.duties):
        for key in ("when", "done_when"):
            yield from check_condition(block.entries.get(key), outline)
    for step in outline.steps:
        yield from _backwards(step, outline)
    for fact in outline.facts:
        yield from _circle(fact, outline)


def check_condition(condition: Node | None, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """The names and comparisons of one condition."""
    for part in parts(condition):
        if "fact" in part.entries:
            yield from _fact(part, outline)
        else:
            yield from _test(part, outline)


def parts(condition: Node | None) -> Iterator[Block]:
    """The tests and named facts of a condition, in the order written."""
    match condition:
        case Block(entries) if "answer" in entries or "fact" in entries:
            yield condition
        case Block(entries):
            for nodes in entries.values():
                yield from parts(nodes)
        case Items(nodes):
            for node in nodes:
                yield from parts(node)


def _fact(part: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    name, known = part.text("fact"), outline.fact_by_id
    if name and name not in known:
        yield Problem.C09.at(part.place, near=known, missed=name, fact=name)


def _test(part: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    name, known = part.text("answer"), outline.step_by_id
    operator = next((one for one in Operator if one in part.entries), None)
    if name and name not in known:
        yield Problem.C08.at(part.place, near=known, missed=name, step=name)
    elif name and operator:
        yield from _comparison(known[name], operator, part.entries[operator])


def _comparison(step: StepOutline, operator: Operator, operand: Node) -> Iterator[FoundProblem]:
    fitting = FITTING[step.kind]
    if operator not in fitting:
        yield Problem.C11.at(
            operand.place,
            operator=operator,
            step=step.id,
            kind=_ASKS_FOR[step.kind],
            fitting=", ".join(fitting),
        )
        return
    for one in operand.nodes if isinstance(operand, Items) else (operand,):
        if isinstance(one, TextNode) and one.value:
            yield from (_number if step.kind is StepKind.NUMBER else _option)(step, one)


def _option(step: StepOutline, operand: TextNode) -> Iterator[FoundProblem]:
    known = step.answers
    if known and operand.value not in known:
        yield Problem.C12.at(
            operand.place,
            near=known,
            missed=operand.value,
            option=operand.value,
            step=step.id,
            known=", ".join(known),
        )


def _number(step: StepOutline, operand: TextNode) -> Iterator[FoundProblem]:
    if step.bounds is None:
        return
    lowest, highest = step.bounds
    number = as_number(operand.value)
    if number is None:
        yield Problem.C26.at(operand.place, text=operand.value, lowest=lowest, highest=highest)
    elif not lowest <= number <= highest:
        yield Problem.C13.at(
            operand.place, number=number, step=step.id, lowest=lowest, highest=highest
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A step that a condition looks at, the place that says so, and the fact that hides it."""

    step: str
    place: SourceLocation
    through: str = ""


def _asked(condition: Node | None, outline: ChecklistOutline) -> Iterator[_Asked]:
    for part in parts(condition):
        name = part.text("fact")
        for step in _steps_of_fact(name, outline, frozenset()) if name else ():
            yield _Asked(step, part.place, f' through the fact "{name}"')
        if step := part.text("answer"):
            yield _Asked(step, part.place)


def _steps_of_fact(name: str, outline: ChecklistOutline, above: frozenset[str]) -> Iterator[str]:
    if name in above or name not in outline.fact_by_id:
        return
    for part in parts(outline.fact_by_id[name].entries.get("when")):
        yield from _steps_of_fact(part.text("fact"), outline, above | {name})
        if step := part.text("answer"):
            yield step


def _backwards(step: StepOutline, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    for asked in _asked(step.block.entries.get("when"), outline):
        earlier = outline.step_by_id.get(asked.step)
        if earlier and earlier.position >= step.position:
            yield Problem.C07.at(
                asked.place,
                step=step.id,
                asked=asked.step,
                through=asked.through,
                asked_when="the step itself" if earlier is step else "asked later",
            )


def _circle(fact: Block, outline: ChecklistOutline) -> Iterator[FoundProblem]:
    name = fact.text("id")
    way = _way_back(name, name, outline, ())
    if way:
        yield Problem.C14.at(fact.place, fact=name, circle=" → ".join((*way, name)))


def _way_back(
    home: str, here: str, outline: ChecklistOutline, way: tuple[str, ...]
) -> tuple[str, ...] | None:
    if here not in outline.fact_by_id:
        return None
    for part in parts(outline.fact_by_id[here].entries.get("when")):
        there = part.text("fact")
        if there == home:
            return (*way, here)
        if there and there not in way and (found := _way_back(home, there, outline, (*way, here))):
            return found
    return None
