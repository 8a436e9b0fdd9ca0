"""Opening the database and its transactions. No tables and no rules here.

Readers see one consistent moment and leave nothing behind. Writers take their turn at once (never half-way
through), and what ``transaction`` has left without an error is on the disk.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from weakref import WeakSet

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from referral.store.database import postgresql, reserve, sqlite
from referral.store.database.vacuuming import VacuumResult, cut_the_log, vacuum

__all__ = [
    "Address",
    "CommitAndRaise",
    "Connection",
    "Database",
    "DatabaseError",
    "OperationalError",
    "Session",
    "VacuumResult",
    "added",
    "is_busy",
    "is_damaged",
    "is_full",
    "is_read_only",
]


Address = str | URL
"""Where a database is; as a URL when its file may have any sign in its name."""


class CommitAndRaise(Exception):
    """An exception that reports something after work that is kept: ``transaction`` commits, then raises it."""


class Database:
    """One database, SQLite or PostgreSQL; connections open when first needed."""

    def __init__(self, url: Address) -> None:
        """Prepare, but do not connect. Raises ValueError for an engine that is not supported."""
        self.url = make_url(url)
        engine = _engine_of(self.url)
        self.readers, self.writers = engine.reader(self.url), engine.writer(self.url)
        self._reading = sessionmaker(self.readers, expire_on_commit=False, autoflush=False)
        self._writing = sessionmaker(self.writers, expire_on_commit=False)
        _opened.add(self)

    def read_session(self) -> Session:
        """A read-only session in one read transaction; the caller closes it."""
        return self._reading()

    def read_connection(self) -> Connection:
        """The same without a session, for prepared statements; the caller closes it."""
        connection: Connection = self.readers.connect()
        return connection

    def read_session_on(self, look: Connection) -> Session:
        """A read-only session on a read connection; it ends with the connection."""
        return self._reading(bind=look)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that is committed durably at the end, or not at all when an error leaves it."""
        with self.writers.connect() as connection, self._writing(bind=connection) as session:
            connection.begin()
            try:
                yield session
            except CommitAndRaise:
                session.flush()
                connection.commit()
                raise
            session.flush()
            connection.commit()

    @contextmanager
    def urgent_transaction(self) -> Iterator[Session]:
        """As ``transaction``, for small writes that must succeed even on a full disk: signing out, a referral."""
        if self.writers.dialect.name != "sqlite":
            with self.transaction() as session:
                yield session
            return
        with reserve.at_hand(sqlite.path_of(self.url)) as is_full:
            with self.transaction() as session:
                yield session
            if is_full:
                self._cut_the_log()

    def _cut_the_log(self) -> None:
        connection = self.writers.raw_connection()
        try:
            cut_the_log(connection.cursor())
        finally:
            connection.close()

    @property
    def is_read_only(self) -> bool:
        """Whether it lies on a disk that can only be read."""
        is_file = self.writers.dialect.name == "sqlite"
        return is_file and sqlite.is_read_only(sqlite.path_of(self.url))

    def describes(self) -> str:
        """Which engine this is, of which version, and where it keeps its data; never a passphrase."""
        with self.read_connection() as connection:
            dialect = connection.dialect
            found = ".".join(map(str, dialect.server_version_info or ()))
            return f"{dialect.name} {found}, {self.url.render_as_string(hide_password=True)}"

    def vacuum(self) -> VacuumResult:
        """Drop what the engine keeps of rows that are gone: SQLite's file is rewritten, and its log cut."""
        if self.writers.dialect.name != "sqlite":
            return VacuumResult.DONE
        return vacuum(self.writers, sqlite.path_of(self.url))

    def keep_room(self) -> None:
        """Keep some room on the disk for ``urgent_transaction``."""
        if self.writers.dialect.name == "sqlite":
            reserve.keep(sqlite.path_of(self.url))

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self.readers.dispose()
        self.writers.dispose()


def added(session: Session, row: object) -> bool:
    """Add a row, unless somebody else has just taken what only one may have; whether it was added."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


def is_busy(error: BaseException) -> bool:
    """Whether a database error says "somebody else holds the lock, try again"."""
    return _is(error, sqlite.BUSY, postgresql.BUSY)


def is_full(error: BaseException) -> bool:
    """Whether a database error says that the disk is full."""
    return _is(error, sqlite.FULL, postgresql.FULL)


def is_read_only(error: BaseException) -> bool:
    """Whether a database error says that the disk can only be read."""
    return _is(error, sqlite.READ_ONLY, postgresql.READ_ONLY)


def is_damaged(error: BaseException) -> bool:
    """Whether a database error says that its file is damaged."""
    return _is(error, sqlite.DAMAGED, postgresql.DAMAGED)


def _is(error: BaseException, names: frozenset[str], states: frozenset[str]) -> bool:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return sqlite.error_name(cause) in names or getattr(cause, "sqlstate", None) in states


def _engine_of(url: URL) -> ModuleType:
    match url.get_backend_name():
        case "sqlite":
            return sqlite
        case "postgresql":
            return postgresql
        case other:
            raise ValueError(f'The database "{other}" is not supported. Use sqlite or postgresql.')


_opened: WeakSet[Database] = WeakSet()


def _close_before_forking() -> None:
    # A connection must never be used on both sides of a fork: SQLite would lose its locks.
    for database in list(_opened):
        database.close()


os.register_at_fork(before=_close_before_forking)
