"""Builds what is installed on a machine at work: the wheel, and the lock of everything that it rests on."""

import shutil
from pathlib import Path

from tooling.places import PYTHON, REQUIREMENTS, ROOT, call_quietly

LOCK = REQUIREMENTS / "wheel.txt"


def build(folder: Path) -> list[Path]:
    """Build into a folder, in place of what an earlier build left there; the files that were made."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("referral-*"):
        left.unlink()
    options = ("--no-isolation", "--wheel", "--outdir")
    call_quietly(PYTHON, "-m", "build", *options, folder, ROOT)
    (made,) = folder.glob("referral-*.whl")
    lock = folder / f"{'-'.join(made.name.split('-')[:2])}-requirements.txt"
    shutil.copyfile(LOCK, lock)
    return [made, lock]
