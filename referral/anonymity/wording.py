"""The words of a folded text, with what stands between them."""

import re
from dataclasses import dataclass

from referral.anonymity.folding import Folded

_WORD = re.compile(r"[^\W\d_]++(?:[-'](?=[^\W\d_])[^\W\d_]++)*+")
LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class WordPositions:
    """The words of a text with their places."""

    text: Folded
    places: tuple[tuple[int, int], ...]

    def word(self, at: int) -> str:
        """The word at this position, folded."""
        start, end = self.places[at]
        return self.text.text[start:end]

    def gap(self, at: int) -> str:
        """What stands before this word, up to the word before."""
        before = self.places[at - 1][1] if at else 0
        return self.text.text[before : self.places[at][0]]

    def is_capital(self, at: int) -> bool:
        """Whether it is written as names are: Ahmad, or AHMAD, but not as an abbreviation."""
        start, end = self.places[at]
        if not self.text.is_capital(start):
            return False
        short = 1 < end - start <= LONGEST_ABBREVIATION
        return not (short and all(map(self.text.is_capital, range(start, end))))

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital letter says nothing here, because every sentence begins with one."""
        return at == 0 or any(mark in self.gap(at) for mark in ".!?\n:;")


def words_of(text: Folded, start: int = 0, end: int | None = None) -> WordPositions:
    """The words of a text, or of a stretch of it."""
    stop = len(text.text) if end is None else end
    return WordPositions(
        text, tuple(word.span() for word in _WORD.finditer(text.text, start, stop))
    )
