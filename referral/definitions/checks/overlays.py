"""Overlays: they name regional steps, once each, and leave what a core step says alone."""

from collections.abc import Iterator, Mapping

from referral.definitions.nodes import Block, SourceLocation
from referral.definitions.outline import ChecklistOutline, StepOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import CountryFiles, SourceFiles


def check(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """An overlay against its regional checklist; nothing where there is no overlay."""
    if outline.overlay is None:
        return
    steps = ChecklistOutline(outline.regional).step_by_id
    additions = outline.overlay.blocks("add_steps")
    rewordings = outline.overlay.blocks("reword")
    yield from _known(Problem.O02, "after", additions, steps)
    yield from _known(Problem.O03, "step", rewordings, steps)
    yield from _once("after", additions, "add_steps")
    yield from _once("step", rewordings, "reword")
    for rewording in rewordings:
        if step := steps.get(rewording.text("step")):
            yield from _words(rewording, step)


def check_targets(country: CountryFiles, folder: SourceFiles) -> Iterator[FoundProblem]:
    """Every overlay of a country has a regional checklist beneath it."""
    for name, file in country.overlays.items():
        if file.block and name not in folder.regionals:
            yield Problem.O01.at(
                file.block.place_of("overlay"),
                near=folder.regionals,
                missed=name,
                name=name,
                known=", ".join(folder.regionals),
            )


def _known(
    problem: Problem, key: str, blocks: tuple[Block, ...], steps: Mapping[str, StepOutline]
) -> Iterator[FoundProblem]:
    for block in blocks:
        if (name := block.text(key)) and name not in steps:
            yield problem.at(block.place_of(key), near=steps, missed=name, step=name)


def _once(key: str, blocks: tuple[Block, ...], where: str) -> Iterator[FoundProblem]:
    first: dict[str, SourceLocation] = {}
    for block in blocks:
        name, place = block.text(key), block.place_of(key)
        if name in first:
            yield Problem.O06.at(place, step=name, key=where, first=first[name].line)
        first.setdefault(name, place)


def _words(rewording: Block, step: StepOutline) -> Iterator[FoundProblem]:
    own, other, does = ("ask", "do", "asks") if step.is_question else ("do", "ask", "does")
    if other in rewording.entries:
        place = rewording.place_of(other)
        yield Problem.O05.at(place, step=step.id, does=does, key=other, fitting=own)
    elif own in rewording.entries and step.block.says("core"):
        yield Problem.O04.at(rewording.place_of(own), step=step.id)
