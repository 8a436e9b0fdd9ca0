"""The demonstration: invented posts, people and a year of cases, made once, through the services of real ones.

``cast`` says who and where, ``story`` what a case is made of; ``cases`` and ``year`` tell them, ``acting`` acts.
"""

from datetime import datetime

from referral.cli.demonstration.cast import PASSPHRASES, ROAD
from referral.settings import Settings
from referral.store import people, posts
from referral.store.database import Database
from referral.store.people import Actor

TRAINER = "trainer"
RELEASED = "kz"
"""The country whose statistics are released already."""

__all__ = ["PASSPHRASES", "fill"]


def fill(settings: Settings, now: datetime) -> None:
    """Make what a demonstration shows, all of it or nothing; one that is there is left as it is.

    Its statistics are released at the end; without them the page of patterns offers to release them.
    """
    database = Database(settings.database)
    try:
        with database.reading() as session:
            if posts.find(session, ROAD) is not None:
                return
        _fill_practice(settings, _fill(database, settings, now), now)
        _release(database, settings, now)
    finally:
        database.close()


def _fill(database: Database, settings: Settings, now: datetime) -> Actor:
    from referral.cli.demonstration import telling  # only the first time needs the checklists
    from referral.definitions.library import Library

    with database.writing() as session:
        telling.tell_all(session, Library(settings.root / "checklists"), now)
        trainer = people.find(session, TRAINER)
        if trainer is None:
            raise LookupError("The cast has no trainer.")
        return people.actor(trainer)


def _release(database: Database, settings: Settings, now: datetime) -> None:
    """Two quarters, the later beside the one before, and a month. They cost least when the quarters come first."""
    from referral.definitions.library import Library
    from referral.disclosure import Level
    from referral.services import periods, statistics

    checklist = Library(settings.root / "checklists").checklist("referral", RELEASED)
    month, quarter = periods.last(now)
    for period in (periods.before(quarter), quarter, month):
        statistics.release(database, checklist, period, Level.INSIDE, by=None, now=now)


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
