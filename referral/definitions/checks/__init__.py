"""Whether definitions are sound: every check there is, run over every file at once.

Each module holds checks of one kind, plain functions from nodes to problems; here they are called.
What must hold for all possible answers is not checked here: that takes proofs, not looks.
"""

from collections.abc import Iterable, Iterator

from referral.definitions.checks import (
    answers,
    citations,
    conditions,
    countries,
    identity,
    overlays,
    promises,
    register,
    roles,
    usage,
)
from referral.definitions.grammar import checklists as grammar
from referral.definitions.grammar import packs as pack_grammar
from referral.definitions.grammar.shapes import Shape
from referral.definitions.nodes import Block
from referral.definitions.outline import ChecklistOutline
from referral.definitions.problems import FoundProblem
from referral.definitions.source_files import CountryFiles, SourceFile, SourceFiles


def problems(folder: SourceFiles) -> tuple[FoundProblem, ...]:
    """Every problem of every file, each once, sorted by file and line."""
    return tuple(sorted(set(_all(folder))))


def _all(folder: SourceFiles) -> Iterator[FoundProblem]:
    for file in folder.files():
        yield from file.problems
    yield from _shapes(folder)
    yield from identity.check_names(folder)
    yield from citations.check(folder)
    yield from register.check(folder)
    yield from roles.check_checklists(folder)
    for regional in _blocks(folder.regionals.values()):
        yield from _outline(ChecklistOutline(regional))
        yield from roles.check_regional(ChecklistOutline(regional))
        yield from usage.check(regional, folder)
    for country in folder.countries.values():
        yield from _country(country, folder)


def _shapes(folder: SourceFiles) -> Iterator[FoundProblem]:
    yield from _shape(pack_grammar.WORKS, [folder.works])
    yield from _shape(grammar.CHECKLIST, folder.regionals.values())
    for country in folder.countries.values():
        yield from _shape(pack_grammar.COUNTRY, [country.pack] if country.pack else [])
        yield from _shape(grammar.OVERLAY, country.overlays.values())
        yield from _shape(pack_grammar.POSTS, [country.posts] if country.posts else [])


def _country(country: CountryFiles, folder: SourceFiles) -> Iterator[FoundProblem]:
    outlines = []
    for name, regional in folder.regionals.items():
        if regional.block is None:
            continue
        overlay = country.overlays.get(name)
        outline = ChecklistOutline(regional.block, overlay.block if overlay else None)
        outlines.append(outline)
        yield from _outline(outline)
        yield from overlays.check(outline)
        yield from roles.check_overlay(outline)
    yield from overlays.check_targets(country, folder)
    yield from countries.check(country, outlines)


def _outline(outline: ChecklistOutline) -> Iterator[FoundProblem]:
    yield from identity.check(outline)
    yield from answers.check(outline)
    yield from roles.check_options(outline)
    yield from conditions.check(outline)
    yield from promises.check(outline)


def _shape(shape: Shape, files: Iterable[SourceFile]) -> Iterator[FoundProblem]:
    for file in files:
        if file.root is not None:
            yield from shape(file.root)


def _blocks(files: Iterable[SourceFile]) -> list[Block]:
    return [file.block for file in files if file.block]
