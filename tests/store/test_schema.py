"""Migrations: the tables in Python are the tables in the database, both ways, with what is in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from referral.archive.store import uploads
from referral.archive.store.uploads import Upload
from referral.services.upkeep.journal import verify
from referral.store.accounts import people, posts
from referral.store.accounts.people import Role
from referral.store.database import Database, schema
from referral.store.database.replacement import InUse
from referral.store.database.schema import SchemaState, SchemaTooNew
from referral.store.statistics import figures
from referral.store.tables import Base
from tests.builders import MORNING, Border, person, post
from tests.engines import Engine


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


def test_the_program_knows_its_own_migrations():
    folder = Path(schema.__file__).parent / "migrations"
    scripts = ScriptDirectory(str(folder))

    in_order = [script.revision for script in scripts.walk_revisions()][::-1]

    assert tuple(in_order) == schema.REVISIONS


def test_the_tables_in_python_are_those_of_the_newest_migration(database: Database):
    with database.readers.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_a_new_database_is_missing_then_current(engine: Engine):
    with opened(engine.bare()) as database:
        before = schema.state(database)
        schema.migrate(database)

        assert (before, schema.state(database)) == (SchemaState.MISSING, SchemaState.CURRENT)


def test_going_back_one_migration_and_forth_again_keeps_people_and_the_journal(border: Border):
    border.answer(border.open_case(), afraid="yes")

    schema.migrate(border.database, schema.REVISIONS[0])
    assert schema.state(border.database) is SchemaState.OLDER
    schema.migrate(border.database)

    with border.database.read_session() as session:
        assert {one.login for one in people.every(session)} >= {"officer", "colleague"}
        assert verify(session).whole and verify(session).lines == 2
    border.answer(border.open_case(), afraid="yes")


def test_times_kept_in_buckets_become_steps_that_no_case_passes_too_soon(border: Border):
    schema.migrate(border.database, "0009")
    kept = {"waited:22": 3, "waited:24": 2, "cases": 9}
    with border.database.transaction() as session:
        for measure, cases in kept.items():
            figures.move(session, border.road.id, "2026-10", {measure: cases})
        session.execute(
            text(
                "INSERT INTO releases (country, month, level, made_at, published, counts) VALUES "
                "('kz', '2026-10', 'inside', '2026-11-02 09:00:00', '{}', "
                '\'[["KZ-ROAD-01","2026-10","waited:22",3]]\')'
            )
        )

    schema.migrate(border.database)

    with border.database.read_session() as session:
        found = figures.of_period(session, border.road.id, "2026-10")
        ((period, counts),) = session.execute(text("SELECT period, counts FROM releases"))
    assert found["handed_over_within:4"] == 3 and found["handed_over_within:8"] == 5
    assert "handed_over_within:2" not in found and "waited:22" not in found
    assert period == "2026-10" and '["KZ-ROAD-01","2026-10","handed_over_within:4",3]' in counts


def test_a_quarter_that_was_written_like_march_gets_its_q(border: Border):
    schema.migrate(border.database, "0014")
    with border.database.transaction() as session:
        for period in ("2025-4", "2025-12"):
            figures.move(session, border.road.id, period, {"cases": 7})
        session.execute(
            text(
                "INSERT INTO releases (country, period, level, made_at, published, counts) VALUES "
                "('kz', '2026-3', 'inside', '2026-11-02 09:00:00', '{}', "
                '\'[["KZ-ROAD-01","2026-3","cases",3],["KZ-ROAD-01","2026-07","cases",2]]\')'
            )
        )

    schema.migrate(border.database)

    with border.database.read_session() as session:
        assert figures.periods(session) == ["2025-12", "2025-Q4"]
        ((period, counts),) = session.execute(text("SELECT period, counts FROM releases"))
    assert period == "2026-Q3"
    assert counts == '[["KZ-ROAD-01","2026-Q3","cases",3],["KZ-ROAD-01","2026-07","cases",2]]'


def test_the_text_of_a_document_can_be_searched_after_the_search_tables_are_gone(border: Border):
    schema.migrate(border.database, "0020")
    with border.database.transaction() as session:
        kept = Upload(
            checksum="a",
            document="chair-statement-som-3",
            language="en",
            format="pdf",
            size=1,
            text="The okapi clause",
            made_at=MORNING,
            person_id=border.officer.person_id,
        )
        uploads.add(session, kept)
        session.execute(
            text("INSERT INTO archive_events VALUES (1, 'a', '2015-09-22', '{}', 'hash')")
        )

    schema.migrate(border.database)

    with border.database.read_session() as session:
        assert uploads.read(session) == (("a", "chair-statement-som-3"),)
        assert uploads.texts(session) == [("chair-statement-som-3", "The okapi clause")]
        tables = inspect(session.connection()).get_table_names()
    assert not [
        one
        for one in tables
        if one.startswith(("archive_e", "archive_f", "archive_w", "archive_t"))
    ]


def test_going_all_the_way_back_leaves_nothing_behind(database: Database):
    schema.migrate(database, schema.NOTHING)

    with database.readers.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    schema.migrate(database)
    assert schema.state(database) is SchemaState.CURRENT


def test_a_database_of_a_newer_program_is_left_alone(database: Database):
    with database.writers.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(SchemaTooNew, match="newer version"):
        schema.migrate(database)

    assert schema.state(database) is SchemaState.NEWER


def test_a_file_that_somebody_uses_is_not_replaced_under_their_feet(settings):
    with opened(settings.database) as server, opened(settings.database) as command:
        with server.read_session() as session:
            posts.every(session)

        with pytest.raises(InUse, match="Stop the server"):
            schema.migrate(command, schema.REVISIONS[0])

        assert schema.state(server) is SchemaState.CURRENT


@pytest.mark.parametrize("table", ["answers", "referrals", "journal", "documents"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_only_grows(
    border: Border, table: str, change: str
):
    case = border.open_case()
    border.answer(case, afraid="yes")
    border.issue(case)
    column = "hash" if table in ("journal", "documents") else "revision"

    with (
        pytest.raises(Exception, match="only ever added"),
        border.database.transaction() as session,
    ):
        session.execute(text(change.format(table, column, column)))

    assert border.file(case).answers == {"afraid": "yes"}


def test_replacing_a_line_is_refused_like_deleting_it(settings):
    with opened(settings.database) as database:
        with database.transaction() as session:
            session.add(post("KZ-ROAD-01"))
            session.add(person("officer", Role.OFFICER))
            session.execute(text("INSERT INTO documents VALUES ('a', 'b', 'c', 'd')"))

        with pytest.raises(Exception, match="only ever added"), database.transaction() as session:
            session.execute(text("REPLACE INTO documents VALUES ('a', 'b', 'c', 'changed')"))
