"""A folder in memory for the files of a whole test run.

Tests make hundreds of databases, and each commit waits for the disk; a folder in memory waits for nothing and is
removed at once. What must be tried on a disk of its own makes one (``tests/small_disks.py``).
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACE = Path("/dev/shm")  # where Linux keeps files in memory
ROOM = 6 * 2**30  # bytes; a run writes less than 3 GiB


@contextmanager
def folder() -> Iterator[Path | None]:
    """An empty folder in memory that is removed in the end; None where there is no room or no program may run."""
    if not _is_fit():
        yield None
        return
    with tempfile.TemporaryDirectory(
        dir=PLACE, prefix="referral-", ignore_cleanup_errors=True
    ) as made:
        Path(made).chmod(0o755)  # PostgreSQL's own account has its folder below
        yield Path(made)


def _is_fit() -> bool:
    if not PLACE.is_dir():
        return False
    found = os.statvfs(PLACE)
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return (
        not found.f_flag & (os.ST_NOEXEC | os.ST_RDONLY)
        and min(found.f_bavail * found.f_frsize, free) > ROOM
    )
