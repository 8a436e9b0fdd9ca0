"""Drafts as people see them: a line on the screen, a file to be completed and confirmed."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from referral.archive.importing.drafts import ImportedDraft
from referral.archive.model.events import EventKind


def line(number: int, draft: ImportedDraft) -> str:
    """One draft on one line: date, place, kind, title."""
    place = draft.city or draft.country or "no place"
    part = f" (part of {draft.part_of + 1})" if draft.part_of is not None else ""
    return f"{number:>3}. {draft.date}  {place:<10} {draft.kind.value}{part}: {draft.title[:70]}"


def write(drafts: Sequence[ImportedDraft], folder: Path) -> int:
    """A YAML file for each draft that has none yet; answers how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in texts(drafts).items():
        path = folder / f"{name}.yaml"
        if not path.exists():
            path.write_text(text, encoding="utf-8")
            written += 1
    return written


def texts(drafts: Sequence[ImportedDraft]) -> dict[str, str]:
    """The YAML text of each draft, by the name of its event."""
    names = _names(drafts)
    wholes = ["" if draft.part_of is None else names[draft.part_of] for draft in drafts]
    drawn = zip(names, drafts, wholes, strict=True)
    return {name: _text(name, draft, whole) for name, draft, whole in drawn}


def _names(drafts: Sequence[ImportedDraft]) -> list[str]:
    names: list[str] = []
    for draft in drafts:
        kind = "event" if draft.kind is EventKind.OTHER else draft.kind.value.replace("_", "-")
        parts = (kind, str(draft.date.start), draft.city or draft.country)
        name = "-".join(part for part in parts if part)
        clashes = sum(re.sub(r"-no\d+$", "", known) == name for known in names)
        names.append(f"{name}-no{clashes + 1}" if clashes else name)
    return names


def _text(name: str, draft: ImportedDraft, whole: str) -> str:
    return "".join(f"{one}\n" for one in _lines(name, draft, whole))


def _lines(name: str, draft: ImportedDraft, whole: str) -> Iterator[str]:
    yield "# DRAFT, read from a page by a program. Confirm every line, write title and summary in your own words,"
    yield "# name the source; only then move the file to checklists/archive/events."
    yield from _remarks(draft)
    fields = {
        "id": name,
        "kind": draft.kind.value,
        "date": str(draft.date),
        "city": draft.city,
        "country": draft.country,
        "part_of": whole,
    }
    yield from (f"{key}: {value}" for key, value in fields.items() if value)
    yield f"title: {{en: {json.dumps(draft.title, ensure_ascii=False)}}}"
    if draft.states:
        yield f"states: [{', '.join(draft.states)}]"
    yield 'summary: ""'
    yield "sources: []"
    yield "confidence: unverified"


def _remarks(draft: ImportedDraft) -> Iterator[str]:
    for doubt in draft.doubts:
        yield f"# Doubt: {doubt}"
    for mention in draft.documents:
        languages = ", ".join(mention.languages) or "no language named"
        yield f"# Mentions ({mention.kind.value}; {languages}): {mention.title}"
