"""What the reader hands on: texts, lists and blocks, each of which knows its file and line.

Every text is as the author typed it. Asking a block for what is missing, or is something else than
expected, gives nothing: the shapes report that, and the other checks need not stumble over it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """Where something is written; ``file`` as authors name it, ``line`` from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar, always text."""

    value: str
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple["Node", ...]
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class Block:
    """Keys with what stands under them, in the order written; ``keys`` tells where each key is."""

    entries: Mapping[str, "Node"]
    keys: Mapping[str, SourceLocation]
    place: SourceLocation

    def text(self, key: str) -> str:
        """The text under a key, "" when there is none."""
        node = self.entries.get(key)
        return node.value if isinstance(node, TextNode) else ""

    def texts(self, key: str) -> tuple[TextNode, ...]:
        """The texts of the list under a key."""
        return tuple(node for node in self._items(key) if isinstance(node, TextNode))

    def blocks(self, key: str) -> tuple["Block", ...]:
        """The blocks of the list under a key."""
        return tuple(node for node in self._items(key) if isinstance(node, Block))

    def says(self, key: str) -> bool:
        """Whether ``key: true`` is written."""
        return self.text(key) == "true"

    def place_of(self, key: str) -> SourceLocation:
        """Where a key is written; where the block begins when it is not."""
        return self.keys.get(key, self.place)

    def _items(self, key: str) -> tuple["Node", ...]:
        node = self.entries.get(key)
        return node.nodes if isinstance(node, Items) else ()


Node: TypeAlias = TextNode | Items | Block


def blocks_in(node: Node | None) -> Iterator[Block]:
    """Every block of a node: itself, and those within, in the order written."""
    match node:
        case Block(entries):
            yield node
            for entry in entries.values():
                yield from blocks_in(entry)
        case Items(nodes):
            for one in nodes:
                yield from blocks_in(one)
