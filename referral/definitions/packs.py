"""Nodes become the engine's model: country packs and the works that are cited."""

from collections.abc import Collection, Iterable, Mapping

from referral.definitions.nodes import Block, Items, blocks_in
from referral.definitions.source_files import SourceFile
from referral.definitions.values import (
    confidence_of,
    find_condition,
    keyed_texts_of,
    sources_of,
    texts_of,
)
from referral.engine.country import (
    Body,
    Contact,
    CountryPack,
    CountryRule,
    Deadline,
    LegalBasis,
    Names,
    Topic,
)
from referral.engine.roles import BodyRole
from referral.engine.sources import Work


def pack_of(block: Block, duties: Collection[str], roles: Mapping[str, BodyRole]) -> CountryPack:
    """A country's pack; of its clocks those that limit one of the duties, or only inform.

    ``roles`` of bodies are those that the regional list gives.
    """
    clocks = tuple(_clock(one) for one in block.blocks("clocks"))
    return CountryPack(
        code=block.text("country"),
        name=Names(keyed_texts_of(block, "name")),
        languages=texts_of(block, "languages"),
        checked=block.text("checked"),
        bodies=tuple(_body(one, roles.get(one.text("id"))) for one in block.blocks("bodies")),
        clocks=tuple(clock for clock in clocks if clock.limits in ("", *duties)),
        legal_basis=tuple(_basis(one) for one in block.blocks("legal_basis")),
        sentences=keyed_texts_of(block, "sentences"),
        utc_offset=block.text("utc_offset"),
        provisions=tuple(_provision(one) for one in block.blocks("provisions")),
    )


def cited_works(works: SourceFile, citing: Iterable[Block | None]) -> tuple[Work, ...]:
    """The works that those blocks cite, in the order of works.yaml."""
    cited = {block.text("work") for root in citing for block in blocks_in(root)}
    nodes = works.root.nodes if isinstance(works.root, Items) else ()
    blocks = (node for node in nodes if isinstance(node, Block))
    return tuple(work_of(block) for block in blocks if block.text("id") in cited)


def _body(block: Block, role: BodyRole | None) -> Body:
    return Body(
        id=block.text("id"),
        name=Names(keyed_texts_of(block, "name")),
        decides=block.text("decides"),
        contacts=tuple(_contact(one) for one in block.blocks("contacts")),
        sources=sources_of(block),
        confidence=confidence_of(block),
        checked=block.text("checked"),
        role=role,
    )


def _contact(block: Block) -> Contact:
    return Contact(
        kind=block.text("kind"),
        value=block.text("value"),
        label=block.text("label"),
        print=block.says("print"),
        sources=sources_of(block),
        confidence=confidence_of(block),
    )


def _clock(block: Block) -> Deadline:
    hours = block.text("hours")
    return Deadline(
        id=block.text("id"),
        starts=block.text("starts"),
        says=block.text("says"),
        limits=block.text("limits"),
        when=find_condition(block, "when"),
        hours=int(hours) if hours else None,
        passes=block.text("passes"),
        sources=sources_of(block),
        confidence=confidence_of(block),
        checked=block.text("checked"),
    )


def _basis(block: Block) -> LegalBasis:
    return LegalBasis(
        work=block.text("work"),
        at=block.text("at"),
        says=block.text("says"),
        confidence=confidence_of(block),
    )


def _provision(block: Block) -> CountryRule:
    return CountryRule(
        id=Topic(block.text("id")),
        says=block.text("says"),
        to=block.text("to"),
        sources=sources_of(block),
        confidence=confidence_of(block),
        checked=block.text("checked"),
    )


def work_of(block: Block) -> Work:
    """A work of the register."""
    year = block.text("year")
    return Work(
        id=block.text("id"),
        kind=block.text("kind"),
        title=keyed_texts_of(block, "title"),
        author=block.text("author"),
        year=int(year) if year else None,
        place=block.text("place"),
        languages=texts_of(block, "languages"),
        address=block.text("address"),
        note=block.text("note"),
        confidence=confidence_of(block),
    )
