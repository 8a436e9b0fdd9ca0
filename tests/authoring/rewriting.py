"""Conditions, and the slips that authors make in them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from referral.engine.conditions import AllOf, AnyOf, Condition, FactHolds, Operator, Test


def dropping(asked: str, *answers: str) -> Callable[[Condition], Condition]:
    """A condition in which some answers to a question no longer count."""

    def change(condition: Condition) -> Condition:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                kept = tuple(change(part) for part in parts if not _is_about(part, asked, answers))
                return replace(condition, parts=kept)
            case Test(step, Operator.ONE_OF, tuple(among)) if step == asked:
                return replace(condition, operand=tuple(x for x in among if x not in answers))
        return condition

    return change


def without(name: str) -> Callable[[Condition], Condition]:
    """A condition without one of the facts it names."""

    def change(condition: Condition) -> Condition:
        assert isinstance(condition, AllOf | AnyOf)
        kept = tuple(part for part in condition.parts if part != FactHolds(name))
        assert len(kept) < len(condition.parts), f"{name} is not named"
        return replace(condition, parts=kept)

    return change


def only_if(*more: Condition) -> Callable[[Condition], Condition]:
    """A condition that wants more."""
    return lambda condition: AllOf((condition, *more))


def every(condition: Condition) -> Condition:
    """``all`` where ``any`` was meant."""
    assert isinstance(condition, AnyOf)
    return AllOf(condition.parts)


def either(*parts: Condition) -> AnyOf:
    """At least one of these."""
    return AnyOf(parts)


def answer(asked: str, operator: str, operand: Any) -> Test:
    """A test, as authors write it."""
    return Test(asked, Operator(operator), operand)


def _is_about(part: Condition, asked: str, answers: tuple[str, ...]) -> bool:
    return isinstance(part, Test) and part.step == asked and part.operand in answers
