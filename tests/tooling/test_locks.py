"""The committed locks pin everything by hash and name no address."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from tooling import locks
from tooling.places import ROOT


def test_committed_locks_have_hashes_and_no_addresses():
    problems = locks.problems()

    assert problems == []


def test_the_check_of_good_locks_succeeds():
    result = subprocess.run([sys.executable, "-m", "tooling.locks"], cwd=ROOT, check=False)

    assert result.returncode == 0


def test_an_address_in_a_lock_is_reported_with_its_remedy(tmp_path, monkeypatch):
    lock = tmp_path / "package-lock.json"
    lock.write_text('{"resolved": "https://packages.example/a.tgz", "integrity": "sha512-x"}')
    monkeypatch.setattr(locks, "PACKAGE_LOCK", lock)

    problems = locks.problems()

    assert problems == ["package-lock.json names an address. Run ./dev lock."]


def test_addresses_are_taken_out_of_a_new_lock():
    made = {"packages": {"a": {"resolved": "https://packages.example/a.tgz", "version": "1"}}}

    kept = locks.without_addresses(made)

    assert kept == {"packages": {"a": {"version": "1"}}}


def test_locks_made_of_what_is_younger_than_a_week_are_reported(tmp_path, monkeypatch):
    record = tmp_path / "cooldown.txt"
    record.write_text(f"{datetime.now(UTC) - timedelta(days=6):%Y-%m-%dT%H:%M:%SZ}\n")
    monkeypatch.setattr(locks, "RECORD", record)

    assert locks.problems() == ["cooldown.txt names a moment of the last week. Run ./dev lock."]


def test_locks_that_do_not_say_until_when_packages_were_taken_are_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "RECORD", tmp_path / "none.txt")

    (said,) = locks.problems()

    assert "Run ./dev lock" in said
