"""A random checklist, and the same with some of its conditions written otherwise."""

from dataclasses import replace
from random import Random

from referral.definitions.builder import build
from referral.engine.conditions import AllOf, AnyOf, Condition, Operator, Test
from referral.engine.model import Checklist, Step
from tests.engine import random_checklists

_TURNED = {
    Operator.IS: Operator.IS_NOT,
    Operator.IS_NOT: Operator.IS,
    Operator.INCLUDES: Operator.EXCLUDES,
    Operator.EXCLUDES: Operator.INCLUDES,
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.AT_MOST: Operator.AT_LEAST,
}


def two_versions(random: Random) -> tuple[Checklist, Checklist]:
    """A random checklist, and another version of it with the same steps and duties."""
    old = build(random_checklists.source_files(random), "random", "kz")
    return old, _otherwise(old, random)


def _otherwise(old: Checklist, random: Random) -> Checklist:
    sections = tuple(
        replace(section, steps=tuple(_step(step, random) for step in section.steps))
        for section in old.sections
    )
    return replace(
        old,
        sections=sections,
        facts=tuple(replace(one, when=_perhaps(one.when, random)) for one in old.facts),
        duties=tuple(replace(one, when=_perhaps(one.when, random)) for one in old.duties),
    )


def _step(step: Step, random: Random) -> Step:
    return step if step.when is None else replace(step, when=_perhaps(step.when, random))


def _perhaps(condition: Condition, random: Random) -> Condition:
    return _changed(condition, random) if random.random() < 0.3 else condition


def _changed(condition: Condition, random: Random) -> Condition:
    draw = random.random()
    match condition:
        case AllOf(parts) | AnyOf(parts) if len(parts) > 1 and draw < 0.5:
            kept = list(parts)
            kept.pop(random.randrange(len(kept)))
            return type(condition)(tuple(kept))
        case AllOf(parts) if draw < 0.7:
            return AnyOf(parts)
        case AnyOf(parts) if draw < 0.7:
            return AllOf(parts)
        case AllOf(parts) | AnyOf(parts):
            return type(condition)(tuple(_changed(part, random) for part in parts))
        case Test(step, Operator.ONE_OF, operand) if isinstance(operand, tuple):
            return Test(step, Operator.ONE_OF, operand[: random.randint(1, len(operand))])
        case Test(step, operator, operand) if draw < 0.6:
            return Test(step, _TURNED[operator], operand)
    return AnyOf((condition, condition))
