"""Finding a damaged database file at the start, and telling of it in a sentence with what to do."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from referral.store.database import Database, is_damaged, sqlite

_SECONDS = 3.0  # a server does not start later than that, however large its file is
_STEPS = 10_000  # of SQLite's machine, between two looks at the time


class DatabaseDamaged(Exception):
    """A database file cannot be read as it was written."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} is damaged. Stop the server, keep a copy of the whole folder as it is, and restore "
            "the last backup: referral restore. Until then use paper forms."
        )


@contextmanager
def told(database: Database) -> Iterator[None]:
    """Raise DatabaseDamaged for an error of the engine that says so."""
    try:
        yield
    except Exception as error:
        if is_damaged(error):
            raise DatabaseDamaged(_place(database)) from error
        raise


def look_for(database: Database) -> None:
    """Read through an SQLite file for a few seconds at most. Raises DatabaseDamaged."""
    if database.url.get_backend_name() != "sqlite":
        return
    with told(database):
        found = _quick_check(sqlite.path_of(database.url))
    if found != "ok":
        raise DatabaseDamaged(_place(database))


def _quick_check(path: Path) -> str:
    last = time.monotonic() + _SECONDS
    with closing(sqlite.connect(path)) as connection:
        connection.set_progress_handler(lambda: time.monotonic() > last, _STEPS)
        try:
            ((found,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
        except Exception as error:
            if sqlite.error_name(error) != "SQLITE_INTERRUPT":
                raise
            return "ok"  # as far as it was read
        return str(found)


def _place(database: Database) -> str:
    if database.url.get_backend_name() == "sqlite":
        return f"The database file {sqlite.path_of(database.url)}"
    return "The database"
