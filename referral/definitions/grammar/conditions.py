"""The written form of a condition, as a shape."""

from collections.abc import Iterator

from referral.definitions.grammar.scalars import identifier, text
from referral.definitions.grammar.shapes import listing
from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.definitions.problems import FoundProblem, Problem
from referral.engine.conditions import Operator

_WORDS = ("answer", "all", "any", "fact", *Operator)


def condition(node: Node) -> Iterator[FoundProblem]:
    """A condition: a test, ``all``, ``any`` or ``fact``; nothing else may stand beside it."""
    match node:
        case Block(entries) if entries.keys() == {"fact"}:
            yield from identifier(entries["fact"])
        case Block(entries) if entries.keys() == {"all"} or entries.keys() == {"any"}:
            yield from listing(condition)(next(iter(entries.values())))
        case Block(entries) if _is_test(entries.keys()):
            yield from identifier(entries["answer"])
            operator = next(key for key in entries if key != "answer")
            yield from (listing(text) if operator == Operator.ONE_OF else text)(entries[operator])
        case Block(entries):
            unknown = next((key for key in entries if key not in _WORDS), "")
            found = f"it says {', '.join(entries)}" if entries else "it is empty"
            yield Problem.C10.at(node.place, near=_WORDS, missed=unknown, found=found)
        case TextNode() | Items():
            yield Problem.C10.at(node.place, found="keys are expected")


def _is_test(keys: object) -> bool:
    return any(keys == {"answer", operator} for operator in Operator)
