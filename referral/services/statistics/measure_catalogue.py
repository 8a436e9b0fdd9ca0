"""The list of all measures that screens, reports and files show, each with the measures it is a part of.

It is the same for every period: a measure that is missing would tell something.
"""

from collections.abc import Iterator, Mapping

from referral.engine.conditions import AllOf, AnyOf, Condition, FactHolds
from referral.engine.model import Checklist, Duty, Fact, Step
from referral.engine.roles import StepRole
from referral.services.statistics import measures

Bases = Mapping[str, str | None]
Parts = Iterator[tuple[str, str]]


def bases_of(checklist: Checklist) -> Bases:
    """What is told of the cases of a checklist, a whole before its parts."""
    return {measures.CASES: None, **dict(_parts(checklist))}


def understood(option: str) -> str:
    """Cases in which officer and person understood each other in that way, by day and by night."""
    return f"understanding:{option}"


def duties(checklist: Checklist) -> list[Duty]:
    """The duties that can be marked as done."""
    return [duty for duty in checklist.duties if duty.done_when is not None]


def signs(checklist: Checklist) -> list[Fact]:
    """The signs that an urgent duty rests on."""
    urgent = {fact for duty in checklist.duties if duty.urgent for fact in _facts(duty.when)}
    return [fact for fact in checklist.facts if fact.flag and fact.id in urgent]


def actions(checklist: Checklist) -> list[Step]:
    """The actions that the checklist calls critical."""
    return [step for step in checklist.steps() if step.is_action and step.critical]


def _parts(checklist: Checklist) -> Parts:
    for part in (measures.REFERRED, measures.HANDED_OVER, measures.CLOSED):
        yield part, measures.CASES
    yield from _times()
    yield from _understanding(checklist)
    for fact in checklist.facts:
        if fact.flag:
            yield measures.sign(fact.id), measures.CASES
    for duty in checklist.duties:
        yield measures.duty_raised(duty.id), measures.CASES
        if duty.done_when is not None:
            yield measures.duty_done(duty.id), measures.duty_raised(duty.id)
    for step in actions(checklist):
        yield measures.not_done(step.id), measures.CASES


def _times() -> Parts:
    whole = measures.HANDED_OVER
    for hours in reversed(measures.HOURS):
        part = measures.handed_over_within(hours)
        yield part, whole
        whole = part


def _understanding(checklist: Checklist) -> Parts:
    night = measures.shift(measures.NIGHT)
    yield night, measures.CASES
    for shift, whole in ((measures.DAY, measures.CASES), (measures.NIGHT, night)):
        yield measures.interpreter_needed(shift), whole
        yield measures.interpreter_called(shift), measures.interpreter_needed(shift)
    if step := checklist.step_by_role.get(StepRole.UNDERSTANDING):
        yield from ((understood(option.id), measures.CASES) for option in step.options)


def _facts(condition: Condition) -> Iterator[str]:
    match condition:
        case FactHolds(fact):
            yield fact
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _facts(part)
