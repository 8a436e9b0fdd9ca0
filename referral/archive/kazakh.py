"""A small stemmer for Kazakh: endings are taken off one by one until none is left.

It serves searching only: two forms of one noun must meet in one stem, and it does not matter that the stem is
often shorter than a grammar would have it. Verbs are left alone but for the endings they share with nouns.
"""

_VOWELS = frozenset("аәеёиіоөуұүыэюя")
_SHORTEST = 3
_HARDENED = {"б": "п", "ғ": "қ", "г": "к"}
"""Last letters that soften before an ending: тарап, тарабы."""

_PLURAL = ("лар", "лер", "дар", "дер", "тар", "тер")
_CASES = (
    *("ның", "нің", "дың", "дің", "тың", "тің"),
    *("ны", "ні", "ды", "ді", "ты", "ті"),
    *("ға", "ге", "қа", "ке", "на", "не"),
    *("нда", "нде", "да", "де", "та", "те"),
    *("дан", "ден", "тан", "тен", "нан", "нен"),
    *("мен", "бен", "пен"),
)
_OWNED = (
    *("ымыз", "іміз", "мыз", "міз", "ыңыз", "іңіз", "ңыз", "ңіз"),
    *("сын", "сін", "ын", "ін", "сы", "сі", "ы", "і", "ым", "ім", "ың", "ің"),
)
_PLACED = ("дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі", "ғы", "гі")
_ENDINGS = tuple(sorted((*_PLURAL, *_CASES, *_OWNED, *_PLACED), key=len, reverse=True))


def stem(word: str) -> str:
    """The stem of a word in small letters; the stem of a stem is itself."""
    while shorter := _without_ending(word):
        word = shorter
    return word[:-1] + _HARDENED.get(word[-1], word[-1]) if len(word) > _SHORTEST else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        shortest = _SHORTEST - (ending in _PLURAL)
        if rest != word and len(rest) >= shortest and not _VOWELS.isdisjoint(rest):
            return rest
    return ""
