"""The lock files: builds them again, and proves that they hold hashes and name no address.

What was uploaded within the last week is not taken: by then somebody has mostly noticed what was stolen or spoilt.
"""

import json
import shutil
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from tooling import node
from tooling.places import REQUIREMENTS, ROOT, Refusal, call, say

PACKAGE_LOCK = ROOT / "package-lock.json"
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal"),
    *("--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"),
    *("--no-annotate", "--no-header"),
)
SAME_VERSIONS = ("--constraint", "requirements/dev.txt")
LOCKS = {
    "dev.txt": (
        "pyproject.toml",
        *("--extra", "postgresql", "--extra", "authoring", "--group", "dev"),
    ),
    "wheel.txt": ("pyproject.toml", "--extra", "postgresql", *SAME_VERSIONS),
    "run.txt": ("pyproject.toml", "--group", "build", *SAME_VERSIONS),
    "node.txt": ("--group", "node"),
}
COOLDOWN = timedelta(days=7)
RECORD = REQUIREMENTS / "cooldown.txt"
"""The moment after which nothing in the locks was uploaded."""

UNWANTED = frozenset({"resolved", "funding"})


def lock() -> None:
    """Make every lock with the newest versions that are allowed and were uploaded long enough ago."""
    until = f"{datetime.now(UTC) - COOLDOWN:%Y-%m-%dT%H:%M:%SZ}"
    lock_python(until)
    lock_npm(until)
    RECORD.write_text(f"{until}\n")


def lock_python(until: str) -> None:
    """Make the locks of the Python packages."""
    if shutil.which("uv") is None:
        raise Refusal("Making locks needs uv. Install it with `pip install uv`, then repeat.")
    for name, selection in LOCKS.items():
        say(f"Locking requirements/{name}")
        (REQUIREMENTS / name).unlink(missing_ok=True)
        call(
            *COMPILE, "--exclude-newer", until, *selection, "--output-file", f"requirements/{name}"
        )


def without_addresses(value: Any) -> Any:
    """Return the same JSON value without the entries that hold addresses."""
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key not in UNWANTED}
        return {key: without_addresses(part) for key, part in kept.items()}
    return value


def lock_npm(until: str) -> None:
    """Make the lock of the npm packages; refused when package.json names a version that is younger."""
    say("Locking package-lock.json")
    PACKAGE_LOCK.unlink(missing_ok=True)
    found = node.get()
    options = ("--silent", "--package-lock-only", f"--before={until}")
    call(*found.npm, "install", *options, environment=found.environment)
    lock = without_addresses(json.loads(PACKAGE_LOCK.read_text()))
    PACKAGE_LOCK.write_text(json.dumps(lock, indent=2) + "\n")


def problems() -> list[str]:
    """Return a sentence for each fault in the lock files."""
    found = []
    for path in [*(REQUIREMENTS / name for name in LOCKS), PACKAGE_LOCK]:
        text = path.read_text()
        if "://" in text:
            found.append(f"{path.name} names an address. Run ./dev lock.")
        if not any(mark in text for mark in ("--hash=sha256:", '"integrity"')):
            found.append(f"{path.name} has no hashes. Run ./dev lock.")
    return [*found, *_problems_of_the_record()]


def _problems_of_the_record() -> list[str]:
    """Whether the locks say until when packages were taken, and that this was a while ago."""
    try:
        until = datetime.fromisoformat(RECORD.read_text().strip())
    except (OSError, ValueError):
        return [f"{RECORD.name} does not say until when packages were taken. Run ./dev lock."]
    if until > datetime.now(UTC) - COOLDOWN:
        return [f"{RECORD.name} names a moment of the last week. Run ./dev lock."]
    return []


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or 0)
