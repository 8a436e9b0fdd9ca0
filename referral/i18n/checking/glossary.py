"""The glossary: which words a language uses for a term of protection, and which it never uses.

``translations/glossary.toml`` is read here only; its first lines say how to write it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from re import Pattern


@dataclass(frozen=True)
class Term:
    """An English term, and per language the beginnings of words one of which must stand for it."""

    english: str
    stems: Mapping[str, tuple[str, ...]]

    @cached_property
    def _pattern(self) -> Pattern[str]:
        return re.compile(rf"(?<!\w){re.escape(self.english)}(?:e?s)?(?!\w)", re.IGNORECASE)

    def missing_in(self, code: str, english: str, translation: str) -> bool:
        """Whether the English sentence has the term and its translation does not."""
        stems = self.stems.get(code, ())
        if not stems or not self._pattern.search(english):
            return False
        return not any(_begins_a_word(stem, translation) for stem in stems)


@dataclass(frozen=True, slots=True)
class ForbiddenWord:
    """The beginning of a word that one language never uses, and what it says instead."""

    language: str
    stem: str
    instead: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, forbidden words, and the texts that are the same in every language."""

    terms: tuple[Term, ...] = ()
    forbidden: tuple[ForbiddenWord, ...] = ()
    same: frozenset[str] = frozenset()

    def forbidden_in(self, code: str, translation: str) -> Iterator[ForbiddenWord]:
        """The forbidden words that a translation uses."""
        for word in self.forbidden:
            if word.language == code and _begins_a_word(word.stem, translation):
                yield word

    def missing_in(self, code: str, english: str, translation: str) -> Iterator[Term]:
        """The terms of the English sentence that its translation does not use."""
        return (term for term in self.terms if term.missing_in(code, english, translation))


def read(path: Path) -> Glossary:
    """The glossary in that file; one that says nothing when there is no such file."""
    if not path.exists():
        return Glossary()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Glossary(
        terms=tuple(_term(dict(term)) for term in table.get("term", ())),
        forbidden=tuple(ForbiddenWord(**word) for word in table.get("forbidden", ())),
        same=frozenset(table.get("same", ())),
    )


def _term(table: dict[str, str | list[str]]) -> Term:
    english = str(table.pop("english"))
    return Term(english, {code: tuple(stems) for code, stems in table.items()})


def _begins_a_word(stem: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(stem)}", text, re.IGNORECASE) is not None
