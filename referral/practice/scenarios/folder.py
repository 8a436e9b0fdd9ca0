"""The folder ``checklists/scenarios/``: every scenario that can be played, and what is wrong with the rest.

The usual answers of a checklist lie in ``usual/<checklist>.yaml``, pictures in ``pictures/``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from referral.definitions.nodes import Block, Items, blocks_in
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.reader import read_text
from referral.definitions.source_files import SourceFile, files_at
from referral.practice.scenarios.builder import NOTHING_USUAL, UsualAnswers, scenario_of, usual_of
from referral.practice.scenarios.drawings import gallery_at
from referral.practice.scenarios.form_checks import check_form, check_translations
from referral.practice.scenarios.grammar import USUAL
from referral.practice.scenarios.model import Scenario

FOLDER = "scenarios"


@dataclass(frozen=True, slots=True)
class WrittenScenario:
    """A file as it was read: the scenario, None where it cannot be played; and its problems."""

    file: SourceFile
    scenario: Scenario | None
    problems: tuple[FoundProblem, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a scenario is read against: works it may cite, usual answers, and pictures by their names."""

    works: frozenset[str]
    usual: Mapping[str, UsualAnswers]
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Everything in the folder, in the order of the file names; ``problems`` of usual answers and pictures."""

    written: tuple[WrittenScenario, ...]
    surroundings: Surroundings
    problems: tuple[FoundProblem, ...]


def scenarios_at(checklists: Path, works: SourceFile) -> Scenarios:
    """Read the folder of scenarios below ``checklists/``; there may be none."""
    folder = checklists / FOLDER
    usual = list(files_at(folder / "usual", checklists).values())
    problems = [*_problems_of_usual(usual)]
    gallery = gallery_at(folder / "pictures", checklists)
    around = Surroundings(
        works=frozenset(_ids(works)),
        usual={} if problems else dict(map(_usual, usual)),
        pictures=gallery.drawings,
    )
    files = files_at(folder, checklists).values()
    return Scenarios(
        tuple(written(file, around) for file in files), around, (*problems, *gallery.problems)
    )


def written(file: SourceFile, around: Surroundings) -> WrittenScenario:
    """A scenario from its file."""
    problems = check_form(file, around.works, around.pictures)
    if problems or file.block is None:
        return WrittenScenario(file, None, problems)
    usual = around.usual.get(file.block.text("checklist"), NOTHING_USUAL)
    scenario = scenario_of(file.block, usual)
    if strange := tuple(check_translations(file.block, scenario)):
        return WrittenScenario(file, None, strange)
    return WrittenScenario(file, scenario, ())


def written_in(text: str, name: str, around: Surroundings) -> WrittenScenario:
    """A scenario from the text of a file ``name``.yaml, as somebody hands it in."""
    reading = read_text(text, f"{name}.yaml")
    return written(SourceFile(name, reading.root, reading.problems), around)


def _problems_of_usual(files: list[SourceFile]) -> Iterator[FoundProblem]:
    for file in files:
        yield from file.problems
        if file.root is not None:
            yield from USUAL(file.root)
        if file.block and (name := file.block.text("checklist")) != file.stem:
            place = file.block.place_of("checklist")
            yield Problem.C32.at(place, name=file.stem, key="checklist", text=name)


def _usual(file: SourceFile) -> tuple[str, UsualAnswers]:
    return file.stem, usual_of(file.block) if file.block else NOTHING_USUAL


def _ids(works: SourceFile) -> Iterator[str]:
    nodes = works.root.nodes if isinstance(works.root, Items) else ()
    for node in nodes:
        yield from (block.text("id") for block in blocks_in(node) if isinstance(node, Block))
