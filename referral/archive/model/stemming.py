"""Words and their stems in English, Russian and Kazakh, the same for whatever is searched and whatever is asked.

A word in Cyrillic letters may be Russian or Kazakh, so it has a stem of each, unless its letters tell. Whoever has
no Kazakh keyboard writes боскын for босқын: what is kept of a Kazakh word has that stem as well.
"""

import re
from functools import lru_cache

import snowballstemmer

from referral.archive.model import kazakh

_SOFT_HYPHEN = "\u00ad"
_HYPHEN = re.compile("[-\u2010\u2011]")
_LETTERS = r"[^\W_]+"
_WORD = re.compile(rf"{_LETTERS}(?:{_SOFT_HYPHEN}{_LETTERS})*")
_COMPOUND = re.compile(rf"{_LETTERS}(?:{_HYPHEN.pattern}{_LETTERS})*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһі]")
_ON_A_RUSSIAN_KEYBOARD = str.maketrans("әғқңөұүһі", "агкноуухи")
_FLEETING = re.compile(r"(?<=..)[ео](?=[кц]$)")
"""The vowel of беженец and подросток that беженцы and подростки do without."""

_IRREGULAR = """\
child children
man men
woman women
ребенок дети детей детям детьми детях
человек люди людей людям людьми людях
"""
_SINGULAR = {
    form: word for word, *forms in map(str.split, _IRREGULAR.splitlines()) for form in forms
}

_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order."""
    return _WORD.findall(_plain(text))


def compounds_of(text: str) -> list[list[str]]:
    """The same, those together that hyphens join: co-operation is two words in one."""
    return [_HYPHEN.split(found) for found in _COMPOUND.findall(_plain(text))]


def vocabulary_of(text: str) -> set[str]:
    """Every word of a text, and those that hyphens join as one word, too."""
    found = set(_COMPOUND.findall(_plain(text)))
    compounds = {one: parts for one in found if len(parts := _HYPHEN.split(one)) > 1}
    joined = map("".join, compounds.values())
    return (found - compounds.keys()).union(*compounds.values(), joined)


def spans_of(text: str) -> list[tuple[int, int, str]]:
    """The words of a text with where they begin and end."""
    return [(found.start(), found.end(), _plain(found[0])) for found in _WORD.finditer(text)]


def stems_of(word: str) -> tuple[str, ...]:
    """The stems by which a word in small letters is looked for: one, or a Russian and a Kazakh one."""
    word = _SINGULAR.get(word, word)
    if not _CYRILLIC.search(word):
        return (_ENGLISH.stemWord(word),)
    if _KAZAKH.search(word):
        return (kazakh.stem(word),)
    return tuple(dict.fromkeys((_russian(word), kazakh.stem(word))))


@lru_cache(maxsize=131072)  # the archive is read again, and nearly all its words are the same
def stems_kept_of(word: str) -> tuple[str, ...]:
    """The stems under which a word of the archive is found."""
    stems = stems_of(word)
    if not _KAZAKH.search(word):
        return stems
    return (*stems, *(stem.translate(_ON_A_RUSSIAN_KEYBOARD) for stem in stems))


def _russian(word: str) -> str:
    return _FLEETING.sub("", _RUSSIAN.stemWord(word))


def _plain(text: str) -> str:
    return text.replace(_SOFT_HYPHEN, "").casefold().replace("ё", "е")
