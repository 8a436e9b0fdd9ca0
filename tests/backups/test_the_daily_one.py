"""The backup of every day: made by the worker, whole or not there, and removed by a rule."""

import os
import signal
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from referral.services.backups import backup_folder, making, restoring
from referral.settings import load
from tests.backups.keeping import typed
from tests.builders import MORNING

DAY = timedelta(days=1)


def test_the_worker_makes_it_and_whoever_looks_after_the_instance_can_see_when(instance: Path):
    typed("work", "--once", "--instance", instance)

    (kept,) = (instance / "backups").iterdir()
    assert "can be restored" in typed("restore", kept, "--rehearse")
    lines = typed("status", "--instance", instance).splitlines()
    assert any(line.startswith("Last backup:") and "(done)" in line for line in lines)


def test_one_that_cannot_be_written_is_told_with_its_reason(instance: Path, tmp_path: Path):
    (tmp_path / "a file").write_text("in the way")
    (instance / "config.toml").write_text(f'backup_folder = "{tmp_path}/a file/backups"\n')

    said = typed("backup", "--instance", instance, expects=1)

    assert "a file/backups" in said
    assert "NotADirectoryError" in typed("status", "--instance", instance, expects=1)


def test_a_week_of_days_and_five_weeks_are_kept():
    moments = [MORNING - number * DAY for number in range(100)]

    kept = sorted(backup_folder.kept(moments, days=7, weeks=5), reverse=True)

    assert kept[:7] == moments[:7]
    assert [f"{one:%a}" for one in kept[7:]] == ["Sun"] * 3
    assert MORNING - kept[-1] < timedelta(days=35), "as docs/privacy.md says"


@pytest.mark.parametrize("start", range(7))
def test_no_day_of_the_week_keeps_a_backup_longer_than_docs_say(start: int):
    today = MORNING + start * DAY
    shelved: set[datetime] = set()
    for number in range(90):
        shelved = backup_folder.kept({*shelved, today + number * DAY}, days=7, weeks=5)

        assert today + number * DAY - min(shelved) <= timedelta(days=28), (
            "a day more before the next one"
        )


def test_of_one_day_the_newest_is_kept():
    moments = [MORNING, MORNING + timedelta(hours=5), MORNING + timedelta(hours=9)]

    assert backup_folder.kept(moments, days=7, weeks=5) == {moments[-1]}


def test_a_clock_that_ran_ahead_removes_no_older_backups():
    moments = [MORNING - number * DAY for number in range(7)]

    kept = backup_folder.kept([*moments, MORNING + 400 * DAY], days=7, weeks=5)

    assert set(moments[:6]) <= kept


def test_only_backups_of_this_instance_are_removed(instance: Path):
    settings = load(instance)
    for number in range(3):
        making.make(settings, now=MORNING + timedelta(hours=number))
    others = settings.backups / "referral-00000000-20200101T000000Z.zip"
    mine = settings.backups / "my own.zip"
    for path in (others, mine):
        path.write_text("of somebody else")

    made = making.make(settings, now=MORNING + timedelta(hours=3))

    assert set(settings.backups.iterdir()) == {made.file, others, mine}
    assert [one.made_at for one in backup_folder.every(settings)] == [
        datetime(2026, 11, 23, 11, tzinfo=UTC)
    ]


def test_killed_at_any_moment_there_is_a_whole_backup_or_none(instance: Path):
    settings = load(instance)
    settings.backups.mkdir()
    for moment in count(1):
        finished = killed_at_its_sync(settings, moment)

        for kept in backup_folder.every(settings):
            restoring.rehearse(kept.path)
            kept.path.unlink()
        if finished:
            break

    assert moment > 5, "there were moments to be killed at"
    assert sorted(one.name for one in instance.iterdir() if one.name.startswith(".")) == []


def killed_at_its_sync(settings, moment: int) -> bool:
    """Make a backup in a process that is killed at its n-th step that reaches the disk; whether it finished."""
    child = os.fork()
    if child == 0:
        left = count(moment - 1, -1)
        for name in ("fsync", "replace"):
            real = getattr(os, name)
            setattr(os, name, lambda *given, real=real: stopped(next(left)) or real(*given))
        making.make_to(settings, settings.backups, now=MORNING)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status == 0


def stopped(left: int) -> None:
    """Be killed when no step is left."""
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
