"""Between BEGIN and COMMIT there is only SQL: whoever does something else in a writing transaction is named.

Watched are files, processes, sockets, imports of our own modules, the hashing of passphrases and the reading of
YAML, in every test that runs in this process. ``ONLY_SQL`` stands in ``conftest.py`` around each of them.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
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

_BETWEEN = (
    "tests/between.py",
    "referral/web/app/request_db.py",
    "referral/store/database/__init__.py",
)
"""Files through which every transaction passes."""

_now = threading.local()


@dataclass(frozen=True, slots=True, order=True)
class Taken:
    """How many functions of Python a transaction called, and where in our code it was opened."""

    calls: int
    where: str


class OnlySQL:
    """Notes everything that is done in a writing transaction and is no SQL."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.taken: list[Taken] | None = None
        sys.addaudithook(self._heard)
        _whenever(Database, "transaction", self._marked)
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

    @contextmanager
    def counting(self) -> Iterator[list[Taken]]:
        """Count, while this lasts, what every transaction of this thread takes: slow, and always the same."""
        self.taken = []
        try:
            yield self.taken
        finally:
            self.taken = None

    def _marked(self, writing: Callable[..., Any]) -> Callable[..., Any]:
        @contextmanager
        def marked(database: Database) -> Iterator[Session]:
            with writing(database) as session:
                _now.writing = getattr(_now, "writing", 0) + 1
                try:
                    with self._counted():
                        yield session
                finally:
                    _now.writing -= 1

        return marked

    @contextmanager
    def _counted(self) -> Iterator[None]:
        if (taken := self.taken) is None:
            yield
            return
        calls = 0

        def called(_frame: FrameType, event: str, _about: object) -> None:
            nonlocal calls
            calls += event == "call"

        where = _ours()[-1]
        sys.setprofile(called)
        try:
            yield
        finally:
            sys.setprofile(None)
            taken.append(Taken(calls, where))

    def _note(self, what: str) -> None:
        ours = _ours()
        if not ours[-1].startswith(
            "tests/backups/"
        ):  # they hold a transaction while another process works
            self.found.append(f"{what} in {' > '.join(ours[-5:])}")


def _ours() -> list[str]:
    """Where we are in our own code: files, lines and functions, the innermost last."""
    found, frame = list[str](), sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        if _is_ours(name) and not name.endswith(_BETWEEN):
            found.append(
                f"{name.removeprefix(f'{HOUSE}/')}:{frame.f_lineno} {frame.f_code.co_name}"
            )
        frame = frame.f_back
    return found[::-1]


def _is_ours(name: str) -> bool:
    return name.startswith(str(HOUSE)) and ".venv" not in name


def _is_foreign_module(arguments: tuple[Any, ...]) -> bool:
    """Whether a file is a module of Python or of a package, which is read when it is first used."""
    name = os.fsdecode(arguments[0]) if arguments and isinstance(arguments[0], str | bytes) else ""
    return name.endswith((".py", ".pyc", ".so")) and not _is_ours(name)


def _whenever(owner: Any, name: str, put_around: Callable[..., Any]) -> None:
    setattr(owner, name, put_around(getattr(owner, name)))


ONLY_SQL = OnlySQL()
