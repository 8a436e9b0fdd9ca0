"""The demonstration: invented posts, people and a year of cases, made once, through the services of real ones.

``cast`` says who and where, ``story`` what a case is made of; ``cases`` and ``year`` tell them, ``acting`` acts.
"""

from datetime import datetime

from referral.cli.demonstration.cast import PASSPHRASES, ROAD
from referral.settings import Settings
from referral.store import posts
from referral.store.database import Database
from referral.store.people import Actor

TRAINER = "trainer"

__all__ = ["PASSPHRASES", "fill"]


def fill(settings: Settings, now: datetime) -> None:
    """Make what a demonstration shows, all of it or nothing; one that is there is left as it is."""
    database = Database(settings.database)
    try:
        with database.reading() as session:
            if posts.find(session, ROAD) is not None:
                return
        _fill_practice(settings, _fill(database, settings, now), now)
    finally:
        database.close()


def _fill(database: Database, settings: Settings, now: datetime) -> Actor:
    from referral.cli.demonstration import telling  # only the first time needs the checklists
    from referral.definitions.library import Library

    with database.writing() as session:
        actors = telling.tell_all(session, Library(settings.root / "checklists"), now)
        return actors[TRAINER]


def _fill_practice(settings: Settings, trainer: Actor, now: datetime) -> None:
    from referral.cli.demonstration import classroom
    from referral.definitions.library import Library
    from referral.i18n.languages import Languages

    library, practice = Library(settings.root / "checklists"), Database(settings.practice)
    languages = Languages(settings.root / "translations", settings.languages)
    titles = classroom.titles(library, languages, settings.languages)
    try:
        with practice.writing() as session:
            classroom.tell_all(classroom.Academy(session, library, titles), trainer, now)
    finally:
        practice.close()
