"""Rewrites an SQLite file after rows were removed, so that no trace of them is left. No tables here."""

from enum import StrEnum
from pathlib import Path
from shutil import disk_usage
from typing import Any

from sqlalchemy import Engine

from referral.store.database import sqlite

_ROOM_FOR_WORK = 10_000_000  # bytes that rewriting leaves to those who save meanwhile


class VacuumResult(StrEnum):
    """Whether a database file was rewritten after rows were removed."""

    DONE = "done"
    NEEDED = "needed"
    BUSY = "busy"
    NO_ROOM = "no_room"


def vacuum(engine: Engine, path: Path) -> VacuumResult:
    """Rewrite the file with nothing but the rows there are, and cut the write-ahead log to nothing.

    ``secure_delete`` overwrites what is freed, but a page that was split or joined can keep copies of rows
    between its own; only a new file is free of them. While somebody else writes for long, or reads an
    older moment, or the disk has no room for two more copies, it stays; the next time does it.
    """
    if disk_usage(path.parent).free < 2 * path.stat().st_size + _ROOM_FOR_WORK:
        return VacuumResult.NO_ROOM
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM").fetchall()
        is_cut = cut_the_log(connection.cursor())
    except Exception as error:
        name = sqlite.error_name(error)
        if name not in sqlite.BUSY | sqlite.FULL:
            raise
        cut_the_log(connection.cursor())
        return VacuumResult.BUSY if name in sqlite.BUSY else VacuumResult.NO_ROOM
    finally:
        connection.close()
    return VacuumResult.DONE if is_cut else VacuumResult.BUSY


def cut_the_log(cursor: Any) -> bool:
    """Bring the write-ahead log into the file and cut it; says whether nobody stood in the way."""
    try:
        ((is_busy, *_),) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except Exception as error:
        if sqlite.error_name(error) not in sqlite.BUSY | sqlite.FULL:
            raise
        return False
    return not is_busy
