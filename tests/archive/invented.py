"""An archive of invented events, as large as the real one may ever get, said in three languages.

Words are as unevenly spread as those of a language: a few are in half of the events, most in a few.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from referral.archive.model.events import (
    Availability,
    DocumentKind,
    Event,
    EventDocument,
    EventKind,
    Version,
)
from referral.archive.model.finding import Facet, Order, Query
from referral.archive.model.index import Index
from referral.archive.model.partial import DatePoint, PartialDate
from referral.engine.country import Names
from referral.engine.sources import Confidence

EVENTS = 5_000
_STATES = "kz kg tj tm uz af az cn ir pk ru tr it us ps ch jp fr gb ua".split()  # noqa: SIM905
_COMMON = {
    "en": "meeting migration refugees border protection states process regional asylum chair",
    "ru": "встреча миграции беженцев границы защиты государства процесс убежища сотрудничества",
    "kk": "кездесу көші-қон босқындарды шекара қорғау мемлекеттердің үдерісі баспана төрағалық",
}
_SYLLABLES = {
    "en": "ta mo ra qo len das tur bi sha ne ku vel",
    "ru": "та мо ра ко лен дас тур би ша не ку вел",
    "kk": "тә мо ра қо лең дас тұр бі ша не кү вел",
}
_ENDINGS = {"en": " s ed ing", "ru": " ы ов ами ой", "kk": " лар ларды ға ның"}


@dataclass(frozen=True, slots=True)
class Invented:
    """The events, and the texts of each in three languages."""

    events: tuple[Event, ...]
    texts: dict[str, list[str]]

    def index(self) -> Index:
        """They, indexed."""
        return Index(self.events, self.texts)


def invented(count: int = EVENTS) -> Invented:
    """The same events on every day and machine."""
    chance = random.Random(2016)
    tongues = [_words(language, chance) for language in _COMMON]
    days = sorted(chance.randrange(5400) for _ in range(count))
    texts = {f"event-{at}": [_text(chance, tongue) for tongue in tongues] for at in range(count)}
    events = (_event(at, day, chance, texts[f"event-{at}"][0]) for at, day in enumerate(days))
    return Invented(tuple(events), texts)


def questions() -> dict[str, Query]:
    """What people ask, each question another burden."""
    kinds = (Facet.KIND, EventKind.TRAINING.value)
    return {
        "no question, newest first": Query(),
        "no question, a page half-way": Query(after="2018-06-01~"),
        "a rare word": Query("tamora"),
        "two usual words": Query("qolen dastur"),
        "a word in another form that half the events have": Query("беженец"),
        "five usual words of three languages": Query(
            "meetings refugee беженцам босқындар шекараға"
        ),
        "a mistyped word": Query("tamorra"),
        "a mistyped Russian word": Query("сотрудничиство"),
        "twelve words that mean nothing": Query(" ".join(map("".join, _NONSENSE))),
        "three facets": Query(chosen=(kinds, (Facet.STATE, "tr"), (Facet.YEAR, "2015"))),
        "a usual word, two facets, oldest first": Query(
            "border", (kinds, (Facet.LANGUAGE, "kk")), Order.OLDEST
        ),
    }


_NONSENSE = [("zzyx", *one) for one in product("qwx", "yvj", "k")][:9] + [("жщъы", "ьэ", "х")] * 3

Tongue = tuple[list[str], list[str], list[str]]
"""The words of a language that are in many events, in some, and in few."""


def _words(language: str, chance: random.Random) -> Tongue:
    syllables, endings = _SYLLABLES[language].split(), _ENDINGS[language].split(" ")
    roots = ["".join(chance.choices(syllables, k=4)) for _ in range(6000)]
    rare = [f"{root}{ending}" for root in roots for ending in endings]
    usual = ["".join(chance.choices(syllables, k=2)) for _ in range(120)]
    first = {"en": ("tamora", "qolen", "dastur")}.get(language, ())
    return _COMMON[language].split(), [*first[1:], *usual], [*first[:1], *rare]


def _text(chance: random.Random, tongue: Tongue) -> str:
    common, usual, rare = tongue
    words = [
        *chance.choices(common, k=25),
        *chance.choices(usual, k=40),
        *chance.choices(rare, k=15),
    ]
    return " ".join(words)


def _event(at: int, day: int, chance: random.Random, said: str) -> Event:
    begins = date(2011, 1, 1) + timedelta(days=day)
    languages = chance.sample(("en", "ru", "kk"), chance.randrange(4))
    versions = tuple(Version(one, Availability.EXISTS) for one in languages)
    point = DatePoint(begins.year, begins.month, begins.day)
    kind = chance.choice(list(DocumentKind))
    return Event(
        id=f"event-{at}",
        kind=chance.choice(list(EventKind)),
        date=PartialDate(point, point),
        title=Names((("en", said[:60]),)),
        summary=said,
        confidence=chance.choice([Confidence.VERIFIED, Confidence.UNVERIFIED]),
        sources=(),
        country=chance.choice(_STATES),
        series=f"series-{chance.randrange(12)}",
        states=tuple(chance.sample(_STATES, chance.randrange(1, 9))),
        documents=(EventDocument(f"document-{at}", Names((("en", "x"),)), kind, versions),),
    )
