"""SQLite keeps what it acknowledges, and says so at every connection."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError

from referral.definitions.library import Library
from referral.store.database import Database, is_busy, is_full, sqlite
from tests.builders import Border
from tests.engines import SQLiteFiles


@pytest.fixture
def file(sqlite: SQLiteFiles) -> Path:
    return Path(make_url(sqlite.fresh()).database or "")


def test_every_connection_is_durable_strict_and_forgets_what_is_deleted(file: Path):
    with closing(sqlite.connect(file)) as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }

    assert found == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000}


@pytest.mark.parametrize(
    ("version", "mode", "synchronous"),
    [
        ((3, 40, 1), "delete", "3"),
        ((3, 51, 2), "delete", "3"),
        ((3, 51, 3), "wal", "2"),
        ((3, 53, 4), "wal", "2"),
        ((3, 6, 23), "wal", "2"),
    ],
)
def test_the_write_ahead_log_is_used_only_where_it_loses_nothing(
    version: tuple[int, ...], mode: str, synchronous: str
):
    assert sqlite.journal_for(version) == {"journal_mode": mode, "synchronous": synchronous}


def test_the_standard_librarys_sqlite_can_be_set_up_too(tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "plain.sqlite3")) as connection:
        sqlite.configure(connection, sqlite.journal_for(sqlite3.sqlite_version_info))


def test_officers_work_the_same_on_the_standard_librarys_sqlite(
    file: Path, library: Library, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sqlite, "driver", sqlite3)
    border = Border(Database(f"sqlite:///{file}"), library)

    case = border.open_case()
    border.answer(case, danger="not_sure", signs=("hurt", "tired"))

    assert border.file(case).answers == {"danger": "not_sure", "signs": ("tired", "hurt")}
    with border.database.transaction() as session:
        assert type(session.connection().connection.dbapi_connection) is sqlite3.Connection
    border.database.close()


def test_a_setting_that_does_not_hold_is_refused(tmp_path: Path):
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite.DatabaseUnfit):
        sqlite.configure(connection, {"journal_mode": "wal", "synchronous": "2"})


def test_a_missing_file_is_not_made_by_reading_it(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path / 'none.sqlite3'}")

    with pytest.raises(OperationalError), database.read_session() as session:
        session.connection()

    assert not (tmp_path / "none.sqlite3").exists()


def test_a_reading_session_cannot_write(file: Path):
    database = Database(f"sqlite:///{file}")

    with pytest.raises(OperationalError), database.read_session() as session:
        session.execute(text("UPDATE journal_head SET seq = 1"))

    database.close()


def test_a_second_writer_is_told_that_the_database_is_busy(
    file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sqlite, "_WAIT", 50)
    first, second = Database(f"sqlite:///{file}"), Database(f"sqlite:///{file}")
    with second.transaction() as session:
        session.connection()

    with first.transaction() as holder:
        holder.connection()
        with pytest.raises(OperationalError) as refusal, second.transaction() as session:
            session.connection()

    assert is_busy(refusal.value) and not is_full(refusal.value)
    first.close()
    second.close()


def test_a_writer_that_looked_in_vain_waits_for_its_turn(
    file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sqlite, "_LOOKS", 1)
    first, second = Database(f"sqlite:///{file}"), Database(f"sqlite:///{file}")
    holds, ends = threading.Event(), threading.Event()

    def hold() -> None:
        with first.transaction():
            holds.set()
            ends.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    holds.wait()
    threading.Timer(0.2, ends.set).start()
    with second.transaction() as session:
        patience = session.scalar(text("PRAGMA busy_timeout"))

    assert ends.is_set() and patience == 5000
    holder.join()
    first.close()
    second.close()


def test_a_full_disk_is_told_from_every_other_trouble(file: Path):
    database = Database(f"sqlite:///{file}")

    with database.transaction() as session:
        session.execute(text("PRAGMA max_page_count = 1"))

    with pytest.raises(OperationalError) as refusal, database.transaction() as session:
        session.execute(text("CREATE TABLE big AS SELECT zeroblob(1000000) AS much"))

    assert is_full(refusal.value) and not is_busy(refusal.value)
    database.close()


def test_errors_never_show_what_was_to_be_written(file: Path):
    database = Database(f"sqlite:///{file}")

    statement = text("INSERT INTO journal_head (id, seq, hash) VALUES (1, 1, :secret)")

    with pytest.raises(IntegrityError) as refusal, database.transaction() as session:
        session.execute(statement, {"secret": "Leila"})

    assert "Leila" not in str(refusal.value)
    database.close()


def test_a_database_in_memory_is_refused_because_it_keeps_nothing():
    with pytest.raises(ValueError, match="keeps nothing"):
        Database("sqlite://")


def test_an_unknown_engine_is_refused_with_its_name():
    with pytest.raises(ValueError, match="oracle"):
        Database("oracle://somewhere")
