"""SQLite as this system needs it: a sound version, durable commits, writers that queue. No tables here.

Python's own SQLite is often old; where the package ``pysqlite3`` is installed, its newer one is used.
"""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

from referral.store.database import reserve

try:
    import pysqlite3.dbapi2 as driver
except ImportError:
    driver = sqlite3

BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
FULL = frozenset({"SQLITE_FULL"})
READ_ONLY = frozenset({"SQLITE_READONLY"})
DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})

FileFault: type[Exception] = driver.DatabaseError
"""What the driver raises for a file that is damaged, or no database at all."""

_WAIT = 5000  # milliseconds
_LOOKS = 50  # so often a writer looks whether its turn has come, before SQLite waits for it
_MOMENT = 0.0002  # seconds between two looks
_WAL_UNSOUND = (3, 7, 0), (3, 51, 2)  # versions that can lose a write-ahead log at a reset


class DatabaseUnfit(Exception):
    """The database engine would not keep what it acknowledges."""


class _Cursorish(Protocol):
    def execute(self, statement: str, /) -> Any: ...


def reader(url: URL) -> Engine:
    """An engine that can only read the file named by the URL; each transaction sees one moment."""
    made = _engine(url, reset_on_return="rollback")
    event.listen(made, "connect", _query_only)
    event.listen(made, "checkout", _begin)
    return made


def writer(url: URL) -> Engine:
    """An engine whose every transaction writes, and waits for its turn at the beginning."""
    made = _engine(url, reset_on_return=None)  # sessions end their transactions themselves
    event.listen(made, "begin", _begin_immediate)
    return made


def path_of(url: URL) -> Path:
    """The file of an SQLite URL, which must exist to be opened (``schema.migrate`` makes it).

    Raises ValueError for a database in memory.
    """
    if not url.database or url.database == ":memory:":
        raise ValueError("A database in memory keeps nothing. Name a file: sqlite:////folder/file.")
    return Path(url.database).absolute()


def connect(path: Path) -> Any:
    """A connection of the driver with the settings of this system, checked one by one.

    Where the disk can only be read, the connection can too. On a full disk it takes its room from the reserve.
    """
    if is_read_only(path):
        return _connected(path, _as_it_lies(path), {})
    with reserve.at_hand(path):
        return _connected(path, "mode=rw", journal_for(driver.sqlite_version_info))


def is_read_only(path: Path) -> bool:
    """Whether the disk of a database can be read and not be written."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _as_it_lies(path: Path) -> str:
    # A log beside the file holds what was saved last. Without one, the file alone is the whole database.
    log = path.with_name(path.name + "-wal")
    has_log = log.exists() and log.stat().st_size
    return "mode=ro" if has_log else "mode=ro&immutable=1"


def _connected(path: Path, how: str, journal: dict[str, str]) -> Any:
    connection = driver.connect(
        f"file:{quote(str(path))}?{how}",
        uri=True,
        timeout=_WAIT / 1000,
        isolation_level=None,  # this module begins transactions itself
        check_same_thread=False,
    )
    try:
        configure(connection, journal)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def journal_for(version: tuple[int, ...]) -> dict[str, str]:
    """The journal settings that keep every acknowledged commit on this version of SQLite."""
    first, last = _WAL_UNSOUND
    if first <= version <= last:
        return {"journal_mode": "delete", "synchronous": "3"}  # EXTRA
    return {"journal_mode": "wal", "synchronous": "2"}  # FULL


def configure(connection: _Cursorish, journal: dict[str, str]) -> None:
    """Make the settings and read each one back. Raises DatabaseUnfit for one that did not hold."""
    wanted = {
        "busy_timeout": str(_WAIT),
        "foreign_keys": "1",
        "recursive_triggers": "1",  # so that REPLACE cannot pass the triggers that forbid deleting
        "secure_delete": "1",
        "wal_autocheckpoint": "4000",  # pages: a save writes ten, and most are the same ones again
        "trusted_schema": "0",
    } | journal
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if str(found) != value:
            raise DatabaseUnfit(
                f"SQLite does not keep the setting {name} = {value} (it says {found}). "
                "Put the database on a local disk and use a current SQLite."
            )


def without_foreign_keys(connection: _Cursorish, _record: object) -> None:
    """For migrations, which rebuild tables; ``replacement`` checks the references afterwards."""
    connection.execute("PRAGMA foreign_keys = 0")


def error_name(error: object) -> str:
    """SQLite's name of an error without its extension, as ``SQLITE_BUSY``; "" for any other error."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return "_".join(name.split("_")[:2])


def lock_file(path: Path) -> Path:
    """The file whose lock says that the database is in use."""
    return path.with_name(path.name + ".lock")


def _take_part(connection: Any, record: Any) -> None:
    # Held while the connection lives; a migration wants it alone before it replaces the file.
    (_, _, filename) = connection.execute("PRAGMA database_list").fetchone()
    lock = lock_file(Path(filename))
    if is_read_only(Path(filename)):
        if not lock.exists():
            return  # nobody can replace the file either
        handle = lock.open()
    else:
        handle = lock.open("a")
    fcntl.flock(handle, fcntl.LOCK_SH)
    record.info["in_use"] = handle


def _leave(_connection: Any, record: Any) -> None:
    if handle := record.info.pop("in_use", None):
        handle.close()


def _query_only(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only = 1")


def _begin(connection: Any, _record: Any, _proxy: Any) -> None:
    # With the connection and not with SQLAlchemy's transaction, which no page needs that only looks.
    connection.execute("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    # Most turns take less than the millisecond that SQLite sleeps before it looks a second time.
    ask = connection.connection.dbapi_connection.execute  # type: ignore[union-attr]
    ask("PRAGMA busy_timeout = 0")
    try:
        has_begun = _takes_its_turn(ask)
    finally:
        ask(f"PRAGMA busy_timeout = {_WAIT}")
    if not has_begun:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _takes_its_turn(ask: Callable[[str], Any]) -> bool:
    """Whether the turn came within a few looks; what else is wrong, SQLAlchemy's own attempt tells."""
    for _ in range(_LOOKS):
        try:
            ask("BEGIN IMMEDIATE")
        except driver.OperationalError as error:
            if error_name(error) not in BUSY:
                return False
            time.sleep(_MOMENT)
        else:
            return True
    return False


def _engine(url: URL, reset_on_return: Literal["rollback"] | None) -> Engine:
    path = path_of(url)
    made = create_engine(
        url,
        module=driver,
        creator=lambda: connect(path),
        hide_parameters=True,
        pool_reset_on_return=reset_on_return,
    )
    event.listen(made, "connect", _take_part)
    event.listen(made, "close", _leave)
    return made
