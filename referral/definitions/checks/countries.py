"""Country packs: every listed body is filled, clocks limit what exists, print is for verified facts."""

from collections.abc import Iterable, Iterator, Sequence

from referral.definitions.checks.conditions import check_condition
from referral.definitions.nodes import Block, SourceLocation, blocks_in
from referral.definitions.outline import ChecklistOutline
from referral.definitions.problems import FoundProblem, Problem
from referral.definitions.source_files import CountryFiles
from referral.engine.sources import Confidence


def check(country: CountryFiles, outlines: Sequence[ChecklistOutline]) -> Iterator[FoundProblem]:
    """A country's pack, against every checklist as that country uses it."""
    for outline in outlines:
        yield from _addressees(outline, country)
    if country.pack is None:
        folder = f"checklists/countries/{country.folder}"
        yield Problem.P07.at(SourceLocation(f"{folder}/country.yaml", 1), folder=folder)
    elif pack := country.pack.block:
        yield from _roles(pack, outlines)
        yield from _names(pack, (pack, *pack.blocks("bodies")))
        yield from _confidence(pack)
        yield from _receivers(pack)
        if country.posts and country.posts.block:
            yield from _names(pack, country.posts.block.blocks("posts"))
            yield from _confidence(country.posts.block)
        for clock in pack.blocks("clocks"):
            yield from _clock(clock, outlines)


def _addressees(outline: ChecklistOutline, country: CountryFiles) -> Iterator[FoundProblem]:
    known = [body.value for body in outline.bodies]
    pack = country.pack.block if country.pack else None
    for duty in outline.duties:
        own = _ids(pack, "bodies") if pack and duty not in outline.regional.blocks("duties") else []
        if (body := duty.text("to")) and body not in (*known, *own):
            yield Problem.C29.at(duty.place_of("to"), near=known, missed=body, body=body)


def _roles(pack: Block, outlines: Sequence[ChecklistOutline]) -> Iterator[FoundProblem]:
    roles = {body.value for outline in outlines for body in outline.bodies}
    filled = _ids(pack, "bodies")
    for role in sorted(roles - set(filled)):
        yield Problem.P01.at(pack.place_of("bodies"), body=role)
    addressed = {duty.text("to") for outline in outlines for duty in outline.duties}
    for body in pack.blocks("bodies"):
        if outlines and body.text("id") not in roles | addressed:
            name = body.text("id")
            yield Problem.P02.at(body.place, near=roles, missed=name, body=name)


def _names(pack: Block, named: Iterable[Block]) -> Iterator[FoundProblem]:
    wanted = {"en", *(language.value for language in pack.texts("languages"))}
    for block in named:
        name = block.entries.get("name")
        if isinstance(name, Block) and (lacking := sorted(wanted - name.entries.keys())):
            yield Problem.P05.at(name.place, languages=", ".join(lacking))


def _confidence(pack: Block) -> Iterator[FoundProblem]:
    for block in blocks_in(pack):
        verified = block.text("confidence") == Confidence.VERIFIED
        if block.says("print") and not verified:
            yield Problem.P04.at(block.place_of("print"))
        if verified and not block.entries.keys() & {"source", "work"}:
            yield Problem.P06.at(block.place_of("confidence"))


def _receivers(pack: Block) -> Iterator[FoundProblem]:
    known = _ids(pack, "bodies")
    for provision in pack.blocks("provisions"):
        if (body := provision.text("to")) and body not in known:
            yield Problem.P08.at(provision.place_of("to"), near=known, missed=body, body=body)


def _clock(clock: Block, outlines: Sequence[ChecklistOutline]) -> Iterator[FoundProblem]:
    limited = clock.text("limits")
    holders = [outline for outline in outlines if limited in ("", *_duties(outline))]
    if limited and outlines and not holders:
        known = [duty for outline in outlines for duty in _duties(outline)]
        yield Problem.P03.at(clock.place_of("limits"), near=known, missed=limited, duty=limited)
    for outline in holders:
        yield from check_condition(clock.entries.get("when"), outline)


def _duties(outline: ChecklistOutline) -> list[str]:
    return [duty.text("id") for duty in outline.duties]


def _ids(pack: Block, key: str) -> list[str]:
    return [block.text("id") for block in pack.blocks(key)]
