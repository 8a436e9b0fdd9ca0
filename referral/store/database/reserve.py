"""Room that is kept on the disk for what must go on when it is full: opening a database, signing in and out,
looking at a case, issuing a referral.

A file of nothing lies beside the database. On a full disk it is emptied for the moment of such work, and then
takes back what that did not need; an answer, which may be as large as it likes, never gets this room.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

SIZE = 8 * 2**20
"""Bytes. A sign-in takes some forty thousand until the log is brought into the file."""

ENOUGH = 2**20
"""With so much free nothing needs the reserve."""

_PIECE = 2**16


def file_of(path: Path) -> Path:
    """The file that keeps room for the database at ``path``."""
    return path.with_name(path.name + ".reserve")


def keep(path: Path) -> None:
    """Take the room, or as much of it as there is."""
    if os.access(path.parent, os.W_OK):
        with _held(path) as handle:
            _fill(handle)


@contextmanager
def at_hand(path: Path) -> Iterator[bool]:
    """Room for one small piece of work; returns whether the reserve had to be opened for it."""
    is_full = disk_usage(path.parent).free < ENOUGH and os.access(path.parent, os.W_OK)
    if not is_full:
        yield False
        return
    with _held(path) as handle:
        os.ftruncate(handle, 0)
        try:
            yield True
        finally:
            _fill(handle)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    handle = os.open(file_of(path), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)  # given back with the handle, however this process ends
        yield handle
    finally:
        os.close(handle)


def _fill(handle: int) -> None:
    for begin in range(os.fstat(handle).st_size, SIZE, _PIECE):
        try:
            os.posix_fallocate(handle, begin, _PIECE)
        except OSError:
            return  # that is all the room there is
