"""Words and their stems in English, Russian and Kazakh, the same for whatever is searched and whatever is asked.

A word in Cyrillic letters may be Russian or Kazakh, so it has a stem of each, unless its letters tell.
"""

import re
from functools import lru_cache

import snowballstemmer

from referral.archive.model import kazakh

_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһі]")

_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order."""
    return [_plain(found[0]) for found in _WORD.finditer(text)]


def spans_of(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with where they begin and end."""
    return [(found.start(), found.end(), _plain(found[0])) for found in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems of a word in small letters: one, or a Russian and a Kazakh one."""
    if not _CYRILLIC.search(word):
        return (_ENGLISH.stemWord(word),)
    if _KAZAKH.search(word):
        return (kazakh.stem(word),)
    return tuple(dict.fromkeys((_RUSSIAN.stemWord(word), kazakh.stem(word))))


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")
