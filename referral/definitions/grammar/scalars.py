"""Shapes of single texts: ids, words, numbers, dates, addresses."""

import re
from collections.abc import Iterator
from datetime import date

from referral.definitions.grammar.shapes import KINDS, Shape, unexpected
from referral.definitions.nodes import Node, TextNode
from referral.definitions.problems import FoundProblem, Problem

LARGEST = 1_000_000
"""No number in a checklist or an answer is further from zero: every language holds it exactly."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,9}")
_OFFSET = re.compile(r"[+-](0[0-9]|1[0-4]):(00|15|30|45)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text(node: Node) -> Iterator[FoundProblem]:
    """Any text but an empty one."""
    if not isinstance(node, TextNode):
        yield unexpected(node, KINDS[TextNode])
    elif not node.value:
        yield Problem.C04.at(node.place)


def sentence(most: int) -> Shape:
    """A text of so many words at most."""

    def short(node: Node) -> Iterator[FoundProblem]:
        yield from text(node)
        if isinstance(node, TextNode) and (count := len(node.value.split())) > most:
            yield Problem.C22.at(node.place, count=count, most=most)

    return short


def identifier(node: Node) -> Iterator[FoundProblem]:
    """An id."""
    yield from _matching(node, _ID, Problem.C05)


def locale(node: Node) -> Iterator[FoundProblem]:
    """A language code."""
    yield from _matching(node, _LOCALE, Problem.C31)


def offset(node: Node) -> Iterator[FoundProblem]:
    """The difference of local time from UTC."""
    yield from _matching(node, _OFFSET, Problem.C36)


def word(*allowed: str) -> Shape:
    """One of the given words."""

    def known(node: Node) -> Iterator[FoundProblem]:
        yield from text(node)
        if isinstance(node, TextNode) and node.value and node.value not in allowed:
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

    def within(node: Node) -> Iterator[FoundProblem]:
        yield from text(node)
        if not isinstance(node, TextNode) or not node.value:
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


def day(node: Node) -> Iterator[FoundProblem]:
    """A date of the calendar."""
    yield from text(node)
    if isinstance(node, TextNode) and node.value and not _is_day(node.value):
        yield Problem.C30.at(node.place, text=node.value)


def address(node: Node) -> Iterator[FoundProblem]:
    """A web address."""
    yield from text(node)
    if isinstance(node, TextNode) and node.value and not re.fullmatch(r"https?://\S+", node.value):
        yield Problem.W02.at(node.place, text=node.value)


def _matching(node: Node, pattern: re.Pattern[str], problem: Problem) -> Iterator[FoundProblem]:
    yield from text(node)
    if isinstance(node, TextNode) and node.value and not pattern.fullmatch(node.value):
        yield problem.at(node.place, text=node.value)


def _is_day(written: str) -> bool:
    try:
        return bool(_DAY.fullmatch(written) and date.fromisoformat(written))
    except ValueError:
        return False
