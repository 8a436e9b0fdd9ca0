"""The demonstration: who signs in to it, and filling it once. How it is made is in ``storytelling.py``."""

from datetime import datetime

from referral.settings import Settings
from referral.store import posts
from referral.store.database import Database

ROAD, STATION = "KZ-DEMO-01", "KZ-DEMO-02"

PASSPHRASES = {
    login: f"demo-{login}-passphrase"
    for login in ("officer", "officer2", "supervisor", "trainer", "archivist")
}


def fill(settings: Settings, now: datetime) -> None:
    """Make what a demonstration shows, all of it or nothing; one that is there is left as it is."""
    database = Database(settings.database)
    try:
        with database.reading() as session:
            if posts.find(session, ROAD) is not None:
                return
        _fill(database, settings, now)
    finally:
        database.close()


def _fill(database: Database, settings: Settings, now: datetime) -> None:
    from referral.cli import storytelling  # only the first time needs the checklists
    from referral.definitions.library import Library

    with database.writing() as session:
        storytelling.tell_all(session, Library(settings.root / "checklists"), now)
