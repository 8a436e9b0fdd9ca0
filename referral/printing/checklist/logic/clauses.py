"""Conditions as clauses: any one clause is enough, and all parts of a clause must hold.

A part is either a set of answers to one step, or a named condition. A condition is named where it looks
at more than one step; one that looks at a single step is written out, because that is shorter than its
name. What is said here is equal to what the engine computes; the tests compare the two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, reduce
from itertools import combinations, product

from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    Value,
    steps_asked,
)
from referral.engine.model import Checklist


class Quantifier(StrEnum):
    """How answers are compared with those of a part."""

    ANY = "any"
    ALL = "all"
    NONE = "none"
    SOME = "some"  # at least ``least`` of them
    NO_LESS = "no_less"
    NO_MORE = "no_more"


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """Answers to one step: option ids, or a single number. It asks for an answer, whatever ``how``."""

    step: str
    how: Quantifier
    answers: tuple[str | int, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class FactRef:
    """A named condition."""

    fact: str


Part = AnswerSet | FactRef
Clause = tuple[Part, ...]

_HOW = {
    Operator.IS: Quantifier.ANY,
    Operator.ONE_OF: Quantifier.ANY,
    Operator.INCLUDES: Quantifier.ANY,
    Operator.IS_NOT: Quantifier.NONE,
    Operator.EXCLUDES: Quantifier.NONE,
    Operator.AT_LEAST: Quantifier.NO_LESS,
    Operator.AT_MOST: Quantifier.NO_MORE,
}


class Clauses:
    """The conditions of one checklist as clauses."""

    def __init__(self, checklist: Checklist) -> None:
        """Speak of a checklist."""
        self._facts = checklist.conditions
        self._many = {step.id for step in checklist.steps() if step.kind == "many"}

    def of(self, condition: Condition) -> tuple[Clause, ...]:
        """The clauses of a condition, in the order written."""
        match condition:
            case Test(step, operator, operand):
                return ((AnswerSet(step, _HOW[operator], _answers(operand)),),)
            case FactHolds(fact):
                return ((FactRef(fact),),) if fact in self.named else self.of(self._facts[fact])
            case AnyOf(parts):
                return self._either(clause for part in parts for clause in self.of(part))
            case AllOf(parts):
                chosen = product(*(self.of(part) for part in parts))
                return self._either(
                    self._both(part for one in way for part in one) for way in chosen
                )

    @cached_property
    def named(self) -> frozenset[str]:
        """The facts that go by a name: those that look at more than one step."""
        return frozenset(
            fact
            for fact, condition in self._facts.items()
            if len(set(steps_asked(condition, self._facts))) > 1
        )

    def _both(self, parts: Iterable[Part]) -> Clause:
        return reduce(self._with_part, parts, ())

    def _with_part(self, clause: Clause, part: Part) -> Clause:
        for at, known in enumerate(clause):
            if known == part:
                return clause
            if joined := self._joined_by_and(known, part):
                return (*clause[:at], joined, *clause[at + 1 :])
        return (*clause, part)

    def _joined_by_and(self, one: Part, other: Part) -> AnswerSet | None:
        if not (
            isinstance(one, AnswerSet) and isinstance(other, AnswerSet) and one.step == other.step
        ):
            return None
        answers = tuple(dict.fromkeys(one.answers + other.answers))
        if one.how is other.how is Quantifier.NONE:
            return replace(one, answers=answers)
        alone = all(part.how is Quantifier.ALL or _is_single(part) for part in (one, other))
        return (
            AnswerSet(one.step, Quantifier.ALL, answers)
            if alone and one.step in self._many
            else None
        )

    def _either(self, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
        found: list[Clause] = []
        for clause in _counted(tuple(dict.fromkeys(clauses))):
            for at, known in enumerate(found):
                if joined := _joined_by_or(known, clause):
                    found[at] = joined
                    break
            else:
                found.append(clause)
        return tuple(found)


def _answers(operand: Value) -> tuple[str | int, ...]:
    return operand if isinstance(operand, tuple) else (operand,)


def _is_single(part: AnswerSet) -> bool:
    return part.how is Quantifier.ANY and len(part.answers) == 1


def _joined_by_or(one: Clause, other: Clause) -> Clause | None:
    match one, other:
        case (AnswerSet(step, Quantifier.ANY, answers),), (
            AnswerSet(same, Quantifier.ANY, more),
        ) if step == same:
            return (AnswerSet(step, Quantifier.ANY, tuple(dict.fromkeys(answers + more))),)
    return None


def _counted(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """The same clauses, with "A and B, or A and C, or B and C" as "two of A, B, C"."""
    done: set[str] = set()
    for clause in clauses:
        match clause:
            case (AnswerSet(step, Quantifier.ALL, answers),) if found := _all_ways(
                clauses, step, len(answers)
            ):
                if step not in done:
                    yield (found,)
                done.add(step)
            case _:
                yield clause


def _all_ways(clauses: tuple[Clause, ...], step: str, least: int) -> AnswerSet | None:
    ways = [
        frozenset(part.answers)
        for clause in clauses
        if len(clause) == 1
        and isinstance(part := clause[0], AnswerSet)
        and part.step == step
        and part.how is Quantifier.ALL
    ]
    answers = tuple(
        dict.fromkeys(
            answer
            for clause in clauses
            for part in clause
            if isinstance(part, AnswerSet) and part.step == step and part.how is Quantifier.ALL
            for answer in part.answers
        )
    )
    every = {frozenset(way) for way in combinations(answers, least)}
    return (
        AnswerSet(step, Quantifier.SOME, answers, least)
        if len(ways) > 1 and set(ways) == every
        else None
    )
