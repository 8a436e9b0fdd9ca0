"""Why a condition is true: which steps' answers make it so, for the officer who asks "why?"."""

from collections.abc import Callable
from typing import TypeAlias

from referral.engine.conditions import (
    AllOf,
    Answers,
    AnyOf,
    Condition,
    FactHolds,
    Facts,
    Holds,
    Test,
    compiled,
)

Causes: TypeAlias = Callable[[Answers], tuple[str, ...]]
"""From answers to the ids of the steps that make a condition true; () when it is not true."""


def explained(condition: Condition, facts: Facts) -> Causes:
    """The condition as a function from answers to the steps that make it true, () when it is not.

    The parts of an ``any`` that do not hold are left out, so that an officer reads only what
    counted. Ids may repeat. Raises KeyError for an unknown fact.
    """
    match condition:
        case Test(step):
            return _because_of(step, compiled(condition, facts))
        case FactHolds(fact):
            return explained(facts[fact], facts)
        case AllOf(parts):
            return _because_of_all(tuple(explained(part, facts) for part in parts))
        case AnyOf(parts):
            return _because_of_any(tuple(explained(part, facts) for part in parts))


def _because_of(step: str, holds: Holds) -> Causes:
    because = (step,)
    return lambda answers: because if holds(answers) else ()


def _because_of_all(parts: tuple[Causes, ...]) -> Causes:
    def every(answers: Answers) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for part in parts:
            if not (because := part(answers)):
                return ()
            found += because
        return found

    return every


def _because_of_any(parts: tuple[Causes, ...]) -> Causes:
    def some(answers: Answers) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for part in parts:
            found += part(answers)
        return found

    return some
