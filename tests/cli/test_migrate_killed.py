"""``referral migrate`` is killed (signal 9) at any moment: typed again, everything is there and counted."""

import itertools
import os
import random
import signal
import subprocess
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import Engine, event, text

from referral import clock
from referral.cli import preparation
from referral.cli.serving import starting
from referral.services.statistics import figures
from referral.services.upkeep import clock_check
from referral.settings import load
from referral.store import journal, upkeep
from referral.store.database import schema
from tests.cli.computer import REFERRAL, Computer

BEFORE_FIGURES = "0003"
KILLS = 3


@pytest.fixture
def old(computer: Computer) -> Computer:
    """A computer with a case, whose database is of a version that knew no figures."""
    computer.closes_a_case(timedelta(days=40))
    with computer.opened() as database:
        schema.migrate(database, BEFORE_FIGURES)
    return computer


def counted(folder: Path) -> list[tuple[object, ...]]:
    """All figures; and counting them again changes nothing."""
    with Computer.at(folder).opened() as database, database.transaction() as session:
        rows = session.execute(text("SELECT period, measure, cases FROM figures WHERE cases <> 0"))
        found = [tuple(row) for row in rows]
        assert figures.count_again(session) == 0
    return found


def copy_of(old: Computer, folder: Path) -> Path:
    copytree(old.folder, folder)
    return folder


def migrated_until(folder: Path, statement: int) -> bool:
    """Migrate in a process that is killed before its n-th statement; whether it ended before that."""
    child = os.fork()
    if child == 0:
        left = itertools.count(statement - 1, -1)

        @event.listens_for(Engine, "before_cursor_execute")
        def _count(*_: object) -> None:
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        preparation.migrate(load(folder))
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def test_killed_between_the_new_schema_and_the_counting(old: Computer):
    child = os.fork()
    if child == 0:
        with old.opened() as database:
            schema.migrate(database)
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    status, migrated = old.type("status"), old.type("migrate")

    assert "still to be counted" in status.stdout
    assert "The figures were counted again." in migrated.stdout
    assert ("closed", 1) in [(measure, cases) for _, measure, cases in counted(old.folder)]
    assert "still to be counted" not in old.type("status").stdout


def test_the_next_start_of_the_server_counts_too(old: Computer):
    with old.opened() as database:
        schema.migrate(database)
        starting.count_figures(database)

    assert counted(old.folder)


def test_figures_that_cannot_be_counted_stop_no_start(old: Computer):
    with old.opened() as database:
        schema.migrate(database)
        with database.transaction() as session:
            session.execute(text("DROP TABLE figures"))

        starting.count_figures(database)


@pytest.mark.thorough
def test_killed_before_any_statement_and_typed_again(old: Computer, tmp_path: Path):
    whole = copy_of(old, tmp_path / "whole")
    preparation.migrate(load(whole))
    chance = random.Random(2016)

    for kill in range(KILLS):
        folder = copy_of(old, tmp_path / str(kill))
        while migrated_until(folder, chance.randint(1, 400)):
            folder = copy_of(old, tmp_path / f"{kill}-{chance.random()}")

        preparation.migrate(load(folder))

        assert counted(folder) == counted(whole)


@pytest.mark.thorough
def test_killed_at_any_moment_and_typed_again(old: Computer, tmp_path: Path):
    whole = copy_of(old, tmp_path / "whole")
    preparation.migrate(load(whole))
    chance = random.Random(2017)

    for kill in range(KILLS):
        folder = copy_of(old, tmp_path / str(kill))
        migrating = subprocess.Popen([REFERRAL, "migrate", "--instance", folder])
        try:
            migrating.wait(chance.uniform(0.5, 6))
        except subprocess.TimeoutExpired:
            migrating.kill()
            migrating.wait()

        preparation.migrate(load(folder))

        assert counted(folder) == counted(whole)


@pytest.mark.thorough
def test_migrate_says_what_it_did(old: Computer, tmp_path: Path):
    first = old.type("migrate").stdout
    second = old.type("migrate").stdout
    (old.folder / "referral.sqlite3").unlink()
    made = old.type("migrate").stdout

    newest = schema.REVISIONS[-1]
    assert f"The database was brought from {BEFORE_FIGURES} to {newest}." in first
    assert f"The database was up to date already ({newest})." in second
    assert "The database was made, with " in made and "tables" in made


def test_init_on_a_living_instance_says_what_is_there(computer: Computer):
    said = computer.type("init", computer.folder).stdout

    assert "Posts: 2. Accounts: 8." in said and "no account yet" not in said


def test_the_clock_is_known_from_the_journal_after_a_change_of_version(old: Computer):
    with old.opened() as database:
        schema.migrate(database)
        with database.read_session() as session:
            known = clock_check.known_moment(upkeep.every(session), journal.newest(session))

    assert known is not None and known < clock.now()
