"""The lock files: makes them anew, and proves that they hold hashes and name no address."""

import json
import shutil
import sys
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
    "dev.txt": ("pyproject.toml", "--extra", "postgresql", "--group", "dev"),
    "run.txt": ("pyproject.toml", "--group", "build", *SAME_VERSIONS),
    "node.txt": ("--group", "node"),
}
UNWANTED = frozenset({"resolved", "funding"})


def lock_python() -> None:
    """Make the locks of the Python packages, each with the newest versions allowed."""
    if shutil.which("uv") is None:
        raise Refusal("Making locks needs uv. Install it with `pip install uv`, then repeat.")
    for name, selection in LOCKS.items():
        say(f"Locking requirements/{name}")
        (REQUIREMENTS / name).unlink(missing_ok=True)
        call(*COMPILE, *selection, "--output-file", f"requirements/{name}")


def without_addresses(value: Any) -> Any:
    """Return the same JSON value without the entries that hold addresses."""
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key not in UNWANTED}
        return {key: without_addresses(part) for key, part in kept.items()}
    return value


def lock_npm() -> None:
    """Make the lock of the npm packages."""
    say("Locking package-lock.json")
    PACKAGE_LOCK.unlink(missing_ok=True)
    found = node.get()
    call(*found.npm, "install", "--silent", "--package-lock-only", environment=found.environment)
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
    return found


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or 0)
