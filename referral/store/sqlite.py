"""SQLite as this system needs it: a sound version, durable commits, writers that queue. No tables here.

Python's own SQLite is often old; where the package ``pysqlite3`` is installed, its newer one is used.
"""

import fcntl
import sqlite3
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from shutil import disk_usage
from typing import Any, Literal, Protocol
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

try:
    import pysqlite3.dbapi2 as driver
except ImportError:
    driver = sqlite3

BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
FULL = frozenset({"SQLITE_FULL"})

_WAIT = 5000  # milliseconds
_LOOKS = 50  # so often a writer looks whether its turn has come, before SQLite waits for it
_MOMENT = 0.0002  # seconds between two looks
_ROOM_FOR_WORK = 10_000_000  # bytes that writing anew leaves to those who save meanwhile
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
    """A connection of the driver with the settings of this system, checked one by one."""
    connection = driver.connect(
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        timeout=_WAIT / 1000,
        isolation_level=None,  # this module begins transactions itself
        check_same_thread=False,
    )
    try:
        configure(connection, journal_for(driver.sqlite_version_info))
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


class Rewriting(StrEnum):
    """Whether a database file was written anew after rows were removed."""

    DONE = "done"
    NEEDED = "needed"
    BUSY = "busy"
    NO_ROOM = "no_room"


def write_anew(engine: Engine, path: Path) -> Rewriting:
    """Write the file anew with nothing but the rows there are, and cut the write-ahead log to nothing.

    ``secure_delete`` overwrites what is freed, but a page that was split or joined can keep copies of rows
    between its own; only a new file is free of them. While somebody else writes for long, or reads an
    older moment, or the disk has no room for two more copies, it stays; the next time does it.
    """
    if disk_usage(path.parent).free < 2 * path.stat().st_size + _ROOM_FOR_WORK:
        return Rewriting.NO_ROOM
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM").fetchall()
        is_cut = _cut_the_log(connection.cursor())
    except driver.OperationalError as error:
        name = error_name(error)
        if name not in BUSY | FULL:
            raise
        _cut_the_log(connection.cursor())
        return Rewriting.BUSY if name in BUSY else Rewriting.NO_ROOM
    finally:
        connection.close()
    return Rewriting.DONE if is_cut else Rewriting.BUSY


def _cut_the_log(cursor: Any) -> bool:
    """Bring the write-ahead log into the file and cut it; says whether nobody stood in the way."""
    try:
        ((is_busy, *_),) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except driver.OperationalError as error:
        if error_name(error) not in BUSY | FULL:
            raise
        return False
    return not is_busy


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
    handle = lock_file(Path(filename)).open("a")
    fcntl.flock(handle, fcntl.LOCK_SH)
    record.info["in_use"] = handle


def _leave(_connection: Any, record: Any) -> None:
    record.info.pop("in_use").close()


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
