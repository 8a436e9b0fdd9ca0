"""The written form of scenarios and of the usual answers, as tables; docs/scenario-format.md explains it."""

from referral.definitions.grammar.checklists import SOURCES
from referral.definitions.grammar.scalars import flag, identifier, locale, text, whole, word
from referral.definitions.grammar.shapes import BlockShape, any_number_of, keyed, listing, text_or
from referral.practice.scenarios.model import Difficulty

LONGEST_MINUTES = 120

_answer = text_or(text, listing(identifier))
_ANSWERS = keyed(identifier, _answer)

_reply = BlockShape("A reply", {"step": identifier}, {"says": text, "shows": text})
_picture = BlockShape("A picture", {"file": text, "alt": text}, {"step": identifier})
_forbidden = BlockShape(
    "A forbidden question", {"id": identifier, "asks": text, "because": text, "source": SOURCES}
)
_interruption = BlockShape(
    "An interruption",
    {
        "id": identifier,
        "after": identifier,
        "says": text,
        "choices": listing(BlockShape("A choice", {"id": identifier, "says": text})),
        "right": identifier,
        "because": text,
        "source": SOURCES,
    },
    {"critical": flag},
)

SCENARIO = BlockShape(
    "A scenario",
    {
        "scenario": identifier,
        "checklist": identifier,
        "title": text,
        "countries": listing(locale),
        "difficulty": word(*Difficulty),
        "minutes": whole(1, LONGEST_MINUTES),
        "setting": text,
        "story": text,
        "replies": listing(_reply),
        "expected": _ANSWERS,
        "teaching": listing(BlockShape("A teaching point", {"says": text, "source": SOURCES})),
    },
    {
        "acceptable": keyed(identifier, listing(_answer)),
        "must": any_number_of(identifier),
        "duties": any_number_of(identifier),
        "must_not": any_number_of(identifier),
        "no_duties": any_number_of(identifier),
        "forbidden": any_number_of(_forbidden),
        "interruptions": any_number_of(_interruption),
        "pictures": any_number_of(_picture),
        "language": locale,
        "translations": keyed(locale, keyed(text, text)),
    },
)

USUAL = BlockShape(
    "The usual answers",
    {"checklist": identifier, "answers": _ANSWERS},
    {"open": any_number_of(identifier)},
)
