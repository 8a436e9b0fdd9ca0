"""The messages of the practice scenarios: every text that ``scenario_words.py`` declares.

A context is the id of the scenario and the place within it, so that a translator sees a case from its story to
its last teaching point, in one piece.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from referral.engine.sources import Source
from referral.i18n.checking.extraction import Message, collected, unique
from referral.practice.scenarios.model import Forbidden, Interruption, Scenario, Teaching
from referral.practice.words.scenario_words import ScenarioWords


def messages(scenarios: Iterable[Scenario]) -> list[Message]:
    """The messages of these scenarios, each once, in the order of their files."""
    return unique(chain.from_iterable(map(_of_scenario, scenarios)))


def _of_scenario(scenario: Scenario) -> Iterator[Message]:
    file = f"checklists/scenarios/{scenario.id}.yaml"
    for message in collected(ScenarioWords, [scenario], file):
        yield replace(message, context=f"{scenario.id}/{message.context}")
    yield from collected(ScenarioWords, _sources(scenario), file)


def _sources(scenario: Scenario) -> Iterator[Source]:
    parts: list[Teaching | Forbidden | Interruption] = [*scenario.teaching, *scenario.forbidden]
    for part in [*parts, *scenario.interruptions]:
        yield from part.sources
