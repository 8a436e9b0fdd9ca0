"""Which scenarios are broken: in themselves, or because a checklist has changed under them."""

from collections.abc import Collection, Iterator, Mapping

from referral.definitions.problems import FoundProblem
from referral.definitions.source_files import SourceFiles
from referral.engine.walker import Walker
from referral.practice.scenarios.faults import ScenarioFault
from referral.practice.scenarios.folder import Scenarios, WrittenScenario
from referral.practice.scenarios.replay_checks import Replay, check_replay

Editions = Mapping[tuple[str, str], Walker]
Added = Mapping[tuple[str, str], Collection[str]]
"""Duties that a country's overlay adds to a checklist."""


def problems(scenarios: Scenarios, walkers: Editions, added: Added) -> tuple[FoundProblem, ...]:
    """Every problem of every scenario on every checklist it is for, sorted by file and line."""
    found = set(scenarios.problems)
    for written in scenarios.written:
        found |= {*written.problems, *replayed(written, walkers, added)}
    return tuple(sorted(found))


def replayed(written: WrittenScenario, walkers: Editions, added: Added) -> Iterator[FoundProblem]:
    """What does not hold when one scenario is played in each of its countries."""
    scenario, block = written.scenario, written.file.block
    if scenario is None or block is None:
        return
    for country in scenario.countries:
        edition = (scenario.checklist, country)
        if edition in walkers:
            replay = Replay(scenario, block, walkers[edition], added.get(edition, ()))
            yield from check_replay(replay)
        else:
            known = ", ".join(f"{name} for {code}" for name, code in walkers)
            yield ScenarioFault.S20.at(
                block.place_of("countries"), name=scenario.checklist, country=country, known=known
            )


def added_duties(found_files: SourceFiles) -> Added:
    """The duties that each overlay adds."""
    return {
        (name, country.folder): [one.text("id") for one in file.block.blocks("add_duties")]
        for country in found_files.countries.values()
        for name, file in country.overlays.items()
        if file.block
    }
