"""A small stemmer for Kazakh: endings are taken off one by one until none is left.

It serves searching only: two forms of one noun must meet in one stem, and it does not matter that the stem is
often shorter than a grammar would have it. Verbs are left alone but for the endings they share with nouns.
"""

_SHORTEST = 3
_HARDENED = {"б": "п", "ғ": "қ", "г": "к"}
"""Last letters that soften before an ending: тарап, тарабы."""

_VOWELS = frozenset("аәеёиіоөуұүыэюя")
_VOICELESS = frozenset("пфкқтсшщчцхһбвгғд")
_RINGING = frozenset("лрйузжи")
_NASAL = frozenset("мнң")
_CONSONANTS = _VOICELESS | _RINGING | _NASAL
_OWNED = frozenset("ыі")
_VOICED = _VOWELS | _RINGING | _NASAL

_PLURAL = ("лар", "лер", "дар", "дер", "тар", "тер")
_AFTER: tuple[tuple[frozenset[str], str], ...] = (
    (_VOWELS | _RINGING, "лар лер"),
    (_RINGING | _NASAL, "дар дер ды ді дың дің"),
    (_VOICELESS, "тар тер ты ті тың тің қа ке та те тан тен тағы тегі пен"),
    (_VOWELS, "ны ні"),
    (_VOWELS | _NASAL, "ның нің"),
    (_VOICED, "ға ге да де дан ден дағы дегі мен"),
    (_RINGING, "бен"),
    (_OWNED, "на не нда нде ндағы ндегі"),
    (_OWNED | _NASAL, "нан нен"),
    (_VOWELS, "сы сі сын сін мыз міз ңыз ңіз"),
    (_CONSONANTS, "ы і ын ін ым ім ың ің ымыз іміз ыңыз іңіз"),
)
"""After which letters which endings may stand: мемлекет-ке, but not мемлеке-ті."""

_ENDINGS = tuple(
    sorted(
        ((ending, letters) for letters, endings in _AFTER for ending in endings.split()),
        key=lambda one: len(one[0]),
        reverse=True,
    )
)


def stem(word: str) -> str:
    """The stem of a word in small letters; the stem of a stem is itself."""
    while shorter := _without_ending(word):
        word = shorter
    return word[:-1] + _HARDENED.get(word[-1], word[-1]) if len(word) > _SHORTEST else word


def _without_ending(word: str) -> str:
    for ending, letters in _ENDINGS:
        rest = word.removesuffix(ending)
        shortest = _SHORTEST - (ending in _PLURAL)
        if rest != word and len(rest) >= shortest and rest[-1] in letters and _may_stand(rest):
            return rest
    return ""


def _may_stand(stem: str) -> bool:
    return not _VOWELS.isdisjoint(stem)
