"""Finding the word somebody meant among those the archive holds."""

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4


def slips_in(word: str) -> int:
    """How many letters of a word may be wrong, missing, too many or swapped: none in a short one."""
    if len(word) < _SHORTEST or word.isdigit():
        return 0
    return 1 if len(word) < 2 * _SHORTEST else 2


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that is nearest to what was typed, "" when none is near enough."""
    if not (slips := slips_in(word)):
        return ""
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=5)
    best = min(near, key=lambda one: (one[1], one[0][:1] != word[:1], one[0]), default=None)
    return best[0] if best else ""
