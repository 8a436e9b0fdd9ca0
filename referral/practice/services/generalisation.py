"""Making a case general: of its answers only what several closed cases of the country share. Pure.

Answers are taken in the order of the paper. One goes over only while at least ``ENOUGH`` cases share it together
with everything taken before it; one that fewer share is said more coarsely, or left to the usual answer. What is
done is never taken from a case: a scenario asks for what ought to be done.
"""

from collections.abc import Iterator, Mapping, Sequence

from referral.engine.conditions import Answers, Value
from referral.engine.model import Checklist, Step, StepKind
from referral.engine.roles import OptionRole
from referral.practice.scenarios.model import Scenario

ENOUGH = 5
"""So many closed cases share all that is told of one."""

SEVERAL = 2
"""The largest number that is told: none, one, several."""


def shared(
    checklist: Checklist, usual: Scenario, answers: Answers, others: Sequence[Answers]
) -> dict[str, Value]:
    """What may be told of a case with these answers, beside ``others``, the case itself among them."""
    told: dict[str, Value] = {}
    alike = others
    for step in checklist.steps():
        if step.is_action or step.id not in answers:
            continue
        for coarse in _said_coarsely(step, answers[step.id], usual.right_answer(step)):
            agreeing = [one for one in alike if _agrees(one, step, coarse, usual)]
            if len(agreeing) >= ENOUGH:
                told[step.id], alike = coarse, agreeing
                break
    return told


def _said_coarsely(step: Step, value: Value, usual: Value | None) -> Iterator[Value]:
    """What an answer may be told as, the finest first; nothing for the usual one, which needs no telling."""
    if value == usual or not step.accepts(value):
        return
    if isinstance(value, int):
        yield max(step.number.lowest if step.number else 0, min(value, SEVERAL))
        return
    yield value
    if isinstance(value, tuple):
        yield from ((one,) for one in value if len(value) > 1)
    elif not _is_doubt(step, value) and (other := step.find_option(OptionRole.OTHER)):
        yield other.id  # it stands for every answer but the usual one


def _agrees(other: Answers, step: Step, told: Value, usual: Scenario) -> bool:
    """Whether what is told of a case is true of another one."""
    answer = other.get(step.id)
    if answer is None:
        return False
    if step.kind is StepKind.NUMBER:
        return isinstance(answer, int) and min(answer, SEVERAL) == told
    if isinstance(told, tuple):
        return isinstance(answer, tuple) and set(told) <= set(answer)
    if step.role_of(told) is OptionRole.OTHER:
        return answer != usual.right_answer(step) and not _is_doubt(step, answer)
    return answer == told


def _is_doubt(step: Step, answer: Value) -> bool:
    return step.role_of(answer) is OptionRole.NOT_SURE


def met(told: Mapping[str, Value], steps: Sequence[Step]) -> dict[str, Value]:
    """Of what is told, the answers to steps that are asked."""
    asked = {step.id for step in steps}
    return {step: value for step, value in told.items() if step in asked}
