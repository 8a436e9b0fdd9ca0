"""An instance that every test of the commands may look at."""

from pathlib import Path

import pytest

from tests.cli.typing_commands import run


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "instance"
    result = run("demo", "--instance", folder)
    assert result.exit_code == 0, result.output
    return folder
