"""Counting what an application asks of its databases, below everything that could hide a statement."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine, event

from referral.store.database import Database

_ASKS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)


@dataclass
class Statements:
    """Statements that SQLite itself reports, of every connection opened since ``counted_on``."""

    seen: list[str] = field(default_factory=list)

    def note(self, statement: str) -> None:
        """One statement, with its values."""
        if _ASKS.match(statement):
            self.seen.append(statement)

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """The statements while the block runs."""
        self.seen.clear()
        yield self.seen


def counted_on(*databases: Database) -> Statements:
    """Count the statements of SQLite databases, whose open connections are closed for that."""
    statements = Statements()
    for database in databases:
        for engine in (database.readers, database.writers):
            _watch(engine, statements)
        database.close()
    return statements


def _watch(engine: Engine, statements: Statements) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: object, _record: object) -> None:
        connection.set_trace_callback(statements.note)  # type: ignore[attr-defined]
