"""Instances that the tests of the commands may look at, and a post's computer of their own."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer
from tests.cli.typing_commands import run


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "instance"
    result = run("demo", "--instance", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def computer(tmp_path: Path, furnished: Path) -> Computer:
    """A post's computer with an SQLite database."""
    return Computer(tmp_path / "instance", furnished)
