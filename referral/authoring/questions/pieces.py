"""Where the conditions of a checklist cut the numbers that may be answered.

Within a piece, no condition can tell two numbers apart, so that the lowest stands for all.
"""

from collections.abc import Iterable, Iterator

from referral.engine.conditions import AllOf, AnyOf, Condition, FactHolds, Test, Value
from referral.engine.model import Checklist, Step

Cuts = dict[str, set[int]]


def cuts(checklist: Checklist, also: Iterable[Condition]) -> Cuts:
    """The first numbers of pieces, by step; for every condition written, and some more."""
    found: Cuts = {}
    for condition in (*_written(checklist), *also):
        for part in parts_of(condition):
            if isinstance(part, Test) and isinstance(part.operand, int):
                found.setdefault(part.step, set()).update((part.operand, part.operand + 1))
    return found


def answers_to(step: Step, cuts: Cuts) -> list[Value]:
    """The options of a step, or one number of each piece, in order."""
    if step.number is None:
        return [option.id for option in step.options]
    lowest, highest = step.number.lowest, step.number.highest
    return [lowest, *sorted(cut for cut in cuts.get(step.id, ()) if lowest < cut <= highest)]


def parts_of(condition: Condition) -> Iterator[Test | FactHolds]:
    """The tests and named facts that a condition is made of, in the order written."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from parts_of(part)
        case Test() | FactHolds():
            yield condition


def _written(checklist: Checklist) -> Iterator[Condition]:
    written = [step.when for step in checklist.steps()]
    written += [fact.when for fact in checklist.facts]
    written += [when for duty in checklist.duties for when in (duty.when, duty.done_when)]
    written += [clock.when for clock in checklist.pack.clocks]
    yield from (condition for condition in written if condition is not None)
