"""Every source that is cited stands in works.yaml, and what is called verified has one."""

from collections.abc import Iterator

from referral.definitions.nodes import Block, Items, Node, blocks_in
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import SourceFiles


def check(folder: SourceFiles) -> Iterator[FoundProblem]:
    """Every citation of every file."""
    root = folder.works.root
    works = [one.text("id") for one in blocks_in(root)] if isinstance(root, Items) else None
    for file in folder.files():
        if works is not None and file is not folder.works:
            yield from cited(file.root, works)


def cited(root: Node | None, works: list[str]) -> Iterator[FoundProblem]:
    """Every citation below a node of a work that is not among these."""
    for block in blocks_in(root):
        yield from _cited(block, works)


def _cited(block: Block, works: list[str]) -> Iterator[FoundProblem]:
    name = block.text("work")
    if name and name not in works:
        yield Problem.W01.at(block.place_of("work"), near=works, missed=name, work=name)
