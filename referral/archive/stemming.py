"""Words and their stems in English, Russian and Kazakh, the same for whatever is searched and whatever is asked.

A word in Cyrillic letters may be Russian or Kazakh, so it has a stem of each, unless its letters tell. Whoever has
no Kazakh keyboard writes боскын for босқын: what is kept of a Kazakh word has that stem as well.
"""

import re
from functools import lru_cache

import snowballstemmer

from referral.archive import kazakh

_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(rf"[^\W_]+(?:{_SOFT_HYPHEN}[^\W_]+)*")
_JOINED = re.compile(rf"{_WORD.pattern}(?:[-\u2010\u2011]{_WORD.pattern})*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһі]")
_ON_A_RUSSIAN_KEYBOARD = str.maketrans("әғқңөұүһі", "агкноуухи")
_FLEETING = re.compile(r"(?<=..)[ео](?=[кц]$)")
"""The vowel of беженец and подросток that беженцы and подростки do without."""

_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order."""
    return [_plain(found[0]) for found in _WORD.finditer(text)]


def compounds_of(text: str) -> list[list[str]]:
    """The same, those together that hyphens join: co-operation is two words in one."""
    return [words_of(found[0]) for found in _JOINED.finditer(text)]


def spans_of(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with where they begin and end."""
    return [(found.start(), found.end(), _plain(found[0])) for found in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems by which a word in small letters is looked for: one, or a Russian and a Kazakh one."""
    if not _CYRILLIC.search(word):
        return (_ENGLISH.stemWord(word),)
    if _KAZAKH.search(word):
        return (kazakh.stem(word),)
    return tuple(dict.fromkeys((_russian(word), kazakh.stem(word))))


@lru_cache(maxsize=65536)
def stems_kept_of(word: str) -> tuple[str, ...]:
    """The stems under which a word of the archive is found."""
    stems = stems_of(word)
    if not _KAZAKH.search(word):
        return stems
    return (*stems, *(stem.translate(_ON_A_RUSSIAN_KEYBOARD) for stem in stems))


def _russian(word: str) -> str:
    return _FLEETING.sub("", _RUSSIAN.stemWord(word))


def _plain(word: str) -> str:
    return word.replace(_SOFT_HYPHEN, "").casefold().replace("ё", "е")
