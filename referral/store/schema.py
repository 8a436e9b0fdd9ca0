"""Bringing a database to the schema of this program, and telling whether it is there.

SQLite is migrated in a copy that replaces the file in one step; PostgreSQL in one transaction. Killed at any
moment, the database is as before or as after. Alembic is imported only here, and only to migrate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, event, inspect, text

from referral.store import postgresql, replacement, sqlite
from referral.store.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001", "0002", "0003", "0005", "0006", "0007", "0009", "0010", "0011", "0016")
"""The migrations of this program, oldest first; the last is what the tables in Python say."""

NOTHING = "base"
"""The schema before the first migration."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Migrations that follow each other, oldest first, the folder they lie in, and the table of a
    database that says how far they went.
    """

    revisions: Sequence[str]
    folder: str = "versions"
    table: str = "alembic_version"


SERVICE = (Chain(REVISIONS),)
"""What the live database is made with."""

PRACTICE = (*SERVICE, Chain(("practice_0001", "practice_0002"), "practice", "practice_version"))
"""What the practice database is made with: the same tables for the same work, then its own."""


class State(Enum):
    """How a database stands to this program."""

    MISSING = "There is no database yet. Type: referral migrate"
    OLDER = (
        "The database was made by an older version. Stop the server, then type: referral migrate"
    )
    CURRENT = "The database is up to date."
    NEWER = "The database was made by a newer version of this program. Install that version."


class SchemaTooNew(Exception):
    """The database was made by a newer program; this one must not touch it."""

    def __init__(self) -> None:
        super().__init__(State.NEWER.value)


def state(database: Database, chains: Sequence[Chain] = SERVICE) -> State:
    """How the schema of a database stands to this program."""
    if _file(database) is not None and not sqlite.path_of(database.url).exists():
        return State.MISSING
    with database.readers.connect() as connection:
        found = [_state(_revision(connection, chain), chain) for chain in chains]
    for worst in (State.NEWER, State.MISSING, State.OLDER):
        if worst in found:
            return State.OLDER if worst is State.MISSING and found[0] is not worst else worst
    return State.CURRENT


def _state(revision: str | None, chain: Chain) -> State:
    if revision is None:
        return State.MISSING
    if revision not in chain.revisions:
        return State.NEWER
    return State.CURRENT if revision == chain.revisions[-1] else State.OLDER


def migrate(database: Database, to: str = REVISIONS[-1]) -> None:
    """Bring a database to a revision, up or down, making it when it is missing.

    Nobody else may use an SQLite file meanwhile: raises ``replacement.InUse``. Raises SchemaTooNew.
    """
    _migrate(database, [(SERVICE[0], to)])


def migrate_practice(database: Database) -> None:
    """Bring the practice database up to date, making it when it is missing; raises as ``migrate``."""
    _migrate(database, [(chain, chain.revisions[-1]) for chain in PRACTICE])


def take_practice_back(database: Database) -> None:
    """Take what only practice has out of its database again; raises as ``migrate``."""
    _migrate(database, [(PRACTICE[-1], NOTHING)])


def _migrate(database: Database, moves: Sequence[tuple[Chain, str]]) -> None:
    path = _file(database)
    database.close()
    if path is None:
        with database.writers.begin() as connection:
            postgresql.hold_for_migration(connection)
            _run_all(connection, moves)
        return
    with replacement.of(path) as copy:
        copied = Database(f"sqlite:///{copy}")
        event.listen(copied.writers, "connect", sqlite.without_foreign_keys)
        try:
            with copied.writers.begin() as connection:
                _run_all(connection, moves)
        finally:
            copied.close()


def _file(database: Database) -> Path | None:
    return sqlite.path_of(database.url) if database.writers.dialect.name == "sqlite" else None


def _revision(connection: Connection, chain: Chain) -> str | None:
    if not inspect(connection).has_table(chain.table):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {chain.table}"))  # noqa: S608 - our own name
    return None if found is None else str(found)


def _run_all(connection: Connection, moves: Sequence[tuple[Chain, str]]) -> None:
    for chain, to in moves:
        _run(connection, chain, to)


def _run(connection: Connection, chain: Chain, to: str) -> None:
    from alembic import command  # costs a tenth of a second that no server start should pay

    current = _revision(connection, chain) or NOTHING
    order = (NOTHING, *chain.revisions)
    if current not in order:
        raise SchemaTooNew
    move = command.upgrade if order.index(to) >= order.index(current) else command.downgrade
    move(_config(connection, chain), to)


def _config(connection: Connection, chain: Chain) -> "Config":
    from alembic.config import Config

    folder = Path(__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option(
        "path_separator", "newline"
    )  # the folder of an instance may hold any sign
    config.set_main_option("version_locations", str(folder / chain.folder))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = chain.table
    return config
