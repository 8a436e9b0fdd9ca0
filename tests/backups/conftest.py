"""An instance for each test, copied from one that was prepared once."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.backups.keeping import typed


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared") / "instance"
    typed("init", folder)
    return folder


@pytest.fixture
def instance(prepared: Path, tmp_path: Path) -> Path:
    """A real instance, without any case yet."""
    folder = tmp_path / "instance"
    copytree(prepared, folder)
    return folder
