"""Runs of scenarios, as a trainee would make them."""

from typing import Any

from referral.engine.conditions import Value
from referral.engine.model import Step, StepKind
from referral.engine.walker import Walker
from referral.practice.runs.divergences import ComparedRun, Divergence, divergences
from referral.practice.runs.run import Answered, Chosen, Event, Revealed, Run
from referral.practice.scenarios.library import scenarios_of
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_run
from referral.settings import root

WRITTEN = scenarios_of(root() / "checklists")
LIBRARY = WRITTEN.checklists


def walker_of(scenario: Scenario, country: str = "") -> Walker:
    """The checklist of a scenario in that country, or in the first of its own."""
    return LIBRARY.walker(scenario.checklist, country or scenario.countries[0])


def scenario_named(name: str) -> Scenario:
    """The scenario of that id."""
    return next(one for one in WRITTEN.scenarios() if one.id == name)


def right(scenario: Scenario, walker: Walker, **instead: Value) -> Run:
    """A run in the order of the paper, ten seconds a step, right but for the answers given."""
    wanted = {**right_run(scenario, walker).active, **instead}
    events: list[Event] = []
    for at, step in enumerate(walker.walk(wanted).applicable, start=1):
        if step.id in wanted:
            events.append(Revealed(10 * at - 5, step.id))
            events.append(Answered(10 * at, step.id, wanted[step.id]))
            events += _interruptions(scenario, step, 10 * at + 1)
    return tuple(events)


def _interruptions(scenario: Scenario, step: Step, second: int) -> list[Event]:
    met = [one for one in scenario.interruptions if one.after == step.id]
    return [Chosen(second, one.id, one.right) for one in met]


def wrong_answers(scenario: Scenario, step: Step) -> list[Value]:
    """Every answer to a step that is not right, options one by one."""
    values: list[Any] = [option.id for option in step.options]
    if step.kind is StepKind.MANY:
        values = [(value,) for value in values]
    if step.number:
        values = [step.number.highest]
    return [one for one in values if not scenario.accepts(step, one)]


def first(scenario: Scenario, walker: Walker, run: Run) -> Divergence | None:
    """The first divergence of a run, without the rest of its debrief."""
    return next(iter(divergences(ComparedRun(scenario, walker, run))), None)
