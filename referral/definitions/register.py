"""The register of works: every work of works.yaml, cited or not, and the principles it is known for.

A principle is the authors' own account of what a work asks for at some place. It serves whoever
asks what is covered and is no part of any document, so that it may grow without a new version.
"""

from dataclasses import dataclass

from referral.definitions.nodes import Block, Items
from referral.definitions.packs import work_of
from referral.definitions.source_files import SourceFile
from referral.definitions.values import texts_of
from referral.engine.sources import Confidence, Work


@dataclass(frozen=True, slots=True)
class Principle:
    """What a work asks for at a place.

    ``by`` are steps and duties that implement it although they cite the work less exactly;
    ``outside`` says why no step can, "" where one should.
    """

    at: str
    says: str
    by: tuple[str, ...] = ()
    outside: str = ""
    confidence: Confidence = Confidence.UNVERIFIED


@dataclass(frozen=True, slots=True)
class RegisteredWork:
    """A work with its principles, in the order written."""

    work: Work
    principles: tuple[Principle, ...] = ()


def register_of(works: SourceFile) -> tuple[RegisteredWork, ...]:
    """Every work of a sound works.yaml."""
    nodes = works.root.nodes if isinstance(works.root, Items) else ()
    return tuple(_registered(node) for node in nodes if isinstance(node, Block))


def _registered(block: Block) -> RegisteredWork:
    work = work_of(block)
    return RegisteredWork(work, tuple(_principle(one, work) for one in block.blocks("principles")))


def _principle(block: Block, work: Work) -> Principle:
    said = block.text("confidence")
    return Principle(
        at=block.text("at"),
        says=block.text("says"),
        by=texts_of(block, "by"),
        outside=block.text("outside"),
        confidence=Confidence(said) if said else work.confidence,
    )
