"""The Python environment in .venv, made by uv or else by venv and pip, from the locked packages."""

import importlib.util
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from tooling import stamps
from tooling.places import ENVIRONMENT, PYTHON, REQUIREMENTS, ROOT, answer_of, call, say
from tooling.system import Need, ensure

RUN = REQUIREMENTS / "run.txt"
DEVELOPMENT = REQUIREMENTS / "dev.txt"  # holds everything that RUN holds


def base_python() -> str:
    """Return the interpreter to build on, even when another environment is active."""
    return str(getattr(sys, "_base_executable", sys.executable))


def version() -> str:
    """Return the version of the environment's Python, or nothing when it is missing or broken."""
    return answer_of(PYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")


def is_usable() -> bool:
    """Can packages be installed into the environment and run from it?"""
    packages = ENVIRONMENT / "lib" / f"python{version()}" / "site-packages"
    installer = shutil.which("uv") is not None or (packages / "pip").is_dir()
    return packages.is_dir() and installer


def create() -> None:
    """Make an empty environment in place of whatever is there."""
    say("Making the Python environment in .venv")
    if shutil.which("uv"):
        call("uv", "venv", "--quiet", "--clear", "--python", base_python(), ENVIRONMENT)
        return
    venv = Need(
        f"python3.{sys.version_info.minor}-venv",
        lambda: importlib.util.find_spec("ensurepip") is not None,
    )
    ensure([venv])
    call(base_python(), "-m", "venv", "--clear", ENVIRONMENT)


def install(*arguments: str | Path) -> None:
    """Install into the environment with uv, or else with the environment's own pip."""
    if shutil.which("uv"):
        quiet = ("--quiet", "--compile-bytecode")
        call("uv", "pip", "install", *quiet, "--python", PYTHON, *arguments)
    else:
        quiet = ("-qq", "--disable-pip-version-check")
        call(PYTHON, "-m", "pip", "install", *quiet, *arguments)


def install_lock(lock: Path) -> None:
    """Install exactly the locked packages; a file with another hash is refused."""
    install("--require-hashes", "--requirement", lock)


def ensure_locked(lock: Path, *larger: Path) -> None:
    """Install a lock, unless it, or a larger one that holds it, is installed already."""
    keys = [stamps.key_of(version(), path) for path in (lock, *larger)]
    if stamps.is_fresh("packages", *keys):
        return
    say(f"Installing the Python packages of {lock.relative_to(ROOT)}")
    install_lock(lock)
    stamps.mark("packages", keys[0])


def ensure_project() -> None:
    """Make the checkout itself importable, and its command callable."""
    key = stamps.key_of(version(), ROOT / "pyproject.toml")
    if stamps.is_fresh("project", key):
        return
    install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    stamps.mark("project", key)


def prepare(lock: Path, larger: Iterable[Path] = ()) -> None:
    """Bring the environment to where it must be; quick when it is there."""
    if not is_usable():
        create()
    ensure_locked(lock, *larger)
    ensure_project()
