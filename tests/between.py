"""Between BEGIN and COMMIT there is only SQL: whoever does something else in a writing transaction is named.

Watched are files, processes, sockets, imports of our own modules, the hashing of passphrases and the reading of
YAML, in every test that runs in this process. ``ONLY_SQL`` stands in ``conftest.py`` around each of them.
"""

import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import argon2
import yaml

from referral.store.database import Database, Session

HOUSE = Path(__file__).parents[1]

WATCHED = frozenset(
    {
        *("open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.chmod"),
        *("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "socket.connect"),
    }
)
"""Events of Python's own audit that are no SQL."""

NOT_YET = ("referral/services/accounts.py",)
"""Hashes passphrases in its transactions until the sign-in is reworked."""

_now = threading.local()


class OnlySQL:
    """Notes everything that is done in a writing transaction and is no SQL."""

    def __init__(self) -> None:
        self.found: list[str] = []
        sys.addaudithook(self._heard)
        _whenever(Database, "writing", _marked)
        for owner, name in (
            (argon2.PasswordHasher, "hash"),
            (argon2.PasswordHasher, "verify"),
            (yaml, "parse"),
        ):
            _whenever(owner, name, self._noted)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if getattr(_now, "writing", 0) and event in WATCHED and not _is_foreign_module(arguments):
            self._note(f"{event} {arguments[0] if arguments else ''}")

    def _noted(self, done: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            if getattr(_now, "writing", 0):
                self._note(f"{done.__module__}.{done.__qualname__}")
            return done(*arguments, **named)

        return noted

    def _note(self, what: str) -> None:
        _now.writing, writing = 0, _now.writing  # looking at our own lines opens files
        ours = [
            f"{Path(one.filename).relative_to(HOUSE)}:{one.lineno} {one.name}"
            for one in traceback.extract_stack(limit=40)
            if one.filename.startswith(str(HOUSE)) and ".venv" not in one.filename
        ]
        _now.writing = writing
        if not any(part in one for one in ours for part in NOT_YET):
            self.found.append(f"{what} in {' > '.join(ours[-6:-1])}")


def _is_foreign_module(arguments: tuple[Any, ...]) -> bool:
    """Whether a file is a module of Python or of a package, which is read when it is first used."""
    name = os.fsdecode(arguments[0]) if arguments and isinstance(arguments[0], str | bytes) else ""
    is_ours = name.startswith(str(HOUSE)) and ".venv" not in name
    return name.endswith((".py", ".pyc", ".so")) and not is_ours


def _marked(writing: Callable[..., Any]) -> Callable[..., Any]:
    @contextmanager
    def marked(database: Database) -> Iterator[Session]:
        with writing(database) as session:
            _now.writing = getattr(_now, "writing", 0) + 1
            try:
                yield session
            finally:
                _now.writing -= 1

    return marked


def _whenever(owner: Any, name: str, put_around: Callable[..., Any]) -> None:
    setattr(owner, name, put_around(getattr(owner, name)))


ONLY_SQL = OnlySQL()
