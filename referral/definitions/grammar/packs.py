"""The written form of country packs and works, as tables."""

from referral.definitions.grammar.checklists import CONFIDENCE, NAMES, SOURCES
from referral.definitions.grammar.conditions import condition
from referral.definitions.grammar.scalars import (
    address,
    day,
    flag,
    identifier,
    locale,
    offset,
    text,
    whole,
    word,
)
from referral.definitions.grammar.shapes import BlockShape, any_number_of, keyed, listing
from referral.engine.country import Topic

BORDERS = ("af", "cn", "ir", "kg", "kz", "ru", "tj", "tm", "uz", "sea", "air")
"""What lies beyond a post: a neighbouring country by its code, the sea, or any place by air."""

CONTACTS = ("address", "email", "phone", "web")
"""What a contact is; a screen can call a phone."""

_contact = BlockShape(
    "A contact",
    {"kind": word(*CONTACTS), "value": text},
    {"label": text, "print": flag, "confidence": CONFIDENCE, "source": SOURCES},
)

_body = BlockShape(
    "A body",
    {"id": identifier, "name": NAMES},
    {
        "decides": text,
        "contacts": any_number_of(_contact),
        "source": SOURCES,
        "confidence": CONFIDENCE,
        "checked": day,
    },
)

_clock = BlockShape(
    "A clock",
    {"id": identifier, "starts": text, "says": text, "source": SOURCES},
    {
        "limits": identifier,
        "when": condition,
        "hours": whole(0, 24 * 366),
        "passes": text,
        "confidence": CONFIDENCE,
        "checked": day,
    },
)

_basis = BlockShape(
    "A legal basis", {"work": identifier, "says": text}, {"at": text, "confidence": CONFIDENCE}
)

_provision = BlockShape(
    "A provision",
    {"id": word(*Topic), "says": text, "source": SOURCES},
    {"to": identifier, "confidence": CONFIDENCE, "checked": day},
)

COUNTRY = BlockShape(
    "A country pack",
    {
        "country": identifier,
        "name": NAMES,
        "languages": listing(locale),
        "utc_offset": offset,
        "checked": day,
        "bodies": listing(_body),
    },
    {
        "clocks": any_number_of(_clock),
        "provisions": any_number_of(_provision),
        "legal_basis": any_number_of(_basis),
        "sentences": keyed(word("not_assessed", "no_return", "secrecy"), text),
    },
)

POSTS = BlockShape(
    "A list of posts",
    {
        "country": identifier,
        "checked": day,
        "posts": listing(
            BlockShape(
                "A post",
                {
                    "id": identifier,
                    "name": NAMES,
                    "border": word(*BORDERS),
                    "confidence": CONFIDENCE,
                },
                {"kind": word("road", "rail", "airport", "port"), "source": SOURCES},
            )
        ),
    },
)

_principle = BlockShape(
    "A principle",
    {"at": text, "says": text},
    {"by": listing(identifier), "outside": text, "confidence": CONFIDENCE},
)

WORKS = listing(
    BlockShape(
        "A work",
        {
            "id": identifier,
            "kind": word("treaty", "law", "bylaw", "guideline", "handbook", "data"),
            "title": NAMES,
        },
        {
            "author": text,
            "year": whole(1800, 2200),
            "place": text,
            "languages": any_number_of(locale),
            "address": address,
            "note": text,
            "confidence": CONFIDENCE,
            "principles": any_number_of(_principle),
        },
    )
)
