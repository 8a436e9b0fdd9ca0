"""A living instance moves to PostgreSQL and back: nothing is lost, and what was moved goes on."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from referral.definitions.library import Library
from referral.services.upkeep import relocation
from referral.settings import load
from referral.store.database import Database, copies, transfer
from referral.store.database.schema import NotEmpty
from referral.store.database.transfer import Fingerprint, NotMoved
from tests.backups.keeping import at_work, files_of, held_by, is_empty, typed
from tests.builders import post
from tests.engines import PostgreSQLCluster


@pytest.fixture
def living(instance: Path, library: Library) -> Path:
    """An instance with work of every kind: answers, referrals, what is late, events and their index."""
    with at_work(instance, library) as border:
        for _ in range(3):
            case = border.open_case()
            border.answer(case, afraid="yes")
            border.issue(case)
        border.open_case(by=border.stranger)
    return instance


def test_a_living_instance_moves_to_postgresql_and_back(
    living: Path, postgresql: PostgreSQLCluster, library: Library, tmp_path: Path
):
    before, old = held_by(living), load(living).database
    service, practice, back = postgresql.bare(), postgresql.bare(), tmp_path / "back.sqlite3"

    said = typed("move", "--to", service, "--practice-to", practice, "--instance", living)

    there = held_by(living)
    assert there.engine == "postgresql" and "each compared" in said
    assert dict(before.rows) | dict(there.rows) == dict(before.rows), "every count is the same"
    assert there.journal_head == before.journal_head and there.of("cases") == 4
    assert copies.contents_of(old) == before, "the old one is as it was"
    assert "is whole" in typed("journal", "verify", "--instance", living)
    with closing(Database(service)) as database, database.transaction() as session:
        session.add(post("KZ-NEW-01"))  # gets a number of its own
    typed("move", "--to", f"sqlite:///{back}", "--instance", living)
    assert held_by(living).of("posts") == before.of("posts") + 1
    assert "is whole" in typed("journal", "verify", "--instance", living)


def test_nothing_is_moved_while_the_server_runs(
    instance: Path, library: Library, postgresql: PostgreSQLCluster
):
    target, before = postgresql.bare(), files_of(instance)
    with at_work(instance, library) as border:
        border.open_case()

        said = typed("move", "--to", target, "--instance", instance, expects=1)

    assert "Stop the server" in said
    assert is_empty(target) and files_of(instance) == before


def test_nothing_is_moved_into_a_database_that_holds_something(
    instance: Path, postgresql: PostgreSQLCluster
):
    with pytest.raises(NotEmpty):
        relocation.move(load(instance), {"service": postgresql.fresh()})

    assert load(instance).database.startswith("sqlite")


def test_a_table_that_the_program_does_not_know_is_never_left_behind_in_silence(
    instance: Path, postgresql: PostgreSQLCluster
):
    with closing(Database(load(instance).database)) as database, database.transaction() as session:
        session.execute(text("CREATE TABLE forgotten (id integer PRIMARY KEY)"))
    target = postgresql.bare()

    with pytest.raises(NotMoved, match="forgotten"):
        relocation.move(load(instance), {"service": target})

    assert is_empty(target)


def test_a_row_that_arrives_changed_undoes_the_whole_move(
    instance: Path, library: Library, postgresql: PostgreSQLCluster, monkeypatch
):
    with at_work(instance, library) as border:
        border.open_case()
    target = postgresql.bare()
    sent = transfer._send

    def spoilt(source, to, table):
        found = sent(source, to, table)
        if table.name == "cases":
            to.execute(text("UPDATE cases SET reference = 'ANOTHER'"))
        return found

    monkeypatch.setattr(transfer, "_send", spoilt)
    with pytest.raises(NotMoved, match="cases"):
        relocation.move(load(instance), {"service": target})

    assert is_empty(target) and load(instance).database.startswith("sqlite")


def test_a_fingerprint_tells_rows_apart_and_not_their_order():
    def of(*rows: list[object]) -> Fingerprint:
        found = Fingerprint()
        for row in rows:
            found = found.with_row(row)
        return found

    assert of([1, "a"], [2, "b"]) == of([2, "b"], [1, "a"])
    assert of([1, "a"], [2, "b"]) != of([1, "b"], [2, "a"])
    assert of([1, None]) != of([1, ""]) and of([1]) != of([1], [1])
