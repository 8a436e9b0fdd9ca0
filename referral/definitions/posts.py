"""Crossing points as public sources name them, for whoever sets up a deployment.

The posts where officers work and cases are opened are in the store; nothing here refers to them.
"""

from dataclasses import dataclass

from referral.definitions.nodes import Block
from referral.definitions.source_files import SourceFile
from referral.definitions.values import confidence_of, keyed_texts_of, sources_of
from referral.engine.country import Names
from referral.engine.sources import Confidence, Source


@dataclass(frozen=True, slots=True)
class CrossingPoint:
    """A crossing point: ``border`` is the country beyond it, ``kind`` what crosses ("" unknown)."""

    id: str
    name: Names
    border: str
    kind: str
    sources: tuple[Source, ...]
    confidence: Confidence


def crossing_points_of(file: SourceFile) -> tuple[CrossingPoint, ...]:
    """The crossing points of a sound ``posts.yaml``, in the order written."""
    return tuple(_crossing_point(one) for one in file.block.blocks("posts")) if file.block else ()


def _crossing_point(block: Block) -> CrossingPoint:
    return CrossingPoint(
        id=block.text("id"),
        name=Names(keyed_texts_of(block, "name")),
        border=block.text("border"),
        kind=block.text("kind"),
        sources=sources_of(block),
        confidence=confidence_of(block),
    )
