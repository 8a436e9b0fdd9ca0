"""The written form of the archive's files, as tables. Whoever adds a key adds it in ``builder`` too."""

import re
from collections.abc import Iterator

from referral.archive.definitions.problems import EventProblem
from referral.archive.model.events import (
    DocumentKind,
    EventAct,
    EventKind,
    Mode,
    ProcessStanding,
    Relevance,
)
from referral.archive.model.partial import partial_date
from referral.definitions.grammar.checklists import CONFIDENCE, NAMES
from referral.definitions.grammar.scalars import (
    address,
    day,
    flag,
    locale,
    sentence,
    text,
    whole,
    word,
)
from referral.definitions.grammar.shapes import BlockShape, Shape, any_number_of, keyed, listing
from referral.definitions.nodes import Node, TextNode
from referral.definitions.problems import FoundProblem

SUMMARY_WORDS = 80
LARGEST_FILE = 1_000_000


def _matching(pattern: str, problem: EventProblem) -> Shape:
    compiled = re.compile(pattern)

    def matching(node: Node) -> Iterator[FoundProblem]:
        yield from text(node)
        if isinstance(node, TextNode) and node.value and not compiled.fullmatch(node.value):
            yield problem.at(node.place, text=node.value)

    return matching


slug = _matching(r"[a-z0-9]+(-[a-z0-9]+)*", EventProblem.E01)
state = _matching(r"[a-z]{2}", EventProblem.E08)
checksum = _matching(r"[0-9a-f]{64}", EventProblem.E10)
degrees = _matching(r"-?[0-9]{1,3}\.[0-9]{1,6}", EventProblem.E11)


def when(node: Node) -> Iterator[FoundProblem]:
    """A date, as exact as it is known."""
    yield from text(node)
    if isinstance(node, TextNode) and node.value:
        try:
            partial_date(node.value)
        except ValueError:
            yield EventProblem.E02.at(node.place, text=node.value)


_claim = BlockShape("A claim", {"says": text}, {"source": slug})
_conflict = BlockShape(
    "A conflict", {"about": text, "says": text}, {"claims": any_number_of(_claim), "kept": text}
)
_person = BlockShape("A person", {"name": text, "role": text})
_outcome = BlockShape("An outcome", {"says": text}, {"document": slug})

EVENT = BlockShape(
    "An event",
    {
        "id": slug,
        "kind": word(*EventKind),
        "date": when,
        "title": NAMES,
        "summary": sentence(SUMMARY_WORDS),
        "confidence": CONFIDENCE,
        "sources": listing(slug),
    },
    {
        "mode": word(*Mode),
        "city": slug,
        "country": state,
        "relevance": word(*Relevance),
        "series": slug,
        "part_of": slug,
        "is_series": flag,
        "theme": text,
        "states": any_number_of(state),
        "organisations": any_number_of(slug),
        "organisers": any_number_of(slug),
        "funders": any_number_of(slug),
        "chair": state,
        "participants": text,
        "people": any_number_of(_person),
        "outcomes": any_number_of(_outcome),
        "documents": any_number_of(slug),
        "conflicts": any_number_of(_conflict),
    },
)

_copy = BlockShape(
    "A copy",
    {"language": locale, "url": address},
    {"captured": day, "checksum": checksum, "size": whole(1, LARGEST_FILE), "format": text},
)
_document = BlockShape(
    "A document",
    {"id": slug, "title": NAMES, "kind": word(*DocumentKind)},
    {"languages": any_number_of(locale), "copies": any_number_of(_copy), "part_of": slug},
)
DOCUMENTS = listing(_document)

_source = BlockShape(
    "A source",
    {"id": slug, "url": address, "publisher": text, "title": text, "confidence": CONFIDENCE},
    {"seen": day},
)
SOURCES = listing(_source)

_city = BlockShape(
    "A city",
    {"id": slug, "country": state, "name": NAMES, "at": listing(degrees)},
    {"also": any_number_of(text)},
)
_organisation = BlockShape("An organisation", {"id": slug, "name": NAMES})
_series = BlockShape("A series", {"id": slug, "title": text})
_chair = BlockShape(
    "A chair",
    {"state": state, "since": when, "taken_at": slug},
    {"until": when, "person": text, "conflicts": any_number_of(_conflict)},
)
_membership = BlockShape(
    "A list of members",
    {"date": when, "says": text, "source": slug, "standings": keyed(slug, word(*ProcessStanding))},
)
PROCESS = BlockShape(
    "The process",
    {
        "cities": listing(_city),
        "organisations": listing(_organisation),
        "series": listing(_series),
        "chairs": listing(_chair),
        "memberships": listing(_membership),
    },
)

_link = BlockShape(
    "A link",
    {"event": slug, "act": word(*EventAct), "says": text},
    {
        "leads_to": any_number_of(slug),
        "works": any_number_of(text),
        "steps": any_number_of(text),
    },
)
LINEAGE = listing(_link)
