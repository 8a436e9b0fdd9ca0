"""Instances that the tests of the commands may look at, and a post's computer of their own."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer


@pytest.fixture
def computer(tmp_path: Path, furnished: Path) -> Computer:
    """A post's computer with an SQLite database."""
    return Computer(tmp_path / "instance", furnished)
