"""The condition language: what may be asked of answers, and whether it is true of them.

Three promises, kept alike by the JavaScript twin: silence never triggers (a test on a step without
an active answer is false, ``is_not`` and ``excludes`` included), nothing is coerced, and an unknown
operator is an error when the condition is built, never ``false`` when it is asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | tuple[str, ...]
"""An answer: the id of an option, a whole number, or the ids of several options."""

Answers: TypeAlias = Mapping[str, Value]
"""Answers by step id. Whoever asks a condition hands it active answers only."""

Holds: TypeAlias = Callable[[Answers], bool]


class Operator(StrEnum):
    """What a test compares; the names are the keys authors write."""

    IS = "is"
    IS_NOT = "is_not"
    ONE_OF = "one_of"
    INCLUDES = "includes"
    EXCLUDES = "excludes"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of the answer to one step: ``{answer: age, one_of: [child, not_sure]}``."""

    __test__ = False  # pytest collects classes of this name otherwise

    step: str
    operator: Operator
    operand: Value


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class FactHolds:
    """True when the named fact of the same checklist is."""

    fact: str


Condition: TypeAlias = Test | AllOf | AnyOf | FactHolds
Facts: TypeAlias = Mapping[str, Condition]


def compiled(condition: Condition, facts: Facts) -> Holds:
    """The condition as a function of answers; about 0.2 µs a test.

    Answers must fit their steps (``Step.accepts``). Raises KeyError for an unknown fact.
    """
    match condition:
        case Test(step, operator, operand):
            return _TESTS[operator](step, operand)
        case FactHolds(fact):
            return compiled(facts[fact], facts)
        case AllOf(parts):
            return _all(tuple(compiled(part, facts) for part in parts))
        case AnyOf():
            return _any_of(tuple(_alternatives(condition, facts)), facts)


def steps_asked(condition: Condition, facts: Facts) -> Iterator[str]:
    """Ids of the steps a condition looks at, facts followed, in the order written (may repeat)."""
    match condition:
        case Test(step):
            yield step
        case FactHolds(fact):
            yield from steps_asked(facts[fact], facts)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from steps_asked(part, facts)


def _all(parts: tuple[Holds, ...]) -> Holds:
    if len(parts) == 2:
        first, second = parts
        return lambda answers: first(answers) and second(answers)

    def every(answers: Answers) -> bool:
        for part in parts:  # noqa: SIM110  (a generator in all() costs twice as much)
            if not part(answers):
                return False
        return True

    return every


def _alternatives(condition: Condition, facts: Facts) -> Iterator[Condition]:
    """The tests and ``all`` parts that each make a condition true by themselves; ``any`` in ``any`` is one."""
    match condition:
        case FactHolds(fact):
            yield from _alternatives(facts[fact], facts)
        case AnyOf(parts):
            for part in parts:
                yield from _alternatives(part, facts)
        case _:
            yield condition


def _any_of(parts: tuple[Condition, ...], facts: Facts) -> Holds:
    """The boxes of one step that are enough are looked for together; the other parts are asked one by one."""
    boxes = defaultdict[str, set[Value]](set)
    holds = list[Holds]()
    for part in parts:
        match part:
            case Test(step, Operator.INCLUDES, operand):
                boxes[step].add(operand)
            case _:
                holds.append(compiled(part, facts))
    ticked = (_includes_one_of(step, frozenset(several)) for step, several in boxes.items())
    return _any((*holds, *ticked))


def _any(parts: tuple[Holds, ...]) -> Holds:
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        first, second = parts
        return lambda answers: first(answers) or second(answers)

    def some(answers: Answers) -> bool:
        for part in parts:  # noqa: SIM110  (a generator in any() costs twice as much)
            if part(answers):
                return True
        return False

    return some


def _is(step: str, operand: Value) -> Holds:
    return lambda answers: step in answers and answers[step] == operand


def _is_not(step: str, operand: Value) -> Holds:
    return lambda answers: step in answers and answers[step] != operand


def _one_of(step: str, operand: Value) -> Holds:
    among = frozenset(operand)  # type: ignore[arg-type]
    return lambda answers: step in answers and answers[step] in among


def _includes(step: str, operand: Value) -> Holds:
    return lambda answers: step in answers and operand in answers[step]  # type: ignore[operator]


def _includes_one_of(step: str, operands: frozenset[Value]) -> Holds:
    return lambda answers: step in answers and not operands.isdisjoint(answers[step])  # type: ignore[arg-type]


def _excludes(step: str, operand: Value) -> Holds:
    return lambda answers: step in answers and operand not in answers[step]  # type: ignore[operator]


def _at_least(step: str, operand: Value) -> Holds:
    return lambda answers: step in answers and answers[step] >= operand  # type: ignore[operator]


def _at_most(step: str, operand: Value) -> Holds:
    return lambda answers: step in answers and answers[step] <= operand  # type: ignore[operator]


_TESTS: Mapping[Operator, Callable[[str, Value], Holds]] = {
    Operator.IS: _is,
    Operator.IS_NOT: _is_not,
    Operator.ONE_OF: _one_of,
    Operator.INCLUDES: _includes,
    Operator.EXCLUDES: _excludes,
    Operator.AT_LEAST: _at_least,
    Operator.AT_MOST: _at_most,
}
