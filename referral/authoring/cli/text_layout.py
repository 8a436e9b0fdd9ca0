"""What the parts of a written-out checklist share: words, conditions in words, sources, layout."""

import textwrap
from collections.abc import Iterator

from referral.engine.model import Checklist, Fact
from referral.engine.sources import Confidence, Source
from referral.engine.wording import Wording
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords

WIDTH = 100
INDENT = "    "


class ChecklistLayout:
    """One checklist in one language; facts go by number and name; ``country_text`` explains them."""

    def __init__(self, checklist: Checklist, language: Language) -> None:
        """Tell of this checklist in this language."""
        self.checklist = checklist
        self.language = language
        self.words = ChecklistWords(language)
        self.numbers = {fact.id: number for number, fact in enumerate(checklist.facts, 1)}
        names = {fact.id: self._name(fact) for fact in checklist.facts}
        self.wording = Wording(checklist, language, names)

    def _name(self, fact: Fact) -> str:
        return f"[{self.numbers[fact.id]}] {self.words.fact(fact)}"

    def sources(self, sources: tuple[Source, ...], confidence: Confidence) -> Iterator[str]:
        """The sources of something, and how sure they make us; nothing where none is named."""
        _ = self.language.gettext
        named = "; ".join(self.words.sources(self.checklist, sources))
        doubt = self.words.confidence(confidence)
        if named and doubt:
            yield from item(_("Source: %(sources)s (%(doubt)s)", sources=named, doubt=doubt))
        elif named:
            yield from item(_("Source: %(sources)s", sources=named))
        elif doubt:
            yield from item(_("Source: none (%(doubt)s)", doubt=doubt))


def heading(words: str) -> Iterator[str]:
    """A heading between parts."""
    yield from ("", "", words, "-" * len(words))


def numbered(number: str, words: str) -> Iterator[str]:
    """The first line of something that has a number."""
    yield ""
    yield from textwrap.wrap(f"{number}  {words}", WIDTH, subsequent_indent=INDENT)


def item(words: str) -> Iterator[str]:
    """A line about what stands above it; nothing for no words."""
    yield from textwrap.wrap(
        words, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT + "  ", break_on_hyphens=False
    )
