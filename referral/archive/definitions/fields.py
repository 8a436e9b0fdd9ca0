"""An event as the fields of a form, each one text, and back to the YAML of its file.

What is a list in the file is lines or words in a field; what is a block is a line with its parts between bars.
``FIELDS`` names every field; whoever adds a key to ``grammar.EVENT`` adds it here too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from referral.definitions.nodes import Block, Items, Node
from referral.definitions.reader import read_text
from referral.definitions.values import keyed_texts_of
from referral.definitions.writing import Writable, written

LOCALES = ("en", "ru", "kk")
TITLES = tuple(f"title_{locale}" for locale in LOCALES)
LINES = ("date", "mode", "city", "country", "relevance", "series", "part_of", "is_series", "theme")
TEXTS = ("chair", "summary", "participants")
WORDS = ("states", "organisations", "organisers", "funders", "documents", "sources")
RECORDS: Mapping[str, tuple[str, ...]] = {
    "people": ("name", "role"),
    "outcomes": ("says", "document"),
}
CONFLICT, CLAIM = ("about", "says", "kept"), ("says", "source")
SOURCE = ("id", "url", "publisher", "title", "confidence", "seen")
DOCUMENT = ("id", "kind", "en", "ru", "kk", "languages")

FIELDS = (
    "id", "kind", *TITLES, *LINES, *TEXTS, *WORDS, *RECORDS, "conflicts", "confidence",
    "new_sources", "new_documents",
)  # fmt: skip

UNSAID: Mapping[str, str] = {"mode": "unknown", "relevance": "core"}
"""What a file means when it does not name the key; a form shows it, a file goes without."""

Form = Mapping[str, str]
_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class EventForm:
    """The YAML of an event's file, and of entries for the registers of sources and documents, "" for none."""

    event: str
    sources: str = ""
    documents: str = ""


def bundle_of(form: Form) -> EventForm:
    """What the fields say, as YAML."""
    return EventForm(
        event=written(_event(form)),
        sources=_register(_records(form.get("new_sources", ""), SOURCE)),
        documents=_register([_document(one) for one in _rows(form.get("new_documents", ""))]),
    )


def normal(text: str) -> str:
    """The text of an event as this program writes it, so that two texts differ only in what they say."""
    return bundle_of(form_of(EventForm(text))).event if text else ""


def form_of(bundle: EventForm) -> dict[str, str]:
    """The fields that say what a bundle says."""
    block = _root(bundle.event)
    if not isinstance(block, Block):
        return dict.fromkeys(FIELDS, "")
    titles = dict(keyed_texts_of(block, "title"))
    form = {name: block.text(name) for name in ("id", "kind", "confidence", *LINES, *TEXTS)}
    form |= {f"title_{locale}": titles.get(locale, "") for locale in LOCALES}
    form |= {name: "\n".join(one.value for one in block.texts(name)) for name in WORDS}
    form |= {name: _told(block.blocks(name), keys) for name, keys in RECORDS.items()}
    form["conflicts"] = "\n".join(_conflict_lines(block))
    form["new_sources"] = _told(_blocks(bundle.sources), SOURCE)
    form["new_documents"] = "\n".join(map(_document_line, _blocks(bundle.documents)))
    return {name: form.get(name) or UNSAID.get(name, "") for name in FIELDS}


def _event(form: Form) -> dict[str, Writable]:
    block: dict[str, Writable] = {name: _text(form, name) for name in ("id", "kind")}
    block["title"] = {one: _text(form, f"title_{one}") for one in LOCALES}
    block |= {name: _text(form, name) for name in (*LINES, *TEXTS)}
    block |= {name: _BETWEEN.split(_text(form, name)) for name in WORDS if _text(form, name)}
    block |= {name: _records(form.get(name, ""), keys) for name, keys in RECORDS.items()}
    block["conflicts"] = _conflicts(form.get("conflicts", ""))
    block["confidence"] = _text(form, "confidence")
    return block


def _text(form: Form, name: str) -> str:
    said = " ".join(form.get(name, "").split())
    return "" if said == UNSAID.get(name) else said


def _rows(text: str) -> Iterator[list[str]]:
    """The lines that are not empty, each in its parts."""
    for line in text.splitlines():
        if line.strip():
            yield [" ".join(part.split()) for part in line.split("|")]


def _records(text: str, keys: Sequence[str]) -> list[dict[str, Writable]]:
    return [dict(zip(keys, row, strict=False)) for row in _rows(text)]


def _conflicts(text: str) -> list[dict[str, Writable]]:
    """A conflict is a line; the claims that belong to it follow, each with a hyphen before it."""
    found: list[dict[str, Writable]] = []
    claims: list[dict[str, Writable]] = []
    for row in _rows(text):
        if row[0].startswith("-") and found:
            row[0] = row[0].removeprefix("-").strip()
            claims.append(dict(zip(CLAIM, row, strict=False)))
        else:
            about, says, kept = (*row, "", "")[:3]
            claims = []
            found.append({"about": about, "says": says, "claims": claims, "kept": kept})
    return found


def _document(row: Sequence[str]) -> dict[str, Writable]:
    one = dict(zip(DOCUMENT, (*row, *[""] * len(DOCUMENT)), strict=False))
    return {
        "id": one["id"],
        "title": {locale: one[locale] for locale in LOCALES},
        "kind": one["kind"],
        "languages": one["languages"].split(),
    }


def _register(entries: Sequence[Mapping[str, Writable]]) -> str:
    return written(list(entries)) if entries else ""


def _conflict_lines(block: Block) -> Iterator[str]:
    for conflict in block.blocks("conflicts"):
        yield _line(conflict, CONFLICT)
        for claim in conflict.blocks("claims"):
            yield f"- {_line(claim, CLAIM)}"


def _document_line(block: Block) -> str:
    titles = dict(keyed_texts_of(block, "title"))
    languages = " ".join(one.value for one in block.texts("languages"))
    parts = (block.text("id"), block.text("kind"), *(titles.get(one, "") for one in LOCALES))
    return " | ".join((*parts, languages)).rstrip(" |")


def _told(blocks: Sequence[Block], keys: Sequence[str]) -> str:
    return "\n".join(_line(block, keys) for block in blocks)


def _line(block: Block, keys: Sequence[str]) -> str:
    return " | ".join(block.text(key) for key in keys).rstrip(" |")


def _blocks(text: str) -> tuple[Block, ...]:
    root = _root(text)
    nodes = root.nodes if isinstance(root, Items) else ()
    return tuple(node for node in nodes if isinstance(node, Block))


def _root(text: str) -> Node | None:
    return read_text(text, "").root if text else None
