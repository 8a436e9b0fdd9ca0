"""Places by the names that pages give them, in English and Russian, whatever the case ending."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from referral.archive.model.events import City
from referral.archive.model.stemming import spans_of, stems_of

STATES: Mapping[str, tuple[str, ...]] = {
    "af": ("Afghanistan", "Афганистан"),
    "az": ("Azerbaijan", "Азербайджан"),
    "bg": ("Bulgaria", "Болгария"),
    "by": ("Belarus", "Беларусь", "Белоруссия"),
    "ch": ("Switzerland", "Швейцария"),
    "cn": ("China", "Китай", "Китайская Народная Республика"),
    "eg": ("Egypt", "Египет"),
    "hu": ("Hungary", "Венгрия"),
    "ir": ("Iran", "Иран"),
    "it": ("Italy", "Италия"),
    "kg": ("Kyrgyzstan", "Kyrgyz Republic", "Кыргызстан", "Киргизия", "Кыргызская Республика"),
    "kz": ("Kazakhstan", "Казахстан"),
    "pk": ("Pakistan", "Пакистан"),
    "pl": ("Poland", "Польша"),
    "ro": ("Romania", "Румыния"),
    "ru": ("Russia", "Russian Federation", "Россия", "Российская Федерация"),
    "tj": ("Tajikistan", "Таджикистан"),
    "tm": ("Turkmenistan", "Туркменистан"),
    "tr": ("Turkey", "Türkiye", "Турция"),
    "us": ("United States", "Соединенные Штаты", "США"),
    "uz": ("Uzbekistan", "Узбекистан"),
}
"""By code: every name of a State in English and Russian, former ones among them."""

_NOT_PLACES = frozenset(
    stem for word in ("process", "процесс", "declaration", "декларация") for stem in stems_of(word)
)
"""What makes a name of the city before it: the Almaty Process, the Baku Declaration."""


@dataclass(frozen=True, slots=True)
class LocatedPlace:
    """A place found in a text: a city with its State, or a State alone."""

    city: str
    state: str
    start: int
    end: int


class Gazetteer:
    """Knows the States of the region and the cities of the archive."""

    def __init__(self, cities: Iterable[City]) -> None:
        """Learn the names."""
        self._known: dict[tuple[str, ...], tuple[str, str]] = {}
        for state, names in STATES.items():
            for name in names:
                self._learn(name, ("", state))
        for city in cities:
            for _, name in city.names.by_locale:
                self._learn(name, (city.id, city.country))
        self._longest = max(map(len, self._known), default=0)

    def places_in(self, text: str) -> tuple[LocatedPlace, ...]:
        """Every place named in a text, in order."""
        words = spans_of(text)
        stems = [_key(word) for _, _, word in words]
        found: list[LocatedPlace] = []
        at = 0
        while at < len(words):
            length = self._length_at(stems, at)
            if length and not _is_a_name(stems, at + length):
                known = self._known[tuple(stems[at : at + length])]
                found.append(LocatedPlace(*known, words[at][0], words[at + length - 1][1]))
            at += max(length, 1)
        return tuple(found)

    def _learn(self, name: str, place: tuple[str, str]) -> None:
        self._known[tuple(_key(word) for _, _, word in spans_of(name))] = place

    def _length_at(self, stems: list[str], at: int) -> int:
        lengths = range(min(self._longest, len(stems) - at), 0, -1)
        return next((one for one in lengths if tuple(stems[at : at + one]) in self._known), 0)


def _key(word: str) -> str:
    return stems_of(word)[0]


def _is_a_name(stems: list[str], after: int) -> bool:
    return after < len(stems) and stems[after] in _NOT_PLACES
