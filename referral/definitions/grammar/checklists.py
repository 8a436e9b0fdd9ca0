"""The written form of checklists and overlays, as tables; that of countries is in ``pack_grammar``.

Whoever adds a key to the format adds it here, in ``builder`` and in docs/checklist-format.md.
"""

from referral.definitions.grammar.conditions import condition
from referral.definitions.grammar.proofs import PROOFS
from referral.definitions.grammar.scalars import (
    LARGEST,
    flag,
    identifier,
    locale,
    sentence,
    text,
    whole,
    word,
)
from referral.definitions.grammar.shapes import BlockShape, any_number_of, keyed, listing, text_or
from referral.engine.model import Aim, FormPart
from referral.engine.roles import (
    BodyRole,
    ChecklistRole,
    DutyRole,
    FactRole,
    OptionRole,
    StepRole,
)
from referral.engine.sources import Confidence

QUESTION_WORDS = 25
HINT_WORDS = 60


CONFIDENCE = word(*Confidence)
NAMES = keyed(locale, text)
_source = BlockShape("A source", {"work": identifier}, {"at": text})
SOURCES = listing(_source)

_option = BlockShape(
    "An option",
    {"id": identifier, "label": text},
    {"hint": sentence(HINT_WORDS), "alone": flag, "role": word(*OptionRole)},
)
_number = BlockShape("A number", {"from": whole(-LARGEST, LARGEST), "to": whole(-LARGEST, LARGEST)})

_reading = {
    "ask": sentence(QUESTION_WORDS),
    "do": sentence(QUESTION_WORDS),
    "hint": sentence(HINT_WORDS),
    "why": text,
    "never": any_number_of(text),
    "examples": any_number_of(text),
}

_step = BlockShape(
    "A step",
    {"id": identifier, "source": SOURCES},
    {
        **_reading,
        "when": condition,
        "many": flag,
        "options": text_or(identifier, listing(_option)),
        "number": _number,
        "certain": flag,
        "form": word(*FormPart),
        "label": text,
        "critical": flag,
        "core": flag,
        "confidence": CONFIDENCE,
        "role": word(*StepRole),
    },
)

_section = BlockShape(
    "A section",
    {"id": identifier, "title": text, "steps": listing(_step)},
    {"intro": text, "decides": text, "quick": flag},
)

_fact = BlockShape(
    "A fact",
    {"id": identifier, "name": text, "when": condition},
    {"flag": text, "role": word(*FactRole)},
)

_duty = BlockShape(
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
        "role": word(*DutyRole),
    },
)

_body = BlockShape("A body", {"id": identifier, "role": word(*BodyRole)})

CHECKLIST = BlockShape(
    "A checklist",
    {
        "checklist": identifier,
        "title": text,
        "summary": text,
        "bodies": listing(text_or(identifier, _body)),
        "sections": listing(_section),
    },
    {
        "role": word(*ChecklistRole),
        "answer_sets": keyed(identifier, listing(_option)),
        "facts": any_number_of(_fact),
        "duties": any_number_of(_duty),
        "proofs": PROOFS,
    },
)

OVERLAY = BlockShape(
    "An overlay",
    {"overlay": identifier, "country": identifier},
    {
        "add_steps": any_number_of(
            BlockShape("An addition", {"after": identifier, "steps": listing(_step)})
        ),
        "reword": any_number_of(BlockShape("A rewording", {"step": identifier}, _reading)),
        "add_facts": any_number_of(_fact),
        "add_duties": any_number_of(_duty),
        "add_proofs": PROOFS,
    },
)
