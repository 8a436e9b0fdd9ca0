"""What a YAML file names, whatever its form: for finding the scenarios that a change touches."""

from collections.abc import Iterator
from pathlib import Path

from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.definitions.reader import read


def mentions(path: Path) -> frozenset[str]:
    """Every key and every text of a file; nothing of one that cannot be read."""
    return frozenset(_named(read(path, path.name).root))


def _named(node: Node | None) -> Iterator[str]:
    match node:
        case TextNode(value):
            yield value
        case Items(nodes):
            for one in nodes:
                yield from _named(one)
        case Block(entries):
            for key, entry in entries.items():
                yield key
                yield from _named(entry)
