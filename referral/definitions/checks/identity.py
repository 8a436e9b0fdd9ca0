"""Ids and names: none is used twice for one kind of thing, and files say what they are called."""

from collections.abc import Iterable, Iterator

from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.definitions.outline import ChecklistOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import SourceFile, SourceFiles


def check(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    """Ids within one checklist."""
    yield from unique("section", _ids(outline.regional.blocks("sections")))
    yield from unique("step", _ids(step.block for step in outline.steps))
    yield from unique("fact", _ids(outline.facts))
    yield from unique("duty", _ids(outline.duties))
    yield from unique("body", outline.bodies)
    for step in outline.steps:
        yield from unique("option", _ids(step.options))


def check_names(found_files: SourceFiles) -> Iterator[FoundProblem]:
    """Ids that are file names, and ids within packs and works."""
    works = found_files.works.root.nodes if isinstance(found_files.works.root, Items) else ()
    yield from unique("work", _ids(works))
    for file in found_files.regionals.values():
        yield from _called(file, "checklist", file.stem)
    for country in found_files.countries.values():
        for file in country.overlays.values():
            yield from _called(file, "overlay", file.stem)
            yield from _called(file, "country", country.folder)
        if country.posts and country.posts.block:
            yield from _called(country.posts, "country", country.folder)
            yield from unique("post", _ids(country.posts.block.blocks("posts")))
        if country.pack and country.pack.block:
            yield from _called(country.pack, "country", country.folder)
            yield from unique("body", _ids(country.pack.block.blocks("bodies")))
            yield from unique("clock", _ids(country.pack.block.blocks("clocks")))


def unique(what: str, ids: Iterable[TextNode]) -> Iterator[FoundProblem]:
    """A problem for every id that was used before."""
    first: dict[str, TextNode] = {}
    for id_ in ids:
        if first.setdefault(id_.value, id_) is not id_:
            place = first[id_.value].place
            yield Problem.C06.at(id_.place, id=id_.value, what=what, first=place)


def _ids(nodes: Iterable[Node]) -> Iterator[TextNode]:
    for node in nodes:
        id_ = node.entries.get("id") if isinstance(node, Block) else None
        if isinstance(id_, TextNode) and id_.value:
            yield id_


def _called(file: SourceFile, key: str, name: str) -> Iterator[FoundProblem]:
    if file.block and (said := file.block.text(key)) and said != name:
        yield Problem.C32.at(file.block.place_of(key), name=name, key=key, text=said)
