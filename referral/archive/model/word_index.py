"""Which events hold a word, in any of its forms: the stems of all texts, in memory. Pure.

An event is known by its place in the order of dates, a number from 0.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from referral.archive.model.finding import SpellingCorrection
from referral.archive.model.stemming import compounds_of, stems_kept_of, stems_of, vocabulary_of
from referral.archive.model.typos import nearest, slips_in

MOST_WORDS = 12
"""So many words of a question are looked for; nobody types more on purpose."""

Way = tuple[tuple[str, ...], ...]
"""Words that must all be there, each as the stems of which one must be there."""

Term = tuple[Way, ...]
"""A word that was asked for: the ways in which it may be written, of which one must be there."""


class WordIndex:
    """The words of every event."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Read the texts of each event, in the order of their places."""
        self._places: dict[str, list[int]] = {}
        vocabulary: set[str] = set()
        for place, them in enumerate(texts):
            words = vocabulary_of("\n".join(them))
            for stem in set(chain.from_iterable(map(stems_kept_of, words))):
                self._places.setdefault(stem, []).append(place)
            vocabulary |= words
        self._words: dict[int, list[str]] = {}
        for word in vocabulary:
            self._words.setdefault(len(word), []).append(word)

    def understood(self, words: str) -> tuple[tuple[Term, ...], tuple[SpellingCorrection, ...]]:
        """What to look for, and the words that were taken for others since nothing holds them."""
        terms: dict[Term, None] = {}
        corrections: dict[SpellingCorrection, None] = {}
        for parts in compounds_of(words)[:MOST_WORDS]:
            whole = stems_of("".join(parts))
            if len(parts) > 1 and self._is_known(whole):
                terms[(whole,), tuple(map(stems_of, parts))] = None
                continue
            for word in parts:
                meant = self._meant(word)
                terms[((stems_of(meant),),)] = None
                if meant != word:
                    corrections[SpellingCorrection(word, meant)] = None
        return tuple(terms), tuple(corrections)

    def places_with(self, terms: Sequence[Term]) -> set[int]:
        """The places of the events that hold every one of the terms."""
        return set.intersection(*map(self._with_term, terms))

    def _with_term(self, term: Term) -> set[int]:
        return set().union(*(set.intersection(*map(self._with_any, way)) for way in term))

    def _with_any(self, stems: Iterable[str]) -> set[int]:
        return set().union(*(self._places.get(stem, ()) for stem in stems))

    def _is_known(self, stems: Iterable[str]) -> bool:
        return any(stem in self._places for stem in stems)

    def _meant(self, word: str) -> str:
        """The word itself when something holds it or nothing is like it, else the one that is most like it."""
        if self._is_known(stems_of(word)):
            return word
        slips = slips_in(word)
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = [nearest(word, self._words.get(length, ())) for length in lengths]
        return nearest(word, [one for one in near if one]) or word


def stems_in(terms: Iterable[Term]) -> frozenset[str]:
    """Every stem that is looked for, whichever way it is written."""
    return frozenset(stem for term in terms for way in term for stems in way for stem in stems)
