"""Which system libraries the binaries of the Python packages link to, and which Debian packages bring them.

A developer's machine happens to have many libraries. This finds those that no package we name brings along, so
that an empty machine lacks none. Needs dpkg, apt-cache and ldd.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tooling import system
from tooling.places import ENVIRONMENT

ELF = b"\x7fELF"
PRESUMED = ("apt", "python3")
"""What the README presumes: Debian with its package manager, and Python."""

_FOUND = re.compile(r"^\s*(\S+) => (.+?)(?: \(0x[0-9a-f]+\))?$", re.MULTILINE)
_DEPENDENCIES = (
    *("apt-cache", "depends", "--recurse", "--installed", "--no-recommends", "--no-suggests"),
    *("--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances"),
)


def can_ask() -> bool:
    """Does this machine have the programs that know which package brings a file?"""
    return all(map(shutil.which, ("dpkg-query", "apt-cache", "ldd")))


def problems(needs: Iterable[system.Need]) -> list[str]:
    """Return a sentence for each library that none of the needed packages brings."""
    brought = _with_dependencies([need.package for need in needs])
    found = []
    for library, (path, user) in sorted(_linked().items()):
        package = _package_of(path)
        if package not in brought:
            found.append(
                f"{user} links to {library}, which comes with {package or 'no package here'}. "
                "Name that package in tooling/system.py."
            )
    return found


@cache
def _linked() -> dict[str, tuple[str, str]]:
    """Return for each library of the system the file that was found and one binary that links to it."""
    linked: dict[str, tuple[str, str]] = {}
    binaries = list(_binaries())
    bundled = {binary.name for binary in binaries}
    for binary in binaries:
        told = _answer("ldd", str(binary))
        for library, path in _FOUND.findall(told):
            if library not in bundled:
                linked.setdefault(library, (path, str(binary.relative_to(ENVIRONMENT))))
    return linked


def _binaries() -> Iterator[Path]:
    packages = next(ENVIRONMENT.glob("lib/python3*/site-packages"))
    for path in packages.rglob("*"):
        if path.is_file() and not path.is_symlink() and (".so" in path.name or not path.suffix):
            with path.open("rb") as opened:
                if opened.read(4) == ELF:
                    yield path


def _package_of(path: str) -> str:
    """Return the package that brings a file; dpkg may know it by either side of a link."""
    real = Path(path).resolve()
    for name in (path, str(real), str(real).removeprefix("/usr")):
        if owner := _answer("dpkg-query", "--search", name):
            return owner.partition(":")[0]
    return ""


def _with_dependencies(packages: list[str]) -> frozenset[str]:
    """Return these packages, what Debian always has, and all that they depend on."""
    listed = _answer("dpkg-query", "--show", "--showformat=${Package} ${Essential}\n")
    essential = [line.split()[0] for line in listed.splitlines() if line.endswith(" yes")]
    told = _answer(*_DEPENDENCIES, *PRESUMED, *essential, *packages)
    return frozenset(
        line.partition(":")[0] for line in told.splitlines() if not line.startswith((" ", "<"))
    )


def _answer(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit("\n".join(problems([*system.PRINTING, *system.TESTING])) or 0)
