"""From an empty folder to an instance: init, demo, migrate."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import select

from referral.cli.demonstration import PASSPHRASES
from referral.cli.demonstration.answers import ORDINARY
from referral.cli.demonstration.cases import STORIES
from referral.cli.demonstration.cast import ACCOUNTS, PLACES
from referral.definitions.library import Library
from referral.practice.cli.classroom import POSTS, TRAINEES
from referral.practice.store.classes import ClassKind, TrainingClass
from referral.practice.store.runs import Run
from referral.services.statistics import figures
from referral.settings import load, root
from referral.store.accounts import people, posts
from referral.store.accounts.people import Role
from referral.store.cases import cases
from referral.store.database import Database, schema
from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import WorkRow
from tests.cli.typing_commands import run


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    database = Database(load(folder).database)
    yield database
    database.close()


def test_init_prepares_a_folder_for_its_owner_alone(tmp_path: Path):
    folder = tmp_path / "instance"

    result = run("init", folder)

    assert result.exit_code == 0
    assert mode(folder) == 0o700
    assert mode(folder / "secret_key") == mode(folder / "config.toml") == 0o600
    assert mode(folder / "referral.sqlite3") == 0o600
    assert not load(folder).demonstration and len(load(folder).secret_key) == 64


def test_init_makes_no_account_and_says_what_to_type_next(tmp_path: Path):
    result = run("init", tmp_path / "instance")

    with opened(tmp_path / "instance") as database, database.read_session() as session:
        assert people.every(session) == [] and posts.every(session) == []
    assert "referral accounts add" in result.output and "referral posts add" in result.output


def test_init_twice_keeps_key_and_settings(tmp_path: Path):
    folder = tmp_path / "instance"
    run("init", folder)
    key = load(folder).secret_key
    (folder / "config.toml").write_text("session_hours = 8\n")

    assert run("init", folder).exit_code == 0

    assert load(folder).secret_key == key and load(folder).session_hours == 8


def test_what_init_says_to_type_works(tmp_path: Path):
    folder = tmp_path / "instance"
    said = run("init", folder).output.splitlines()
    commands = [line.removeprefix("  referral ") for line in said if line.startswith("  ")]

    results = [run(command) for command in commands if not command.startswith("serve")]

    assert [result.exit_code for result in results] == [0, 0], [one.output for one in results]
    assert (
        run("accounts", "list", "--instance", folder).output == "officer-1: officer, KZ-POST-01\n"
    )


def test_the_demonstration_tells_a_year_on_a_dozen_posts(demonstration: Path):
    with opened(demonstration) as database, database.read_session() as session:
        logins = {person.login for person in people.every(session)}
        roles = {person.role for person in people.every(session) if person.login in PASSPHRASES}
        found = list(cases.every(session))
        invented = [post.demonstration for post in posts.every(session)]
        again = figures.count_again(session)

    assert logins == set(ACCOUNTS) and roles == set(Role)
    assert len(invented) == 12 and all(invented)
    assert len(found) == len(STORIES) + sum(place.cases for place in PLACES.values())
    opened_at = [case.opened_at for case in found]
    assert max(opened_at) - min(opened_at) > timedelta(days=300)
    assert again == 0, "Figures and cases agree."
    assert load(demonstration).demonstration


def test_the_supervisor_of_the_demonstration_finds_every_state(demonstration: Path):
    with opened(demonstration) as database, database.read_session() as session:
        states = set(session.scalars(select(WorkRow.state)))

    assert states == set(ReviewState)


def test_the_demonstration_signs_in_and_its_journal_is_whole(demonstration: Path):
    output = run("demo", "--instance", demonstration).output

    for login, passphrase in PASSPHRASES.items():
        assert login in output and passphrase in output
    assert run("journal", "verify", "--instance", demonstration).exit_code == 0


def test_the_trainer_of_the_demonstration_finds_a_class_and_an_exercise(demonstration: Path):
    practice = Database(load(demonstration).practice)
    with practice.read_session() as session:
        rooms = session.scalars(select(TrainingClass)).all()
        ended = session.scalars(select(Run).where(Run.finished_at.is_not(None))).all()
    practice.close()

    assert {one.kind for one in rooms} == {ClassKind.CLASS, ClassKind.EXERCISE}
    assert len(ended) == 3 * len(TRAINEES) + len(POSTS)


def test_the_demonstration_is_made_once(demonstration: Path):
    before = run("journal", "head", "--instance", demonstration).output

    run("demo", "--instance", demonstration)

    assert run("journal", "head", "--instance", demonstration).output == before


def test_a_demonstration_that_was_cut_off_before_practice_is_finished(
    demonstration: Path, tmp_path: Path
):
    instance = tmp_path / "instance"
    copytree(demonstration, instance)
    for file in instance.glob("practice.sqlite3*"):
        file.unlink()
    before = run("journal", "head", "--instance", instance).output

    assert run("demo", "--instance", instance).exit_code == 0

    practice = Database(load(instance).practice)
    with practice.read_session() as session:
        kinds = {one.kind for one in session.scalars(select(TrainingClass))}
    practice.close()
    assert kinds == {ClassKind.CLASS, ClassKind.EXERCISE}
    assert run("journal", "head", "--instance", instance).output == before


def test_the_table_of_ordinary_answers_is_the_checklist():
    library = Library(root() / "checklists")
    steps = [step for key in library.names() for step in library.checklist(*key).steps()]

    assert ORDINARY.keys() == {step.id for step in steps}
    assert [step.id for step in steps if not step.accepts(ORDINARY[step.id])] == []


def test_a_story_that_no_longer_fits_the_checklist_stops_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delitem(ORDINARY, "age_band")

    result = run("demo", "--instance", tmp_path / "instance")

    assert result.exit_code != 0 and "age_band" in result.output
    with opened(tmp_path / "instance") as database, database.read_session() as session:
        assert people.every(session) == []


def test_invented_cases_never_get_into_a_real_instance(tmp_path: Path):
    run("init", tmp_path / "instance")

    result = run("demo", "--instance", tmp_path / "instance")

    assert result.exit_code != 0 and "Choose another folder" in result.output


def test_migrate_brings_an_older_database_up_to_date(tmp_path: Path):
    folder = tmp_path / "instance"
    run("init", folder)
    with opened(folder) as database:
        schema.migrate(database, schema.REVISIONS[0])

    refused = run("journal", "head", "--instance", folder)
    migrated = run("migrate", "--instance", folder)

    assert refused.exit_code != 0 and "referral migrate" in refused.output
    assert migrated.exit_code == 0
    assert run("journal", "head", "--instance", folder).exit_code == 0


def test_commands_without_an_instance_say_how_to_make_one(tmp_path: Path):
    result = run("journal", "verify", "--instance", tmp_path / "none")

    assert result.exit_code != 0 and "referral init" in result.output
    assert not (tmp_path / "none").exists()


def test_a_database_that_cannot_be_reached_is_told_in_one_sentence(tmp_path: Path):
    run("init", tmp_path / "instance")
    nowhere = 'database = "postgresql://nobody@127.0.0.1:1/nothing"\n'
    (tmp_path / "instance" / "config.toml").write_text(nowhere)

    result = run("migrate", "--instance", tmp_path / "instance")

    assert result.exit_code == 1
    assert result.output.startswith("Error: The database cannot be used: ")


def test_a_wrong_setting_is_told_with_its_name(tmp_path: Path):
    run("init", tmp_path / "instance")
    (tmp_path / "instance" / "config.toml").write_text('idle_minutes = "half an hour"\n')

    result = run("journal", "head", "--instance", tmp_path / "instance")

    assert result.exit_code == 1 and '"idle_minutes"' in result.output


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)
