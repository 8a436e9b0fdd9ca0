"""PostgreSQL as this system needs it: durable commits, bounded waits. No tables here."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import IsolationLevel

BUSY = frozenset({"55P03", "40P01", "40001", "57014"})
"""SQL states: lock not available, deadlock, serialization failure, statement timed out."""

FULL = frozenset({"53100"})
READ_ONLY = frozenset({"25006"})
DAMAGED = frozenset({"XX001", "XX002"})

_OPTIONS = (
    "-c synchronous_commit=on -c lock_timeout=5s -c statement_timeout=30s "
    "-c timezone=UTC -c client_min_messages=warning"
)


def reader(url: URL) -> Engine:
    """An engine that can only read; each transaction sees one moment."""
    return _engine(url, _OPTIONS + " -c default_transaction_read_only=on", "REPEATABLE READ")


def writer(url: URL) -> Engine:
    """An engine whose transactions write; they wait for each other at the rows they lock."""
    return _engine(url, _OPTIONS, "READ COMMITTED")


def hold_for_migration(connection: Connection) -> None:
    """Let one migration run at a time, and as long as it needs, until the transaction ends."""
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text("SET LOCAL lock_timeout = 0"))
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:one_of_ours)"), {"one_of_ours": 20162911}
    )


def _engine(url: URL, options: str, isolation: IsolationLevel) -> Engine:
    made = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"options": options},
        isolation_level=isolation,
        hide_parameters=True,
        pool_pre_ping=True,  # a connection that went away is replaced before it is used
    )
    event.listen(made, "connect", _must_be_durable)
    return made


def _must_be_durable(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        (found,) = cursor.execute("SHOW synchronous_commit").fetchone()
    connection.rollback()
    if found != "on":
        raise RuntimeError("PostgreSQL does not commit durably. Set synchronous_commit = on.")
