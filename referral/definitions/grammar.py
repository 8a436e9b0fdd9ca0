"""The written form of checklists and overlays, as tables; that of countries is in ``pack_grammar``.

Whoever adds a key to the format adds it here, in ``builder`` and in docs/checklist-format.md.
"""

from collections.abc import Iterator

from referral.definitions.nodes import Block, Items, Node, Text
from referral.definitions.problems import Found, Problem
from referral.definitions.scalars import (
    LARGEST,
    flag,
    identifier,
    locale,
    sentence,
    text,
    whole,
    word,
)
from referral.definitions.shapes import Form, any_number_of, keyed, listing, text_or_list
from referral.engine.conditions import Operator
from referral.engine.model import Aim, FormPart
from referral.engine.sources import Confidence

QUESTION_WORDS = 25
HINT_WORDS = 60


def condition(node: Node) -> Iterator[Found]:
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
        case Text() | Items():
            yield Problem.C10.at(node.place, found="keys are expected")


def _is_test(keys: object) -> bool:
    return any(keys == {"answer", operator} for operator in Operator)


_WORDS = ("answer", "all", "any", "fact", *Operator)

CONFIDENCE = word(*Confidence)
NAMES = keyed(locale, text)
_source = Form("A source", {"work": identifier}, {"at": text})
SOURCES = listing(_source)

_option = Form(
    "An option", {"id": identifier, "label": text}, {"hint": sentence(HINT_WORDS), "alone": flag}
)
_number = Form("A number", {"from": whole(-LARGEST, LARGEST), "to": whole(-LARGEST, LARGEST)})

_reading = {
    "ask": sentence(QUESTION_WORDS),
    "do": sentence(QUESTION_WORDS),
    "hint": sentence(HINT_WORDS),
    "why": text,
    "never": any_number_of(text),
    "examples": any_number_of(text),
}

_step = Form(
    "A step",
    {"id": identifier, "source": SOURCES},
    {
        **_reading,
        "when": condition,
        "many": flag,
        "options": text_or_list(identifier, listing(_option)),
        "number": _number,
        "certain": flag,
        "form": word(*FormPart),
        "label": text,
        "critical": flag,
        "core": flag,
        "confidence": CONFIDENCE,
    },
)

_section = Form(
    "A section",
    {"id": identifier, "title": text, "steps": listing(_step)},
    {"intro": text, "decides": text, "quick": flag},
)

_fact = Form("A fact", {"id": identifier, "when": condition}, {"flag": text})

_duty = Form(
    "A duty",
    {
        "id": identifier,
        "do": text,
        "to": identifier,
        "within": word(*Aim),
        "when": condition,
        "source": SOURCES,
    },
    {
        "why": text,
        "urgent": flag,
        "stop_rule": flag,
        "done_when": condition,
        "core": flag,
        "confidence": CONFIDENCE,
    },
)

CHECKLIST = Form(
    "A checklist",
    {
        "checklist": identifier,
        "title": text,
        "summary": text,
        "bodies": listing(identifier),
        "sections": listing(_section),
    },
    {
        "answer_sets": keyed(identifier, listing(_option)),
        "facts": any_number_of(_fact),
        "duties": any_number_of(_duty),
    },
)

OVERLAY = Form(
    "An overlay",
    {"overlay": identifier, "country": identifier},
    {
        "add_steps": any_number_of(
            Form("An addition", {"after": identifier, "steps": listing(_step)})
        ),
        "reword": any_number_of(Form("A rewording", {"step": identifier}, _reading)),
        "add_facts": any_number_of(_fact),
        "add_duties": any_number_of(_duty),
    },
)
