"""A month later: cases are over their time, and the computer is switched on in the morning."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from referral import clock
from referral.store import upkeep
from referral.store.upkeep import UpkeepTask
from tests.cli.computer import Computer
from tests.cli.serving.test_serving import fetched, served
from tests.engines import Engine

LONG = timedelta(days=120)


def off_since(computer: Computer, days: int) -> None:
    """The clock was last believed so many days ago."""
    with computer.opened() as database, database.transaction() as session:
        upkeep.record(session, UpkeepTask.CLOCK, at=clock.now() - timedelta(days=days))


def never_lets_a_case_go(computer: Computer) -> None:
    """Something is wrong with the database: no case can be removed."""
    with computer.opened() as database, database.transaction() as session:
        refusal = "BEGIN SELECT RAISE(ABORT, 'no'); END"
        session.execute(text(f"CREATE TRIGGER stays BEFORE DELETE ON cases {refusal}"))


def test_cases_over_their_time_are_removed_by_the_command_on_either_engine(
    tmp_path: Path, furnished: Path, engine: Engine
):
    postgresql = "postgresql" in engine.__class__.__name__.casefold()
    computer = Computer(
        tmp_path / "instance", furnished, database=engine.bare() if postgresql else ""
    )
    computer.closes_a_case(LONG)

    typed = computer.type("retention", "run")

    assert typed.returncode == 0, typed.stderr
    assert "closed: 1." in typed.stdout
    assert computer.counts_cases() == 0


def test_the_worker_beside_the_server_removes_what_is_over(computer: Computer):
    computer.closes_a_case(LONG)

    worked = computer.type("work", "--once")

    assert worked.returncode == 0, worked.stderr
    assert computer.counts_cases() == 0


@pytest.mark.thorough
def test_a_clean_up_that_fails_stops_no_server_and_is_told(computer: Computer):
    case = computer.closes_a_case(LONG)
    never_lets_a_case_go(computer)

    worked = computer.type("work", "--once")
    with served(computer.folder) as (address, _process):
        assert fetched(f"{address}en/").status == 200
    status = computer.type("status")

    assert computer.counts_cases() == 1
    assert "IntegrityError" in worked.stderr and "Traceback" not in worked.stderr
    assert not [
        sign for sign in (str(case.id), case.id.hex, case.reference) if sign in worked.stderr
    ]
    assert status.returncode == 1 and "could not be removed (IntegrityError)" in status.stdout


@pytest.mark.thorough
def test_a_clock_far_ahead_removes_nothing_until_a_person_confirmed_it(computer: Computer):
    computer.closes_a_case(LONG)
    off_since(computer, days=60)

    refused = computer.type("retention", "run")
    worked = computer.type("work", "--once")
    status = computer.type("status")

    assert refused.returncode == 1 and "--clock-is-right" in refused.stderr
    assert worked.returncode == 0, worked.stderr
    assert "type: referral retention run --clock-is-right" in status.stdout
    assert computer.counts_cases() == 1

    confirmed = computer.type("retention", "run", "--clock-is-right")

    assert confirmed.returncode == 0, confirmed.stderr
    assert computer.counts_cases() == 0
    assert computer.type("status").returncode == 0


@pytest.mark.parametrize(
    "module",
    [
        "store.database.base",
        "services.upkeep.retention",
        "archive.store.uploads",
        "practice.store.runs",
        "tables",
    ],
)
def test_every_table_is_known_whatever_is_imported_first(computer: Computer, module: str):
    names = "' '.join(sorted(Base.metadata.tables))"
    lines = (
        f"import referral.{module}\nfrom referral.store.database.base import Base\nprint({names})"
    )

    typed = computer.runs_python(lines)

    with computer.opened() as database, database.read_session() as session:
        found = session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all()
    ours = {name for name in found if not name.startswith(("sqlite_", "alembic_"))}
    assert set(typed.split()) == ours
