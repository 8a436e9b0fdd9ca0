"""PostgreSQL keeps what it acknowledges, waits a bounded time, and migrates once."""

from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from referral.store.accounts import posts
from referral.store.database import Database, is_busy, schema
from referral.store.database.schema import SchemaState
from tests.builders import post
from tests.engines import PostgreSQLCluster


@pytest.fixture
def database(postgresql: PostgreSQLCluster):
    opened = Database(postgresql.fresh())
    yield opened
    opened.close()


def test_commits_are_durable_and_waits_are_bounded(database: Database):
    with database.transaction() as session:
        found = {
            name: session.scalar(text(f"SHOW {name}"))
            for name in ("synchronous_commit", "lock_timeout", "statement_timeout", "timezone")
        }

    assert found == {
        "synchronous_commit": "on",
        "lock_timeout": "5s",
        "statement_timeout": "30s",
        "timezone": "UTC",
    }


def test_a_reading_session_cannot_write(database: Database):
    with pytest.raises(Exception, match="read-only"), database.read_session() as session:
        session.execute(text("UPDATE journal_head SET seq = 1"))


def test_a_reader_sees_one_moment(database: Database):
    with database.read_session() as reader:
        before = posts.every(reader)
        with database.transaction() as writer:
            writer.add(post("KZ-ROAD-01"))

        assert posts.every(reader) == before == []


def test_a_writer_that_waits_too_long_is_told_that_the_database_is_busy(database: Database):
    with database.transaction() as holder:
        holder.execute(text("SELECT 1 FROM journal_head FOR UPDATE"))
        with pytest.raises(OperationalError) as refusal, database.transaction() as session:
            wait_for_the_head(session)

    assert is_busy(refusal.value)


def test_two_migrations_at_once_are_one(postgresql: PostgreSQLCluster):
    url = postgresql.bare()
    opened = [Database(url), Database(url)]
    migrations = [Thread(target=schema.migrate, args=(one,)) for one in opened]

    for one in migrations:
        one.start()
    for one in migrations:
        one.join()

    assert [schema.state(one) for one in opened] == [SchemaState.CURRENT, SchemaState.CURRENT]
    for one in opened:
        one.close()


def test_a_migration_that_fails_leaves_the_old_schema(
    database: Database,
):
    with database.transaction() as session:
        session.execute(text("DROP FUNCTION documents_only_grows() CASCADE"))

    with pytest.raises(ProgrammingError):
        schema.migrate(database, schema.REVISIONS[0])

    assert schema.state(database) is SchemaState.CURRENT


def wait_for_the_head(session) -> None:
    """Wait for the journal's head, but not for long."""
    session.execute(text("SET LOCAL lock_timeout = '50ms'"))
    session.execute(text("SELECT 1 FROM journal_head FOR UPDATE"))
