"""Whether a scenario holds on a checklist of a country: the regression test that each scenario is.

Every fault names the line of the scenario that no longer fits.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from referral.definitions.nodes import Block, SourceLocation
from referral.definitions.problems import FoundProblem
from referral.engine.conditions import Value
from referral.engine.model import Step
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.practice.scenarios.builder import answers_of
from referral.practice.scenarios.faults import ScenarioFault
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_run

Named = Iterator[tuple[str, SourceLocation]]


@dataclass(frozen=True)
class Replay:
    """A scenario, the file it stands in, and a checklist of one country to play it on.

    ``added`` are the duties that the country's overlay adds; they may arise without being expected.
    """

    scenario: Scenario
    block: Block
    walker: Walker
    added: Collection[str] = ()

    @property
    def country(self) -> str:
        """The country as authors name it."""
        return self.walker.checklist.pack.code.upper()

    @cached_property
    def walk(self) -> Walk:
        """The right run."""
        return right_run(self.scenario, self.walker)

    @cached_property
    def asked(self) -> set[str]:
        """The steps that are asked in the right run."""
        return {step.id for step in self.walk.applicable}

    @cached_property
    def owed(self) -> set[str]:
        """The duties that arise in the right run."""
        return set(self.walk.raised)

    def named(self, key: str) -> Named:
        """The names of a list or of a block's keys, each with its place."""
        node = self.block.entries.get(key)
        if isinstance(node, Block):
            yield from node.keys.items()
        for text in self.block.texts(key):
            yield text.value, text.place
        for one in self.block.blocks(key):
            word = "after" if key == "interruptions" else "step"
            if name := one.text(word):
                yield name, one.place_of(word)


def check_replay(replay: Replay) -> Iterator[FoundProblem]:
    """Everything that does not hold when a scenario is played as expected."""
    strange = list(_unknown(replay))
    yield from strange
    yield from _unfit(replay)
    if not strange:
        yield from _asked(replay)
        yield from _undecided(replay)
        yield from _duties(replay)
        yield from _losing(replay)


STEPS = ("expected", "acceptable", "replies", "must", "must_not", "interruptions", "pictures")
"""Keys that name steps."""

MET = ("expected", "replies", "must", "interruptions", "pictures")
"""Keys whose steps must be asked in the right run."""


def _unknown(replay: Replay) -> Iterator[FoundProblem]:
    steps = replay.walker.checklist.step_by_id
    duties = [duty.id for duty in replay.walker.checklist.duties]
    for key in STEPS:
        for name, place in replay.named(key):
            if name not in steps:
                yield ScenarioFault.S21.at(
                    place, near=steps, missed=name, step=name, country=replay.country
                )
    for key in ("duties", "no_duties"):
        for name, place in replay.named(key):
            if name not in duties:
                yield ScenarioFault.S29.at(
                    place, near=duties, missed=name, duty=name, country=replay.country
                )


def _unfit(replay: Replay) -> Iterator[FoundProblem]:
    for step, value, place in _answers(replay):
        if not step.accepts(value):
            known = ", ".join(option.id for option in step.options) or "numbers"
            yield ScenarioFault.S22.at(
                place, answer=_spelt(value), step=step.id, country=replay.country, known=known
            )


def _answers(replay: Replay) -> Iterator[tuple[Step, Value, SourceLocation]]:
    steps = replay.walker.checklist.step_by_id
    places = {**dict(replay.named("acceptable")), **dict(replay.named("expected"))}
    acceptable = ((step, one) for step, values in replay.scenario.acceptable for one in values)
    for step, value in (*answers_of(replay.block, "expected"), *acceptable):
        if step in steps:
            yield steps[step], value, places[step]


def _spelt(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _asked(replay: Replay) -> Iterator[FoundProblem]:
    for key in MET:
        for name, place in replay.named(key):
            if name not in replay.asked:
                yield ScenarioFault.S23.at(place, step=name, country=replay.country)
    for name, place in replay.named("must_not"):
        if name in replay.asked:
            yield ScenarioFault.S25.at(place, step=name, country=replay.country)


def _undecided(replay: Replay) -> Iterator[FoundProblem]:
    for step in replay.walk.missing:
        yield ScenarioFault.S24.at(
            replay.block.place_of("expected"), step=step.id, country=replay.country
        )


def _duties(replay: Replay) -> Iterator[FoundProblem]:
    for name, place in replay.named("duties"):
        if name not in replay.owed:
            yield ScenarioFault.S26.at(place, duty=name, country=replay.country)
    for name, place in replay.named("no_duties"):
        if name in replay.owed:
            yield ScenarioFault.S27.at(place, duty=name, country=replay.country)
    expected = {*replay.scenario.duties, *replay.added}
    for arisen in replay.walk.duties:
        if arisen.duty.urgent and arisen.duty.id not in expected:
            place = replay.block.place_of("duties")
            yield ScenarioFault.S28.at(place, duty=arisen.duty.id, country=replay.country)


def _losing(replay: Replay) -> Iterator[FoundProblem]:
    """Acceptable answers after which an expected duty would no longer arise."""
    places = dict(replay.named("acceptable"))
    for step, values in replay.scenario.acceptable:
        for value in values:
            walk = right_run(replay.scenario, replay.walker, {step: value})
            for duty in (one for one in replay.scenario.duties if not walk.owes(one)):
                yield ScenarioFault.S30.at(
                    places[step],
                    answer=_spelt(value),
                    step=step,
                    duty=duty,
                    country=replay.country,
                )
