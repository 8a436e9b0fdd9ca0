"""Replacing a database file by a changed copy of it, in one step that a power cut cannot halve. SQLite only."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from referral.store.database import sqlite


class InUse(Exception):
    """Somebody else has the database open."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is in use. Stop the server and other commands, then try again.")


class Damaged(Exception):
    """The changed copy is not sound; the database was left as it was."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(f"{path} was left as it was: its changed copy is damaged ({found}).")


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A copy to change, empty when there is no file yet; it takes the place of the file when no error leaves.

    Raises InUse while anybody has the file open, and Damaged when the changed copy fails its checks.
    """
    with alone(path):
        copy = path.with_name(path.name + ".changing")
        _remove(copy)
        try:
            copy_alone(path, copy)
            yield copy
            _check(copy)
            _sync(copy)
            copy.replace(path)
            _sync(path.parent)
        finally:
            _remove(copy)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep the file to ourselves meanwhile. Raises InUse."""
    with sqlite.lock_file(path).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(path) from None
        yield


def copy_alone(path: Path, copy: Path) -> None:
    """Copy a file that nobody else has open; empty when there is none."""
    copy.touch(mode=0o600)
    if not path.exists():
        return
    with closing(sqlite.connect(path)) as source, closing(sqlite.connect(copy)) as target:
        _into_one_file(source)
        source.backup(target)


def _check(copy: Path) -> None:
    with closing(sqlite.connect(copy)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        _into_one_file(connection)
    if found != [("ok",)] or broken:
        raise Damaged(copy, "integrity" if found != [("ok",)] else "references")


def _into_one_file(connection: Any) -> None:
    # Without a write-ahead log beside it, the file alone is the whole database.
    connection.execute("PRAGMA journal_mode = delete").fetchall()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(copy: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", ".lock"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
