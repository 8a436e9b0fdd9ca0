"""The scenarios of the folder ``checklists/scenarios/``, beside the checklists they are played on."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from referral.definitions.library import Library, library_at
from referral.definitions.problems import FoundProblem, Unsound
from referral.practice.scenarios import broken
from referral.practice.scenarios.folder import Scenarios, WrittenScenario, scenarios_at, written_in
from referral.practice.scenarios.model import Scenario

MOST_WRITTEN = 128
"""Texts of scenarios that are kept read: each page of a run asks for those of all trainers."""


class ScenarioLibrary:
    """The scenarios of the folder ``checklists/``; one for the life of a process."""

    def __init__(self, root: Path, checklists: Library) -> None:
        """Open the folder; its scenarios are read when one is first asked for."""
        self._root = root
        self.checklists = checklists
        self.read_scenario = lru_cache(MOST_WRITTEN)(self._read_scenario)
        self.written_scenario = lru_cache(MOST_WRITTEN)(self._written_scenario)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Every scenario that can be played, by id; one that is broken is left out."""
        written = self.written_scenarios().written
        return tuple(one.scenario for one in written if one.scenario)

    def written_scenarios(self) -> Scenarios:
        """The scenarios with the files they stand in, broken ones too."""
        return self._scenarios

    def pictures(self) -> Mapping[str, bytes]:
        """The drawings that scenarios may show, by their names."""
        return self._scenarios.surroundings.pictures

    def scenario_problems(self) -> tuple[FoundProblem, ...]:
        """What is wrong with scenarios, and which of them a changed checklist broke.

        Sorted by file and line. Raises Unsound when the checklists themselves are.
        """
        return broken.problems(self._scenarios, self._walkers(), self._added())

    def _read_scenario(self, text: str, name: str) -> WrittenScenario:
        """A scenario from a text that somebody hands in, as the text alone tells."""
        return written_in(text, name, self._scenarios.surroundings)

    def _written_scenario(self, text: str, name: str) -> WrittenScenario:
        """The same with all that is wrong with it on the checklists here."""
        found = self.read_scenario(text, name)
        played = broken.replayed(found, self._walkers(), self._added())
        return replace(found, problems=(*found.problems, *sorted(set(played))))

    def _walkers(self) -> broken.Editions:
        return {edition: self.checklists.walker(*edition) for edition in self.checklists.names()}

    def _added(self) -> broken.Added:
        return broken.added_duties(self.checklists.source_files)

    @cached_property
    def _scenarios(self) -> Scenarios:
        return scenarios_at(self._root, self.checklists.source_files.works)


def scenarios_of(checklists: Path) -> ScenarioLibrary:
    """The scenarios of a folder ``checklists/``, which is read again."""
    return ScenarioLibrary(checklists, Library(checklists))


@lru_cache(maxsize=4)
def scenario_library_at(root: Path) -> ScenarioLibrary:
    """The scenarios of a folder, read whole and kept, beside the checklists that are kept."""
    library = ScenarioLibrary(root, library_at(root))
    with suppress(Unsound):  # said to whoever asks for a checklist
        library.scenarios()
    return library
