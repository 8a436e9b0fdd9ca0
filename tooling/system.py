"""Libraries and programs of the operating system: what is missing, and how it is installed."""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tooling.places import Refusal, call_quietly, say


@dataclass(frozen=True, slots=True)
class Need:
    """A Debian package and the question whether what it brings is already here."""

    package: str
    is_met: Callable[[], bool]


def library(package: str, file: str) -> Need:
    """Need a shared library that can really be loaded."""

    def loads() -> bool:
        try:
            ctypes.CDLL(file)
        except OSError:
            return False
        return True

    return Need(package, loads)


def program(package: str, *names: str) -> Need:
    """Need one of these programs on the path."""
    return Need(package, lambda: any(map(shutil.which, names)))


def has_postgresql() -> bool:
    """Is the PostgreSQL server here? Debian keeps its programs off the path."""
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


PRINTING = (
    library("libpango-1.0-0", "libpango-1.0.so.0"),
    library("libpangoft2-1.0-0", "libpangoft2-1.0.so.0"),
    library("libharfbuzz-subset0", "libharfbuzz-subset.so.0"),
)
TESTING = (
    program("chromium", "chromium", "chromium-browser", "google-chrome"),
    program("firefox-esr", "firefox-esr", "firefox"),
    program("poppler-utils", "pdftotext"),
    program("nginx-light", "nginx", "/usr/sbin/nginx"),
    program("openssl", "openssl"),
    Need("postgresql", has_postgresql),
    library("libatomic1", "libatomic.so.1"),  # for the Node.js that drives the browsers
)


def missing(needs: Iterable[Need]) -> list[str]:
    """Return the names of the packages whose content is not here."""
    return [need.package for need in needs if not need.is_met()]


def line_for(packages: list[str]) -> str:
    """Return the line that installs these packages on Debian and Ubuntu."""
    names = " ".join(packages)
    return f"sudo apt-get update && sudo apt-get install --no-install-recommends {names}"


def install(packages: list[str]) -> None:
    """Install these packages; only root on a machine with apt may call this."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    say(f"Installing system packages: {' '.join(packages)}")
    call_quietly("apt-get", "update", environment=quiet)
    options = ("-y", "--no-install-recommends")
    call_quietly("apt-get", "install", *options, *packages, environment=quiet)


def may_install() -> bool:
    """May this user install system packages without being asked?"""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def ensure(needs: Iterable[Need]) -> None:
    """Install what is missing when that is allowed, else refuse with the exact line to type."""
    packages = missing(needs)
    if packages and not may_install():
        raise Refusal(f"System packages are missing. Install them with:\n  {line_for(packages)}")
    if packages:
        install(packages)


def ensure_or_warn(needs: Iterable[Need]) -> None:
    """Like ensure, but go on without; for what only one part of the service needs."""
    try:
        ensure(needs)
    except Refusal as refusal:
        say(f"Printed forms will not work yet. {refusal}")
