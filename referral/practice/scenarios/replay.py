"""The right run of a scenario: what a checklist makes of the expected answers."""

from collections.abc import Mapping

from referral.engine.conditions import Answers, Value
from referral.engine.model import Checklist
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.practice.scenarios.model import Scenario


def right_run(scenario: Scenario, walker: Walker, chosen: Answers | None = None) -> Walk:
    """The walk in which every answer is right; of those ``chosen``, the ones that are as good stand."""
    return walker.walk(right_answers(scenario, walker.checklist, chosen or {}))


def right_answers(scenario: Scenario, checklist: Checklist, chosen: Answers) -> Mapping[str, Value]:
    """The right answer to every step that has one, applicable or not."""
    answers: dict[str, Value] = {}
    for step in checklist.steps():
        if step.id in chosen and scenario.accepts(step, chosen[step.id]):
            answers[step.id] = chosen[step.id]
        elif (right := scenario.right_answer(step)) is not None:
            answers[step.id] = right
    return answers
