"""A backup of an instance at work holds everything; its copied file would not."""

import fcntl
import os
import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from referral.archive.services import uploads
from referral.definitions.library import Library
from referral.services.backups import making
from referral.settings import load
from tests.backups.keeping import at_work, contents_now, files_of, held_by, typed
from tests.builders import MORNING

SECRET_OF_ADMIN = b"what a colleague put beside it"


def test_what_was_saved_while_the_server_runs_is_in_the_backup_and_not_in_a_copied_file(
    instance: Path, library: Library, tmp_path: Path
):
    with at_work(instance, library) as border:
        for _ in range(9):
            border.answer(border.open_case(), afraid="yes")
        copied = tmp_path / "copied.sqlite3"
        shutil.copy(instance / "referral.sqlite3", copied)

        said = typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance)
        before = contents_now(border.database)

    typed("restore", tmp_path / "kept.zip", "--to", tmp_path / "new")
    assert "Verified: 9 cases" in said
    assert held_by(tmp_path / "new") == before and before.of("cases") == 9
    with closing(sqlite3.connect(copied)) as lost:
        assert lost.execute("SELECT count(*) FROM cases").fetchone() == (0,), "as in the review"
    assert "is whole: 18 lines" in typed("journal", "verify", "--instance", tmp_path / "new")


def test_everything_that_belongs_to_an_instance_comes_back_byte_for_byte(
    instance: Path, library: Library, tmp_path: Path
):
    with at_work(instance, library) as border:
        uploads.keep(
            border.database, instance, b"\x89PNG\r\n\x1a\n and so on", document="chair", language="en",
            now=border.now, by=border.officer,
        )  # fmt: skip
    (instance / "config.toml").write_text("session_hours = 8\n")
    (instance / "of a later version").mkdir()
    (instance / "of a later version" / "a file").write_bytes(SECRET_OF_ADMIN)

    typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance)
    typed("restore", tmp_path / "kept.zip", "--to", tmp_path / "new")

    kept = files_of(instance)
    assert files_of(tmp_path / "new") == kept
    assert {"secret_key", "config.toml", "of a later version/a file"} <= kept.keys()
    assert [name for name in kept if name.startswith("documents/")]
    assert sorted(one.name for one in (tmp_path / "new").glob("*.sqlite3*")) == [
        "practice.sqlite3",
        "referral.sqlite3",
    ]


@pytest.mark.thorough
def test_backup_and_restored_instance_are_for_their_owner_alone(instance: Path, tmp_path: Path):
    typed("backup", "--instance", instance)
    (kept,) = (instance / "backups").iterdir()

    typed("restore", kept, "--to", tmp_path / "new")

    assert mode(kept) == mode(tmp_path / "new" / "secret_key") == 0o600
    assert mode(kept.parent) == mode(tmp_path / "new") == 0o700


def test_a_second_backup_waits_for_the_first(instance: Path):
    settings = load(instance)
    with (instance / "backup.lock").open("a") as other, ThreadPoolExecutor() as threads:
        fcntl.flock(other, fcntl.LOCK_EX)
        second = threads.submit(making.make, settings, now=MORNING)
        while not waits_for_a_lock():
            pass
        assert not list(instance.glob(".backing-up-*")) and not second.done()

        fcntl.flock(other, fcntl.LOCK_UN)

        assert second.result().file.exists()


def waits_for_a_lock() -> bool:
    """Whether this process waits for a lock on a file."""
    locks = Path("/proc/locks").read_text()
    return any("->" in line and f" {os.getpid()} " in line for line in locks.splitlines())


def test_a_backup_never_takes_the_place_of_another_file(instance: Path, tmp_path: Path):
    (tmp_path / "kept.zip").write_text("something else")

    said = typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance, expects=1)

    assert "is there already" in said
    assert (tmp_path / "kept.zip").read_text() == "something else"


@pytest.mark.thorough
def test_a_backup_does_not_hold_the_backups_before_it(instance: Path, tmp_path: Path):
    typed("backup", "--instance", instance)
    typed("backup", "--to", tmp_path / "kept.zip", "--instance", instance)

    typed("restore", tmp_path / "kept.zip", "--to", tmp_path / "new")

    assert not (tmp_path / "new" / "backups").exists()


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)
