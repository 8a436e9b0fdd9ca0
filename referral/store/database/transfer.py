"""Bringing everything that a database holds into an empty one, of another engine too, and proving it there.

Tables are taken from the metadata, those first that others rest on; so a table that is added later is among them.
A table of the database that the metadata does not know is a fault, never left behind in silence.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select, text

from referral.store.database import Database, copies, replacement, sqlite
from referral.store.database.base import Base, PracticeBase
from referral.store.database.schema import PRACTICE, Chain

_VERSIONS = frozenset(chain.table for chain in PRACTICE)
_AT_ONCE = 1000
_ROOM = 2**256


class NotMoved(Exception):
    """Nothing was moved; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many rows, and a sum of their hashes: alike for the same rows in whatever order and engine."""

    rows: int = 0
    sum: int = 0

    def with_row(self, values: Sequence[object]) -> "Fingerprint":
        """The same with one row more."""
        told = json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)
        one = int.from_bytes(hashlib.sha256(told.encode()).digest(), "big")
        return Fingerprint(self.rows + 1, (self.sum + one) % _ROOM)


@contextmanager
def standing_still(database: Database) -> Iterator[Connection]:
    """What a database holds, while nobody else can use it. Raises replacement.InUse and NotMoved."""
    if database.url.get_backend_name() == "sqlite":
        path = sqlite.path_of(database.url)
        with (
            replacement.alone(path),
            TemporaryDirectory(dir=path.parent, prefix=".moving-") as made,
        ):
            copied = Path(made) / "copy.sqlite3"
            replacement.copy_alone(path, copied)
            with (
                closing(Database(copies.url_of(copied))) as still,
                still.read_connection() as connection,
            ):
                yield connection
        return
    with database.read_connection() as connection:
        if connection.execute(text(_OTHERS)).scalar_one():
            raise NotMoved("Others use the database. Stop the server and other commands first.")
        yield connection


def fill(source: Connection, target: Connection, chains: Sequence[Chain]) -> dict[str, Fingerprint]:
    """Bring every row into a database that was just made, and read it there again; what each table holds.

    Raises NotMoved when a table is not known, or holds something else afterwards.
    """
    tables = _tables(chains)
    _must_know_all(source, tables)
    _empty(target, tables)
    sent = {table.name: _send(source, target, table) for table in tables}
    found = {table.name: _fingerprint(_rows(target, table)) for table in tables}
    if differing := [name for name in sent if sent[name] != found[name]]:
        raise NotMoved(f"These tables did not arrive as they were sent: {', '.join(differing)}.")
    return found


def _tables(chains: Sequence[Chain]) -> list[Table]:
    practice = PracticeBase.metadata.sorted_tables if chains is PRACTICE else []
    return [*Base.metadata.sorted_tables, *practice]


def _must_know_all(source: Connection, tables: Sequence[Table]) -> None:
    known = {table.name for table in tables}
    there = set(inspect(source).get_table_names()) - _VERSIONS
    if there != known:
        raise NotMoved(
            f"The program and the database disagree on: {', '.join(sorted(there ^ known))}."
        )


def _empty(target: Connection, tables: Sequence[Table]) -> None:
    """Take away the lines that migrations have put in; tables that only grow have none and are left alone."""
    for table in reversed(tables):
        if target.scalar(select(func.count()).select_from(table)):
            target.execute(delete(table))


def _send(source: Connection, target: Connection, table: Table) -> Fingerprint:
    sent = Fingerprint()
    for rows in _rows(source, table).partitions(_AT_ONCE):
        target.execute(insert(table), [dict(row._mapping) for row in rows])
        for row in rows:
            sent = sent.with_row(list(row))
    _go_on_counting(target, table)
    return sent


def _rows(connection: Connection, table: Table) -> Any:
    return connection.execution_options(yield_per=_AT_ONCE).execute(select(table))


def _fingerprint(rows: Any) -> Fingerprint:
    found = Fingerprint()
    for row in rows:
        found = found.with_row(list(row))
    return found


def _go_on_counting(target: Connection, table: Table) -> None:
    """PostgreSQL does not notice numbers that were given by hand."""
    column = table.autoincrement_column
    if target.dialect.name != "postgresql" or column is None:
        return
    named = {"table": table.name, "column": column.name}
    sequence = target.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), named)
    last = target.scalar(select(func.max(column)))
    if sequence and last:
        target.execute(select(func.setval(sequence, last)))


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case bytes():
            return value.hex()
        case Enum():
            return value.value
    return str(value)


_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
