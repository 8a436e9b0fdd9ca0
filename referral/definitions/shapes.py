"""How a piece of YAML may be written: small checkers, put together as tables in ``grammar``.

A shape takes a node and yields what is wrong with its form. It knows keys, kinds and words, but
nothing of other places of the checklist; that is for ``checks``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from referral.definitions.nodes import Block, Items, Node, Text
from referral.definitions.problems import Found, Problem

Shape: TypeAlias = Callable[[Node], Iterator[Found]]

LARGEST = 1_000_000
"""No number in a checklist or an answer is further from zero: every language holds it exactly."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,9}")
_OFFSET = re.compile(r"[+-](0[0-9]|1[0-4]):(00|15|30|45)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS = {Text: "a text", Items: "a list", Block: "a block of keys"}


@dataclass(frozen=True, slots=True)
class Form:
    """The shape of a block: which keys it must have, which it may have, and their shapes."""

    what: str
    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def __call__(self, node: Node) -> Iterator[Found]:
        """What is wrong with a block."""
        if not isinstance(node, Block):
            yield _unexpected(node, _KINDS[Block])
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

    def _unknown(self, node: Block, key: str, known: str) -> Found:
        near = (*self.required, *self.optional)
        return Problem.C01.at(
            node.place_of(key), near=near, missed=key, what=self.what, key=key, known=known
        )


def text(node: Node) -> Iterator[Found]:
    """Any text but an empty one."""
    if not isinstance(node, Text):
        yield _unexpected(node, _KINDS[Text])
    elif not node.value:
        yield Problem.C04.at(node.place)


def sentence(most: int) -> Shape:
    """A text of so many words at most."""

    def short(node: Node) -> Iterator[Found]:
        yield from text(node)
        if isinstance(node, Text) and (count := len(node.value.split())) > most:
            yield Problem.C22.at(node.place, count=count, most=most)

    return short


def identifier(node: Node) -> Iterator[Found]:
    """An id."""
    yield from _matching(node, _ID, Problem.C05)


def locale(node: Node) -> Iterator[Found]:
    """A language code."""
    yield from _matching(node, _LOCALE, Problem.C31)


def offset(node: Node) -> Iterator[Found]:
    """The difference of local time from UTC."""
    yield from _matching(node, _OFFSET, Problem.C36)


def word(*allowed: str) -> Shape:
    """One of the given words."""

    def known(node: Node) -> Iterator[Found]:
        yield from text(node)
        if isinstance(node, Text) and node.value and node.value not in allowed:
            yield Problem.C25.at(
                node.place,
                near=allowed,
                missed=node.value,
                text=node.value,
                known=", ".join(allowed),
            )

    return known


flag = word("true", "false")


def whole(lowest: int, highest: int) -> Shape:
    """A whole number within bounds."""

    def within(node: Node) -> Iterator[Found]:
        yield from text(node)
        if not isinstance(node, Text) or not node.value:
            return
        number = as_number(node.value)
        if number is None:
            yield Problem.C26.at(node.place, text=node.value, lowest=lowest, highest=highest)
        elif not lowest <= number <= highest:
            yield Problem.C27.at(node.place, number=number, lowest=lowest, highest=highest)

    return within


def as_number(written: str) -> int | None:
    """The whole number a text spells in the only way there is; None for anything else."""
    return int(written) if _WHOLE.fullmatch(written) else None


def day(node: Node) -> Iterator[Found]:
    """A date of the calendar."""
    yield from text(node)
    if isinstance(node, Text) and node.value and not _is_day(node.value):
        yield Problem.C30.at(node.place, text=node.value)


def address(node: Node) -> Iterator[Found]:
    """A web address."""
    yield from text(node)
    if isinstance(node, Text) and node.value and not re.fullmatch(r"https?://\S+", node.value):
        yield Problem.W02.at(node.place, text=node.value)


def listing(shape: Shape) -> Shape:
    """A list of one thing or more."""

    def some(node: Node) -> Iterator[Found]:
        yield from any_number_of(shape)(node)
        if isinstance(node, Items) and not node.nodes:
            yield Problem.C04.at(node.place)

    return some


def any_number_of(shape: Shape) -> Shape:
    """A list, which may be empty."""

    def each(node: Node) -> Iterator[Found]:
        if not isinstance(node, Items):
            yield _unexpected(node, _KINDS[Items])
            return
        for one in node.nodes:
            yield from shape(one)

    return each


def keyed(key_shape: Shape, shape: Shape) -> Shape:
    """A block whose keys the author chooses."""

    def each(node: Node) -> Iterator[Found]:
        if not isinstance(node, Block):
            yield _unexpected(node, _KINDS[Block])
            return
        for key, entry in node.entries.items():
            yield from key_shape(Text(key, node.keys[key]))
            yield from shape(entry)

    return each


def text_or_list(text_shape: Shape, list_shape: Shape) -> Shape:
    """A name that stands for a list, or the list itself."""

    def either(node: Node) -> Iterator[Found]:
        yield from (text_shape if isinstance(node, Text) else list_shape)(node)

    return either


def _matching(node: Node, pattern: re.Pattern[str], problem: Problem) -> Iterator[Found]:
    yield from text(node)
    if isinstance(node, Text) and node.value and not pattern.fullmatch(node.value):
        yield problem.at(node.place, text=node.value)


def _unexpected(node: Node, expected: str) -> Found:
    return Problem.C03.at(node.place, found=_KINDS[type(node)], expected=expected)


def _is_day(written: str) -> bool:
    try:
        return bool(_DAY.fullmatch(written) and date.fromisoformat(written))
    except ValueError:
        return False
