"""Nodes become scenarios; only for files whose form is sound."""

from collections.abc import Iterator
from dataclasses import dataclass

from referral.definitions.grammar.scalars import as_number
from referral.definitions.nodes import Block, Items, Node, TextNode
from referral.definitions.values import sources_of, texts_of
from referral.engine.conditions import Value
from referral.practice.scenarios.model import (
    Difficulty,
    Forbidden,
    Interruption,
    InterruptionChoice,
    Picture,
    Reply,
    Scenario,
    Teaching,
    Texts,
)

SOURCE = "en"
"""What a scenario is written in that does not say so."""

Answers = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class UsualAnswers:
    """What is right where a scenario says nothing, and the steps at which every answer is."""

    answers: Answers = ()
    open: tuple[str, ...] = ()


NOTHING_USUAL = UsualAnswers()


def scenario_of(block: Block, usual: UsualAnswers = NOTHING_USUAL) -> Scenario:
    """The scenario that a block spells, with the usual answers of its checklist."""
    return Scenario(
        id=block.text("scenario"),
        checklist=block.text("checklist"),
        title=block.text("title"),
        countries=texts_of(block, "countries"),
        difficulty=Difficulty(block.text("difficulty")),
        minutes=int(block.text("minutes")),
        setting=block.text("setting"),
        story=block.text("story"),
        replies=tuple(_reply(one) for one in block.blocks("replies")),
        expected=answers_of(block, "expected"),
        acceptable=tuple(_acceptable(block)),
        must=texts_of(block, "must"),
        must_not=texts_of(block, "must_not"),
        duties=texts_of(block, "duties"),
        no_duties=texts_of(block, "no_duties"),
        forbidden=tuple(_forbidden(one) for one in block.blocks("forbidden")),
        interruptions=tuple(_interruption(one) for one in block.blocks("interruptions")),
        teaching=tuple(
            Teaching(one.text("says"), sources_of(one)) for one in block.blocks("teaching")
        ),
        pictures=tuple(_picture(one) for one in block.blocks("pictures")),
        language=block.text("language") or SOURCE,
        translations=tuple(_translations(block)),
        usual=usual.answers,
        open=usual.open,
    )


def usual_of(block: Block) -> UsualAnswers:
    """The usual answers that a block spells."""
    return UsualAnswers(answers_of(block, "answers"), texts_of(block, "open"))


def answers_of(block: Block, key: str) -> Answers:
    """The answers by step under a key."""
    return tuple((step, value_of(node)) for step, node in _entries(block, key))


def value_of(node: Node) -> Value:
    """An answer as the engine holds it."""
    if isinstance(node, Items):
        return tuple(one.value for one in node.nodes if isinstance(one, TextNode))
    written = node.value if isinstance(node, TextNode) else ""
    number = as_number(written)
    return written if number is None else number


def _entries(block: Block, key: str) -> Iterator[tuple[str, Node]]:
    node = block.entries.get(key)
    if isinstance(node, Block):
        yield from node.entries.items()


def _acceptable(block: Block) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for step, node in _entries(block, "acceptable"):
        if isinstance(node, Items):
            yield step, tuple(value_of(one) for one in node.nodes)


def _translations(block: Block) -> Iterator[tuple[str, Texts]]:
    for language, node in _entries(block, "translations"):
        if isinstance(node, Block):
            yield language, tuple((place, node.text(place)) for place in node.entries)


def _reply(block: Block) -> Reply:
    return Reply(block.text("step"), block.text("says"), block.text("shows"))


def _picture(block: Block) -> Picture:
    return Picture(block.text("file"), block.text("alt"), block.text("step"))


def _forbidden(block: Block) -> Forbidden:
    return Forbidden(block.text("id"), block.text("asks"), block.text("because"), sources_of(block))


def _interruption(block: Block) -> Interruption:
    return Interruption(
        id=block.text("id"),
        after=block.text("after"),
        says=block.text("says"),
        choices=tuple(
            InterruptionChoice(one.text("id"), one.text("says")) for one in block.blocks("choices")
        ),
        right=block.text("right"),
        because=block.text("because"),
        critical=block.says("critical"),
        sources=sources_of(block),
    )
