"""Small values of the model from sound nodes: conditions, options, sources, names."""

from enum import StrEnum
from typing import TypeVar

from referral.definitions.grammar.scalars import as_number
from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    Value,
)
from referral.engine.model import Option
from referral.engine.roles import OptionRole
from referral.engine.sources import Confidence, Source

Role = TypeVar("Role", bound=StrEnum)


def condition_of(block: Block) -> Condition:
    """The condition that a block spells."""
    if fact := block.text("fact"):
        return FactHolds(fact)
    if "all" in block.entries:
        return AllOf(tuple(condition_of(part) for part in block.blocks("all")))
    if "any" in block.entries:
        return AnyOf(tuple(condition_of(part) for part in block.blocks("any")))
    operator = next(one for one in Operator if one in block.entries)
    return Test(block.text("answer"), operator, _operand(block.entries[operator]))


def find_condition(block: Block, key: str) -> Condition | None:
    """The condition under a key; None where none is written."""
    node = block.entries.get(key)
    return condition_of(node) if isinstance(node, Block) else None


def _operand(node: Node) -> Value:
    match node:
        case Items(nodes):
            return tuple(one.value for one in nodes if isinstance(one, TextNode))
        case TextNode(value):
            # Ids never look like numbers, so what spells a number is one.
            number = as_number(value)
            return value if number is None else number
    raise TypeError(node)


def option_of(block: Block) -> Option:
    """An option."""
    return Option(
        id=block.text("id"),
        label=block.text("label"),
        hint=block.text("hint"),
        alone=block.says("alone"),
        role=find_role(block, OptionRole),
    )


def find_role(block: Block, roles: type[Role]) -> Role | None:
    """The role that a block says it has."""
    role = block.text("role")
    return roles(role) if role else None


def sources_of(block: Block) -> tuple[Source, ...]:
    """The sources a block cites."""
    return tuple(Source(one.text("work"), one.text("at")) for one in block.blocks("source"))


def confidence_of(block: Block) -> Confidence:
    """How sure a block says it is; unverified where it says nothing."""
    return Confidence(block.text("confidence") or Confidence.UNVERIFIED)


def texts_of(block: Block, key: str) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(text.value for text in block.texts(key))


def keyed_texts_of(block: Block, key: str) -> tuple[tuple[str, str], ...]:
    """The keys and texts of a block of texts, such as a name by locale, in the order written."""
    node = block.entries.get(key)
    return tuple((one, node.text(one)) for one in node.entries) if isinstance(node, Block) else ()
