"""Words for stories about backups: an instance with cases, and commands typed in a process of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from referral.definitions.library import Library
from referral.settings import load
from referral.store.database import Database, copies
from referral.store.database.contents import Contents
from tests.builders import Border

COMMAND = Path(sys.executable).parent / "referral"


def typed(*words: object, expects: int = 0) -> str:
    """Type a command, which must end with that status; what it says."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REFERRAL")}
    done = subprocess.run(
        [COMMAND, *map(str, words)], capture_output=True, text=True, env=clean, check=False
    )
    assert done.returncode == expects, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@contextmanager
def at_work(instance: Path, library: Library) -> Iterator[Border]:
    """A server's side of the instance: its connections stay open, and its write-ahead log with them."""
    with closing(Database(load(instance).database)) as database:
        yield Border(database, library)


def held_by(instance: Path) -> Contents:
    """What the service database of an instance holds."""
    with closing(Database(load(instance).database)) as database:
        return contents_now(database)


def contents_now(database: Database) -> Contents:
    """What a database holds, while others use it."""
    from referral.store.database.contents import contents

    with database.read_connection() as connection:
        return contents(connection)


def files_of(instance: Path) -> dict[str, bytes]:
    """Every file of an instance that is no database and no lock, with its bytes."""
    return {
        str(path.relative_to(instance)): path.read_bytes()
        for path in sorted(instance.rglob("*"))
        if path.is_file() and ".sqlite3" not in path.name and path.suffix != ".lock"
    }


def is_empty(url: str) -> bool:
    """Whether a PostgreSQL database has no table."""
    return copies.is_empty(url)
