"""Whether a scenario is sound in itself, whatever its checklist says."""

from collections.abc import Collection, Iterable, Iterator

from referral.definitions.checks.citations import cited
from referral.definitions.nodes import Block
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import SourceFile
from referral.practice.scenarios.faults import ScenarioFault
from referral.practice.scenarios.grammar import SCENARIO
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.texts import passages

LISTS_OF_IDS = ("forbidden", "interruptions")


def check_form(
    file: SourceFile, works: Iterable[str], pictures: Collection[str]
) -> tuple[FoundProblem, ...]:
    """Every problem of one file's form: with any, the scenario cannot be played."""
    if file.root is None:
        return file.problems
    found = [*file.problems, *SCENARIO(file.root)]
    if file.block:
        found += [*_within(file, file.block, pictures), *cited(file.block, list(works))]
    return tuple(sorted(set(found)))


def check_translations(block: Block, scenario: Scenario) -> Iterator[FoundProblem]:
    """Texts in other languages that say nothing the scenario says."""
    places = [one.place for one in passages(scenario)]
    spoken = block.entries.get("translations")
    for language, node in spoken.entries.items() if isinstance(spoken, Block) else ():
        if isinstance(node, Block):
            yield from _translation(scenario, language, node, places)


def _translation(
    scenario: Scenario, language: str, texts: Block, places: list[str]
) -> Iterator[FoundProblem]:
    if language == scenario.language:
        yield ScenarioFault.S32.at(texts.place, language=language)
    for place in texts.keys:
        if place not in places:
            yield ScenarioFault.S31.at(
                texts.place_of(place), near=places, missed=place, passage=place
            )


def _within(file: SourceFile, block: Block, pictures: Collection[str]) -> Iterator[FoundProblem]:
    if (name := block.text("scenario")) and name != file.stem:
        yield Problem.C32.at(block.place_of("scenario"), name=file.stem, key="scenario", text=name)
    for key in LISTS_OF_IDS:
        yield from _twice(block.blocks(key), key)
    for interruption in block.blocks("interruptions"):
        yield from _choices(interruption)
    yield from _replies(block)
    for picture in block.blocks("pictures"):
        if (named := picture.text("file")) and named not in pictures:
            yield ScenarioFault.S15.at(
                picture.place_of("file"), near=pictures, missed=named, file=named
            )


def _twice(blocks: Iterable[Block], key: str) -> Iterator[FoundProblem]:
    seen: set[str] = set()
    for block in blocks:
        if (name := block.text("id")) in seen:
            yield ScenarioFault.S10.at(block.place_of("id"), id=name, key=key)
        seen.add(name)


def _choices(interruption: Block) -> Iterator[FoundProblem]:
    choices = interruption.blocks("choices")
    yield from _twice(choices, "choices")
    name, right = interruption.text("id"), interruption.text("right")
    known = [choice.text("id") for choice in choices]
    if right and known and right not in known:
        place = interruption.place_of("right")
        yield ScenarioFault.S11.at(place, near=known, missed=right, id=name, right=right)
    if len(choices) == 1:
        yield ScenarioFault.S12.at(interruption.place_of("choices"), id=name)


def _replies(block: Block) -> Iterator[FoundProblem]:
    seen: set[str] = set()
    for reply in block.blocks("replies"):
        step = reply.text("step")
        if not reply.text("says") and not reply.text("shows"):
            yield ScenarioFault.S13.at(reply.place, step=step)
        if step in seen:
            yield ScenarioFault.S14.at(reply.place_of("step"), step=step)
        seen.add(step)
