"""A demonstration is not turned into a real instance, nor the reverse, while its accounts stand."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

PROGRAM = Path(sys.executable).parent / "referral"


def typed(*words: object) -> tuple[int, str]:
    """Type a command, in a process of its own; returns its status and what it said."""
    done = subprocess.run(
        [PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=300, check=False
    )
    return done.returncode, done.stdout + done.stderr


def turned(config: Path, *, is_demonstration: bool) -> None:
    """Somebody changes the setting by hand."""
    line = f"demonstration = {str(is_demonstration).lower()}"
    text = re.sub(r"(?m)^(# )?demonstration = \w+$", line, config.read_text(encoding="utf-8"))
    assert line in text
    config.write_text(text, encoding="utf-8")


@pytest.fixture
def shown(demonstration: Path, tmp_path: Path) -> Path:
    """A demonstration of one's own."""
    return Path(shutil.copytree(demonstration, tmp_path / "shown"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """An instance for real work with an officer."""
    folder = tmp_path / "real"
    assert typed("init", folder)[0] == 0
    assert typed("accounts", "add", "officer-1", "--role", "officer", "--instance", folder)[0] == 0
    return folder


def test_a_demonstration_does_not_start_as_a_real_instance(shown: Path):
    turned(shown / "config.toml", is_demonstration=False)

    status, said = typed("serve", "--port", 8390, "--instance", shown)

    assert status == 1
    assert "officer, officer10" in said
    assert "referral init FOLDER" in said
    assert "Traceback" not in said


def test_one_account_with_a_published_passphrase_is_enough(shown: Path):
    turned(shown / "config.toml", is_demonstration=False)
    listed = typed("accounts", "list", "--instance", shown)[1]
    for login in (line.partition(":")[0] for line in listed.splitlines()):
        if login != "archivist":
            assert typed("accounts", "deactivate", login, "--instance", shown)[0] == 0

    status, said = typed("serve", "--port", 8390, "--instance", shown)

    assert status == 1
    assert "passphrases everybody knows: archivist." in said


def test_a_real_instance_becomes_no_demonstration(real: Path):
    before = typed("accounts", "list", "--instance", real)[1]
    assert typed("demo", "--instance", real)[0] == 1

    turned(real / "config.toml", is_demonstration=True)
    refused = [typed("demo", "--instance", real), typed("serve", "--instance", real)]

    assert [status for status, _said in refused] == [1, 1]
    assert all("the accounts in it are real" in said for _status, said in refused)
    assert typed("accounts", "list", "--instance", real)[1] == before
