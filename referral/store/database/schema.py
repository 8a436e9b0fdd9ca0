"""Bringing a database to the schema of this program, and telling whether it is there.

SQLite is migrated in a copy that replaces the file in one step; PostgreSQL in one transaction. Killed at any
moment, the database is as before or as after. Alembic is imported only here, and only to migrate.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, event, inspect, text

from referral.store import upkeep
from referral.store.database import Database, postgresql, replacement, sqlite

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0005",
    "0006",
    "0007",
    "0009",
    "0010",
    "0011",
    "0012",
    "0014",
    "0019",
    "0020",
    "0021",
)
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


Moves = Sequence[tuple[Chain, str]]
Then = Callable[[Connection], None]


class SchemaState(Enum):
    """How the schema of a database compares with this program."""

    MISSING = "There is no database yet. Type: referral migrate"
    OLDER = (
        "The database was made by an older version. Stop the server, then type: referral migrate"
    )
    CURRENT = "The database is up to date."
    NEWER = "The database was made by a newer version of this program. Install that version."


class SchemaTooNew(Exception):
    """The database was made by a newer program; this one must not touch it."""

    def __init__(self) -> None:
        super().__init__(SchemaState.NEWER.value)


def state(database: Database, chains: Sequence[Chain] = SERVICE) -> SchemaState:
    """How the schema of a database compares with this program."""
    if _file(database) is not None and not sqlite.path_of(database.url).exists():
        return SchemaState.MISSING
    with database.readers.connect() as connection:
        found = [_state(revision_of(connection, chain), chain) for chain in chains]
    for worst in (SchemaState.NEWER, SchemaState.MISSING, SchemaState.OLDER):
        if worst in found:
            return (
                SchemaState.OLDER
                if worst is SchemaState.MISSING and found[0] is not worst
                else worst
            )
    return SchemaState.CURRENT


def revision(database: Database) -> str:
    """How far the migrations of a database went; ``NOTHING`` for one that was not made yet."""
    if _file(database) is not None and not sqlite.path_of(database.url).exists():
        return NOTHING
    with database.read_connection() as connection:
        return revision_of(connection, SERVICE[0]) or NOTHING


def count_tables(database: Database) -> int:
    """How many tables there are."""
    with database.read_connection() as connection:
        return len(inspect(connection).get_table_names())


def _state(revision: str | None, chain: Chain) -> SchemaState:
    if revision is None:
        return SchemaState.MISSING
    if revision not in chain.revisions:
        return SchemaState.NEWER
    return SchemaState.CURRENT if revision == chain.revisions[-1] else SchemaState.OLDER


def migrate(database: Database, to: str = REVISIONS[-1]) -> None:
    """Bring a database to a revision, up or down, making it when it is missing.

    Its figures are marked to be counted in the same step. Nobody else may use an SQLite file meanwhile: raises
    ``replacement.InUse``. Raises SchemaTooNew.
    """
    _migrate(database, [(SERVICE[0], to)], upkeep.mark_migrated)


def migrate_practice(database: Database) -> None:
    """Bring the practice database up to date, making it when it is missing; raises as ``migrate``."""
    _migrate(database, [(chain, chain.revisions[-1]) for chain in PRACTICE])


def take_practice_back(database: Database) -> None:
    """Take what only practice has out of its database again; raises as ``migrate``."""
    _migrate(database, [(PRACTICE[-1], NOTHING)])


class NotEmpty(Exception):
    """A database that was to be made is there already."""

    def __init__(self) -> None:
        super().__init__("The database is not empty. Name one without any table, or a new file.")


@contextmanager
def making(database: Database, chains: Sequence[Chain]) -> Iterator[Connection]:
    """An empty database brought up to date, to be filled; all of it is kept when no error leaves, or nothing.

    Raises NotEmpty.
    """
    with _changing(database) as connection:
        if inspect(connection).get_table_names():
            raise NotEmpty
        _run_all(connection, [(chain, chain.revisions[-1]) for chain in chains])
        yield connection


def _migrate(database: Database, moves: Moves, then: Then = lambda _connection: None) -> None:
    with _changing(database) as connection:
        _run_all(connection, moves)
        then(connection)


@contextmanager
def _changing(database: Database) -> Iterator[Connection]:
    """A transaction that may change the schema: of PostgreSQL, or of a copy that replaces an SQLite file."""
    path = _file(database)
    database.close()
    if path is None:
        with database.writers.begin() as connection:
            postgresql.hold_for_migration(connection)
            yield connection
        return
    with replacement.replaced(path) as copy:
        copied = Database(database.url.set(database=str(copy)))
        event.listen(copied.writers, "connect", sqlite.without_foreign_keys)
        try:
            with copied.writers.begin() as connection:
                yield connection
        finally:
            copied.close()


def _file(database: Database) -> Path | None:
    return sqlite.path_of(database.url) if database.writers.dialect.name == "sqlite" else None


def revision_of(connection: Connection, chain: Chain) -> str | None:
    """How far a chain of migrations went in a database; None where it never began."""
    if not inspect(connection).has_table(chain.table):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {chain.table}"))  # noqa: S608 - our own name
    return None if found is None else str(found)


def _run_all(connection: Connection, moves: Moves) -> None:
    for chain, to in moves:
        _run(connection, chain, to)


def _run(connection: Connection, chain: Chain, to: str) -> None:
    from alembic import command  # costs a tenth of a second that no server start should pay

    current = revision_of(connection, chain) or NOTHING
    order = (NOTHING, *chain.revisions)
    if current not in order:
        raise SchemaTooNew
    move = command.upgrade if order.index(to) >= order.index(current) else command.downgrade
    move(_config(connection, chain), to)


def _config(connection: Connection, chain: Chain) -> "Config":
    from alembic.config import Config

    folder = Path(__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", _plain(folder))
    config.set_main_option(
        "path_separator", "newline"
    )  # the folder of an instance may hold any sign
    config.set_main_option("version_locations", _plain(folder / chain.folder))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = chain.table
    return config


def _plain(folder: Path) -> str:
    # Alembic's file of settings takes % for the beginning of a name.
    return str(folder).replace("%", "%%")
