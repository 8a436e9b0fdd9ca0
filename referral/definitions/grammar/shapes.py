"""How blocks and lists may be written: small checkers, put together as tables in ``grammar``.

A shape takes a node and yields what is wrong with its form. It knows nothing of other places of the
checklist; that is for ``checks``. Shapes of single texts are in ``scalars``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.definitions.problems import FoundProblem, Problem

Shape: TypeAlias = Callable[[Node], Iterator[FoundProblem]]

KINDS = {TextNode: "a text", Items: "a list", Block: "a block of keys"}


@dataclass(frozen=True, slots=True)
class BlockShape:
    """The shape of a block: which keys it must have, which it may have, and their shapes."""

    what: str
    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def __call__(self, node: Node) -> Iterator[FoundProblem]:
        """What is wrong with a block."""
        if not isinstance(node, Block):
            yield unexpected(node, KINDS[Block])
            return
        known = {**self.required, **self.optional}
        for key, entry in node.entries.items():
            if key in known:
                yield from known[key](entry)
            else:
                yield self._unknown(node, key, ", ".join(known))
        for key in self.required:
            if key not in node.entries:
                yield Problem.C02.at(node.place, what=self.what, key=key)

    def _unknown(self, node: Block, key: str, known: str) -> FoundProblem:
        near = (*self.required, *self.optional)
        return Problem.C01.at(
            node.place_of(key), near=near, missed=key, what=self.what, key=key, known=known
        )


def listing(shape: Shape) -> Shape:
    """A list of one thing or more."""

    def some(node: Node) -> Iterator[FoundProblem]:
        yield from any_number_of(shape)(node)
        if isinstance(node, Items) and not node.nodes:
            yield Problem.C04.at(node.place)

    return some


def any_number_of(shape: Shape) -> Shape:
    """A list, which may be empty."""

    def each(node: Node) -> Iterator[FoundProblem]:
        if not isinstance(node, Items):
            yield unexpected(node, KINDS[Items])
            return
        for one in node.nodes:
            yield from shape(one)

    return each


def keyed(key_shape: Shape, shape: Shape) -> Shape:
    """A block whose keys the author chooses."""

    def each(node: Node) -> Iterator[FoundProblem]:
        if not isinstance(node, Block):
            yield unexpected(node, KINDS[Block])
            return
        for key, entry in node.entries.items():
            yield from key_shape(TextNode(key, node.keys[key]))
            yield from shape(entry)

    return each


def text_or(text_shape: Shape, shape: Shape) -> Shape:
    """A name, or what it stands for written out."""

    def either(node: Node) -> Iterator[FoundProblem]:
        yield from (text_shape if isinstance(node, TextNode) else shape)(node)

    return either


def unexpected(node: Node, expected: str) -> FoundProblem:
    """The problem that something of another kind stands here."""
    return Problem.C03.at(node.place, found=KINDS[type(node)], expected=expected)
