"""Documents that a page mentions: by a title in quotation marks, or by the name of their sort."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from referral.archive.importing.signs import DOCUMENTS, LANGUAGES
from referral.archive.model.events import DocumentKind

_QUOTED = re.compile(r"[“«\"]([^”»\"]{8,200})[”»\"]")
_NEAR = 90
"""So many letters after a mention may still tell its languages."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that a page speaks of, with the languages it says it exists in."""

    title: str
    kind: DocumentKind
    languages: tuple[str, ...] = ()


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Every document mentioned, each once; languages are gathered from all its mentions."""
    found: dict[tuple[DocumentKind, str], Mention] = {}
    for one in (*_titled(text), *_named(text)):
        is_new_title = (one.kind, one.title) not in found
        if is_new_title and not one.languages and one.kind in {kind for kind, _ in found}:
            continue
        known = found.get((one.kind, one.title), one)
        languages = tuple(dict.fromkeys((*known.languages, *one.languages)))
        found[one.kind, one.title] = Mention(one.title, one.kind, languages)
    return tuple(found.values())


def _titled(text: str) -> Iterator[Mention]:
    for quoted in _QUOTED.finditer(text):
        for kind, sign in DOCUMENTS.items():
            if sign.search(quoted[1]):
                yield Mention(" ".join(quoted[1].split()), kind, _languages(text, quoted.end()))
                break


def _named(text: str) -> Iterator[Mention]:
    bare = _QUOTED.sub(lambda one: " " * len(one[0]), text)
    for kind, sign in DOCUMENTS.items():
        if named := sign.search(bare):
            yield Mention(named[0], kind, _languages(bare, named.end()))


def _languages(text: str, after: int) -> tuple[str, ...]:
    """The languages named right after a mention, before the sentence ends."""
    near = re.split(r"[.;•]", text[after : after + _NEAR], maxsplit=1)[0]
    if not re.match(r"\s*\(?(?:(?:are|is|was|were)?\s*,?\s*available|in |на |доступ)", near):
        return ()
    return tuple(code for code, sign in LANGUAGES.items() if sign.search(near))
