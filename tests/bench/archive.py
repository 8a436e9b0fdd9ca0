"""How quickly events are found among a hundred thousand: by words, by facets with counts, page by page.

``./dev bench`` measures SQLite; ``python -m tests.bench.archive`` PostgreSQL as well.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from referral.archive.model.events import (
    Availability,
    Document,
    DocumentKind,
    Event,
    Kind,
    Version,
)
from referral.archive.model.finding import Facet, Order, Query
from referral.archive.model.partial import PartialDate, Point
from referral.archive.services import archive as service
from referral.archive.store import archive as stored
from referral.archive.words.archive_words import ArchiveWords
from referral.engine.country import Names
from referral.engine.sources import Confidence
from referral.i18n.languages import Languages
from referral.settings import root
from referral.store.database import Database, schema

EVENTS = 100_000
_STATES = [
    "kz",
    "kg",
    "tj",
    "tm",
    "uz",
    "af",
    "az",
    "cn",
    "ir",
    "pk",
    "ru",
    "tr",
    "it",
    "us",
    "ps",
    "ch",
    "jp",
    "fr",
    "gb",
    "ua",
]
_COMMON = [
    "meeting",
    "migration",
    "refugees",
    "border",
    "protection",
    "states",
    "process",
    "regional",
    "asylum",
    "chair",
]


def measure(url: str = "") -> list[tuple[str, str]]:
    """What was measured, and how much it is: the quickest of several turns, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url or f"sqlite:///{Path(folder) / 'archive.sqlite3'}")
        try:
            schema.migrate(database)
            with database.writing() as session:
                stored.put(
                    session, [service.entry_of(event, [_english()]).filed() for event in _events()]
                )
            return [(what, f"{took:.0f} ms") for what, took in _timed(database)]
        finally:
            database.close()


def _timed(database: Database) -> Iterator[tuple[str, float]]:
    for what, query in _questions().items():
        turns = []
        for _ in range(9):
            with database.reading() as session:
                started = time.perf_counter()
                found = service.find(session, query, _english())
                turns.append(1000 * (time.perf_counter() - started))
        yield f"{what}: {found.total} of {EVENTS} events", min(turns)


def _questions() -> dict[str, Query]:
    kinds = (Facet.KIND, Kind.TRAINING.value)
    return {
        "no question, newest first": Query(),
        "no question, a page half-way": Query(after="2018-06-01~500"),
        "a rare word": Query("tamora"),
        "two usual words": Query("qolen dastur"),
        "a word that half the events have": Query("refugees"),
        "a mistyped word": Query("tamoraa"),
        "three facets": Query(chosen=(kinds, (Facet.STATE, "tr"), (Facet.YEAR, "2015"))),
        "a usual word, two facets, oldest first": Query(
            "border", (kinds, (Facet.LANGUAGE, "kk")), Order.OLDEST
        ),
    }


def _english() -> ArchiveWords:
    return ArchiveWords(Languages(root() / "translations", ("en",)).get("en"))


def _events() -> Iterator[Event]:
    """Events whose words are as unevenly spread as those of a language: few in half of them, most in few."""
    chance = random.Random(2016)
    syllables = ("ta", "mo", "ra", "qo", "len", "das", "tur", "bi", "sha", "ne", "ku", "vel")
    rare = ["tamora", *("".join(chance.choices(syllables, k=3)) for _ in range(8000))]
    usual = ["qolen", "dastur", *("".join(chance.choices(syllables, k=2)) for _ in range(120))]
    for number in range(EVENTS):
        yield _event(number, chance, usual, rare)


def _event(number: int, chance: random.Random, usual: list[str], rare: list[str]) -> Event:
    day = date(2011, 1, 1) + timedelta(days=chance.randrange(5400))
    words = [*chance.choices(_COMMON, k=5), *chance.choices(usual, k=8), *chance.choices(rare, k=4)]
    languages = chance.sample(("en", "ru", "kk"), chance.randrange(4))
    versions = tuple(Version(one, Availability.EXISTS) for one in languages)
    point = Point(day.year, day.month, day.day)
    return Event(
        id=f"event-{number}",
        kind=chance.choice(list(Kind)),
        date=PartialDate(point, point),
        title=Names((("en", " ".join(words[:6])),)),
        summary=" ".join(words),
        confidence=chance.choice([Confidence.VERIFIED, Confidence.UNVERIFIED]),
        sources=(),
        country=chance.choice(_STATES),
        series=f"series-{chance.randrange(12)}",
        states=tuple(chance.sample(_STATES, chance.randrange(1, 9))),
        documents=(
            Document(
                f"d-{number}", Names((("en", "x"),)), chance.choice(list(DocumentKind)), versions
            ),
        ),
    )


def main() -> None:
    """Measure on both engines and print."""
    from tests.engines import PostgreSQLCluster

    cluster = PostgreSQLCluster()
    try:
        for engine, url in (("SQLite", ""), ("PostgreSQL", cluster.bare())):
            print(engine)
            for what, took in measure(url):
                print(f"  {what:<75} {took}")
    finally:
        cluster.stop()


if __name__ == "__main__":
    main()
