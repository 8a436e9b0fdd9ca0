"""The principles of works: each place once, and implemented by what exists."""

from collections.abc import Iterator

from referral.definitions.nodes import Block, Items
from referral.definitions.outline import ChecklistOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import SourceFiles


def check(folder: SourceFiles) -> Iterator[FoundProblem]:
    """Every principle of the register."""
    known = _steps_and_duties(folder)
    works = folder.works.root.nodes if isinstance(folder.works.root, Items) else ()
    for work in works:
        if isinstance(work, Block):
            yield from _places(work)
            for principle in work.blocks("principles"):
                yield from _implemented(principle, known)


def _places(work: Block) -> Iterator[FoundProblem]:
    first: dict[str, int] = {}
    for principle in work.blocks("principles"):
        at, place = principle.text("at"), principle.place_of("at")
        if at in first:
            yield Problem.W03.at(place, at=at, first=first[at])
        first.setdefault(at, place.line)


def _implemented(principle: Block, known: set[str]) -> Iterator[FoundProblem]:
    for one in principle.texts("by"):
        if one.value and one.value not in known:
            yield Problem.W04.at(one.place, near=known, missed=one.value, id=one.value)


def _steps_and_duties(folder: SourceFiles) -> set[str]:
    known: set[str] = set()
    for name, regional in folder.regionals.items():
        overlays = (country.overlays.get(name) for country in folder.countries.values())
        for overlay in (None, *overlays):
            if regional.block:
                outline = ChecklistOutline(regional.block, overlay.block if overlay else None)
                known.update(outline.step_by_id)
                known.update(duty.text("id") for duty in outline.duties)
    return known
