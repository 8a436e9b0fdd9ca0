"""Whoever types docs/deployment.md word by word has a service with a case in it, backed up, restored and moved."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deployment.machine import Machine
from tests.deployment.page import boxes
from tests.engines import PostgreSQLCluster


@pytest.fixture
def machine(tmp_path: Path, postgresql: PostgreSQLCluster) -> Iterator[Machine]:
    made = Machine(tmp_path, postgresql)
    yield made
    made.stop()


@pytest.mark.thorough
def test_the_page_is_followed_from_the_wheel_to_postgresql(machine: Machine):
    said = machine.follow_the_page()

    assert re.search(r"The first case is \w", said)
    assert said.count("All is well.") == 2
    assert "It can be restored; nothing was changed. Verified: 1 cases" in said
    assert re.search(
        r"The instance of \S+ is in \S+/var/lib/referral/instance\. Verified: 1 cas", said
    )
    assert re.search(r"The service database was moved: \d+ rows", said)
    left = [one.name for one in (machine.root / "var/lib/referral/instance").iterdir()]
    assert not [name for name in left if name.startswith(".")], "nothing is left lying about"


def test_every_place_that_a_test_replaces_is_on_the_page(machine: Machine):
    page = "".join(f"# {box.path}\n{box.text}" for box in boxes({"": ""}))

    assert [place for place in machine.stands_for if place not in page] == []


def test_systemd_understands_the_unit(machine: Machine):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze")
    (unit,) = (box for box in boxes(machine.stands_for) if box.path.endswith(".service"))
    program = machine.root / "opt/referral/bin/referral"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    Path(unit.path).write_text(unit.text)

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit.path],
        capture_output=True,
        text=True,
        check=False,
    )
    safe = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=25", unit.path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert safe.returncode == 0, safe.stdout
