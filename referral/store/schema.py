"""Bringing a database to the schema of this program, and telling whether it is there.

SQLite is migrated in a copy that replaces the file in one step; PostgreSQL in one transaction. Killed at any
moment, the database is as before or as after. Alembic is imported only here, and only to migrate.
"""

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, event, inspect, text

from referral.store import postgresql, replacement, sqlite
from referral.store.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001", "0002", "0003", "0005", "0006", "0007", "0009")
"""The migrations of this program, oldest first; the last is what the tables in Python say."""

NOTHING = "base"
"""The schema before the first migration."""


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


def state(database: Database) -> State:
    """How the schema of a database stands to this program."""
    if _file(database) is not None and not sqlite.path_of(database.url).exists():
        return State.MISSING
    with database.readers.connect() as connection:
        revision = _revision(connection)
    if revision is None:
        return State.MISSING
    if revision not in REVISIONS:
        return State.NEWER
    return State.CURRENT if revision == REVISIONS[-1] else State.OLDER


def migrate(database: Database, to: str = REVISIONS[-1]) -> None:
    """Bring a database to a revision, up or down, making it when it is missing.

    Nobody else may use an SQLite file meanwhile: raises ``replacement.InUse``. Raises SchemaTooNew.
    """
    path = _file(database)
    database.close()
    if path is None:
        with database.writers.begin() as connection:
            postgresql.hold_for_migration(connection)
            _run(connection, to)
        return
    with replacement.of(path) as copy:
        copied = Database(f"sqlite:///{copy}")
        event.listen(copied.writers, "connect", sqlite.without_foreign_keys)
        try:
            with copied.writers.begin() as connection:
                _run(connection, to)
        finally:
            copied.close()


def _file(database: Database) -> Path | None:
    return sqlite.path_of(database.url) if database.writers.dialect.name == "sqlite" else None


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _run(connection: Connection, to: str) -> None:
    from alembic import command  # costs a tenth of a second that no server start should pay

    current = _revision(connection) or NOTHING
    order = (NOTHING, *REVISIONS)
    if current not in order:
        raise SchemaTooNew
    move = command.upgrade if order.index(to) >= order.index(current) else command.downgrade
    move(_config(connection), to)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
