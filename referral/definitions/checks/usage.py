"""What is written is used: answer sets by steps, facts by conditions or by their flag."""

from collections.abc import Iterator

from referral.definitions.nodes import Block, blocks_in
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import SourceFiles


def check(regional: Block, folder: SourceFiles) -> Iterator[FoundProblem]:
    """Answer sets and facts of one regional checklist, and facts of the overlays on it."""
    name = regional.text("checklist")
    overlays = [
        file.block
        for country in folder.countries.values()
        for file in (country.overlays.get(name),)
        if file and file.block
    ]
    packs = [country.pack.block for country in folder.countries.values() if country.pack]
    readers = [block for root in (regional, *overlays, *packs) for block in blocks_in(root)]
    yield from _answer_sets(regional, {block.text("options") for block in readers})
    used = {block.text("fact") for block in readers}
    for facts in (regional.blocks("facts"), *(one.blocks("add_facts") for one in overlays)):
        yield from _facts(facts, used)


def _answer_sets(regional: Block, used: set[str]) -> Iterator[FoundProblem]:
    sets = regional.entries.get("answer_sets")
    if isinstance(sets, Block):
        for name, place in sets.keys.items():
            if name not in used:
                yield Problem.C23.at(place, name=name)


def _facts(facts: tuple[Block, ...], used: set[str]) -> Iterator[FoundProblem]:
    for fact in facts:
        name = fact.text("id")
        if name and name not in used and "flag" not in fact.entries:
            yield Problem.C24.at(fact.place, fact=name)
