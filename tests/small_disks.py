"""A real disk of a few megabytes, mounted for one test: it can be filled, and made read-only."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

MEGABYTES = 48
_JUNK = "junk"


class SmallDisk:
    """A disk that somebody fills with other things."""

    def __init__(self, folder: Path) -> None:
        """The disk that is mounted there."""
        self.folder = folder

    def fill(self, leave: int = 0) -> None:
        """Leave so many bytes free."""
        handle = os.open(self.folder / _JUNK, os.O_CREAT | os.O_WRONLY)
        try:
            while True:
                os.write(handle, b"\0" * 4096)
        except OSError:
            assert self.free < 4096
            os.ftruncate(handle, os.fstat(handle).st_size - leave)
        finally:
            os.close(handle)

    def make_room(self) -> None:
        """Take away what filled it."""
        (self.folder / _JUNK).unlink()

    def forbid_writing(self) -> None:
        """From now on the disk can only be read."""
        _run("mount", "-o", "remount,ro", self.folder)

    @property
    def free(self) -> int:
        """Bytes."""
        found = os.statvfs(self.folder)
        return found.f_bavail * found.f_frsize


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of its own for a test; skipped only where nobody may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", folder)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Only root may mount a small disk.")
    yield SmallDisk(folder)
    _run("umount", "--lazy", folder)


def _run(*words: object) -> None:
    subprocess.run([*map(str, words)], check=True, capture_output=True)
