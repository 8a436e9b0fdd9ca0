"""The demonstration: invented posts, people and a year of cases, made once, through the services of real ones.

``cast`` says who and where, ``story`` what a case is made of; ``cases`` and ``year`` tell them, ``acting`` acts.
"""

from datetime import datetime

from referral import wings
from referral.cli.demonstration.cast import PASSPHRASES, ROAD
from referral.settings import Settings
from referral.store.accounts import people, posts
from referral.store.accounts.people import Actor
from referral.store.database import Database

TRAINER = "trainer"
RELEASED = "kz"
"""The country whose statistics are released already."""

__all__ = ["PASSPHRASES", "fill"]


def fill(settings: Settings, now: datetime) -> None:
    """Make what a demonstration shows; what is there is left as it is.

    Each of the two databases is filled whole or not at all, so that one that was cut off between them is finished.
    The statistics are released at the end; without them the page of patterns offers to release them.
    """
    database, practice = Database(settings.database), Database(settings.practice)
    try:
        is_new = not _has_posts(database)
        if is_new:
            _fill(database, settings, now)
        if not _has_people(practice):
            _fill_practice(practice, settings, database, now)
        if is_new:
            _release(database, settings, now)
    finally:
        database.close()
        practice.close()


def _has_posts(database: Database) -> bool:
    with database.read_session() as session:
        return posts.find(session, ROAD) is not None


def _has_people(practice: Database) -> bool:
    """Whether anybody ever practised: trainees of a class that was deleted stay as numbers."""
    with practice.read_session() as session:
        return bool(people.every(session))


def _trainer(database: Database) -> Actor:
    with database.read_session() as session:
        trainer = people.find(session, TRAINER)
        if trainer is None:
            raise LookupError("The cast has no trainer.")
        return people.actor(trainer)


def _fill(database: Database, settings: Settings, now: datetime) -> None:
    from referral.cli.demonstration import seeding  # only the first time needs the checklists
    from referral.definitions.library import library_at

    library, kept = library_at(settings.root / "checklists"), seeding.hashes()
    with database.transaction() as session:
        seeding.seed_all(session, library, kept, now)


def _release(database: Database, settings: Settings, now: datetime) -> None:
    """Two quarters, the later beside the one before, and a month. They cost least when the quarters come first."""
    from referral.definitions.library import Library
    from referral.disclosure import Level
    from referral.services.statistics import periods, statistics

    library = Library(settings.root / "checklists")
    checklist = library.checklist(library.for_cases, RELEASED)
    month, quarter = periods.last(now)
    for period in (periods.before(quarter), quarter, month):
        statistics.release(database, checklist, period, Level.INSIDE, by=None, now=now)


def _fill_practice(
    practice: Database, settings: Settings, service: Database, now: datetime
) -> None:
    with service.read_session() as session:
        known = posts.every(session)
    wings.fill_practice(practice, settings, known, _trainer(service), now)
