"""The messages of the practice scenarios: every English word of them that a person reads.

The twin of ``scenario_words.py``. A context is the id of the scenario and the place within it, so that a
translator sees a case from its story to its last teaching point, in one piece.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from referral.engine.sources import Source
from referral.i18n.checking.extraction import Message, unique
from referral.practice.scenarios.model import Interruption, Scenario

Words = Iterator[tuple[str, str, str]]  # place, what it is, English text


def messages(scenarios: Iterable[Scenario]) -> list[Message]:
    """The messages of these scenarios, each once, in the order of their files."""
    return unique(chain.from_iterable(map(_of_scenario, scenarios)))


def _of_scenario(scenario: Scenario) -> Iterator[Message]:
    file = f"checklists/scenarios/{scenario.id}.yaml"
    for place, what, text in _words(scenario):
        if text:
            yield Message(text, context=f"{scenario.id}/{place}", files=(file,), notes=(what,))
    for source in _sources(scenario):
        if source.at:
            yield Message(
                source.at,
                context=f"source/{source.work}",
                files=(file,),
                notes=("place in a law or guideline",),
            )


def _words(scenario: Scenario) -> Words:
    yield "title", "title of a practice scenario", scenario.title
    yield "setting", "where and when it takes place", scenario.setting
    yield "story", "how it begins", scenario.story
    for reply in scenario.replies:
        yield f"reply/{reply.step}", "what the traveller says when asked", reply.says
        yield f"reply/{reply.step}", "what the officer sees", reply.shows
    for question in scenario.forbidden:
        yield f"forbidden/{question.id}", "a question that must not be asked", question.asks
        yield f"forbidden/{question.id}", "why it must not be asked", question.because
    for interruption in scenario.interruptions:
        yield from _interruption(interruption)
    for point in scenario.teaching:
        yield "teaching", "what to take home", point.says
    for picture in scenario.pictures:
        yield f"picture/{picture.file}", "what a picture shows", picture.alt


def _interruption(interruption: Interruption) -> Words:
    place = f"interruption/{interruption.id}"
    yield place, "somebody breaks in", interruption.says
    for choice in interruption.choices:
        yield place, "a way to meet it", choice.says
    yield place, "which way is right, and why", interruption.because


def _sources(scenario: Scenario) -> Iterator[Source]:
    for point in scenario.teaching:
        yield from point.sources
    for question in scenario.forbidden:
        yield from question.sources
    for interruption in scenario.interruptions:
        yield from interruption.sources
