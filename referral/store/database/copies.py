"""A copy of a whole database, taken while others read and write, and how it becomes a database again.

Copying the file of an SQLite database while it is in use loses what stands in its write-ahead log; so the engine
itself makes the copy. A PostgreSQL database is copied by its own ``pg_dump``.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, inspect, make_url

from referral.store.database import Address, Database, postgresql_programs, sqlite
from referral.store.database.contents import Contents, contents
from referral.store.database.postgresql_programs import CopyFailed, must_be_readable

__all__ = [
    "CopyFailed",
    "contents_of",
    "copy",
    "is_empty",
    "is_there",
    "must_be_readable",
    "must_be_sound",
    "put_back",
    "rehearsal_beside",
    "url_of",
]

FILES = {"sqlite": "sqlite3", "postgresql": "dump"}
"""How the copy of a database of each engine ends."""

_PAGES_AT_ONCE = 2000
"""Without a write-ahead log nobody can write while pages are copied: so it is done by pieces."""


def copy(database: Database, into: Path) -> Contents:
    """Copy what the database holds at one moment; nobody waits meanwhile. Raises CopyFailed."""
    with database.read_connection() as connection:
        if connection.dialect.name == "sqlite":
            _copy_pages(connection, into)
            return contents_of(url_of(into))
        with connection.begin():
            snapshot = postgresql_programs.snapshot(connection)
            postgresql_programs.dump(database.url, snapshot, into)
            return contents(connection)


def put_back(file: Path, url: Address) -> None:
    """Fill an empty PostgreSQL database from its copy, all of it or nothing. Raises CopyFailed."""
    postgresql_programs.restore(file, make_url(url))


@contextmanager
def rehearsal_beside(url: str) -> Iterator[str]:
    """An empty PostgreSQL database beside another, which is gone afterwards. Raises CopyFailed."""
    with postgresql_programs.beside(make_url(url)) as made:
        yield made.render_as_string(hide_password=False)


def must_be_sound(file: Path) -> None:
    """Raise CopyFailed when the copy of an SQLite database is damaged."""
    try:
        with closing(sqlite.connect(file)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchall()
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite.FileFault as error:
        raise CopyFailed("The copy of the database cannot be read.") from error
    if found != [("ok",)] or broken:
        raise CopyFailed("The copy of the database is damaged.")


def contents_of(url: Address) -> Contents:
    """What a database holds; an SQLite file that nobody else uses is one file again afterwards."""
    with closing(Database(url)) as database, database.read_connection() as connection:
        found = contents(connection)
    if database.url.get_backend_name() == "sqlite":
        _into_one_file(sqlite.path_of(database.url))
    return found


def is_empty(url: Address) -> bool:
    """Whether a PostgreSQL database has no table yet."""
    with closing(Database(url)) as database, database.read_connection() as connection:
        return not inspect(connection).get_table_names()


def is_there(url: Address) -> bool:
    """Whether the file of a database is there; one on a server always counts as there."""
    read = make_url(url)
    return read.get_backend_name() != "sqlite" or sqlite.path_of(read).exists()


def url_of(file: Path) -> URL:
    """The address of an SQLite file, whatever signs its name has."""
    return URL.create("sqlite", database=str(file))


def _copy_pages(connection: Connection, into: Path) -> None:
    source = connection.connection.dbapi_connection
    (journal,) = source.execute("PRAGMA journal_mode").fetchone()  # type: ignore[union-attr]
    pages = -1 if journal == "wal" else _PAGES_AT_ONCE
    into.touch(mode=0o600)
    try:
        with closing(sqlite.connect(into)) as target:
            source.backup(target, pages=pages)  # type: ignore[union-attr]
    except sqlite.FileFault as error:
        raise CopyFailed(f"The database cannot be copied: {error}") from error


def _into_one_file(path: Path) -> None:
    with closing(sqlite.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = delete").fetchall()
    sqlite.lock_file(path).unlink()
