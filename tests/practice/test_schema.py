"""The practice database: the tables of service beside its own; forth, back, and what may be deleted."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from referral.store.database import Database, schema
from referral.store.database.base import Base, PracticeBase
from referral.store.database.schema import PRACTICE, SchemaState
from tests.engines import Engine


def test_the_tables_in_python_are_those_of_the_migrations(engine: Engine):
    database = Database(engine.bare())
    schema.migrate_practice(database)

    with database.readers.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        metadata = [Base.metadata, PracticeBase.metadata]
        differences = [
            one for one in compare_metadata(context, metadata) if "practice_version" not in str(one)
        ]

    assert differences == []
    assert schema.state(database, PRACTICE) is SchemaState.CURRENT
    database.close()


def test_a_live_database_is_no_practice_database(database: Database):
    with database.readers.connect() as connection:
        tables = inspect(connection).get_table_names()

    assert not [table for table in tables if table.startswith("practice")]
    assert schema.state(database, PRACTICE) is not SchemaState.CURRENT


def test_practice_can_be_taken_back_and_made_again(engine: Engine):
    database = Database(engine.bare())
    schema.migrate_practice(database)

    schema.take_practice_back(database)

    assert schema.state(database) is SchemaState.CURRENT
    assert schema.state(database, PRACTICE) is not SchemaState.CURRENT
    schema.migrate_practice(database)
    assert schema.state(database, PRACTICE) is SchemaState.CURRENT
    database.close()
