"""Where things lie and how a command is called. Decides nothing."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / "bin"
PYTHON = PROGRAMS / "python"
STAMPS = ENVIRONMENT / "stamps"
REQUIREMENTS = ROOT / "requirements"
NODE_MODULES = ROOT / "node_modules"
STYLE = ROOT / "referral" / "static" / "style"
VENDOR = ROOT / "referral" / "static" / "vendor"


class Refusal(Exception):
    """Something the reader must mend first; the text is a sentence with a remedy."""


def say(sentence: str) -> None:
    """Tell the reader at once what happens now."""
    print(sentence, flush=True)


def status_of(*command: str | Path, environment: dict[str, str] | None = None) -> int:
    """Run a command in the root of the checkout and return its exit status, 127 when not found."""
    arguments = [str(part) for part in command]
    merged = {**os.environ, **(environment or {})}
    try:
        return subprocess.run(arguments, cwd=ROOT, env=merged, check=False).returncode
    except FileNotFoundError:
        say(f"There is no program {arguments[0]}.")
        return 127


def call(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    """Run a command in the root of the checkout; a failure is a Refusal that names it."""
    status = status_of(*command, environment=environment)
    if status:
        line = " ".join(str(part) for part in command)
        raise Refusal(
            f"This command ended with status {status}; mend what it says above:\n  {line}"
        )


def call_quietly(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    """Like call, but show what the command prints only when it fails."""
    arguments = [str(part) for part in command]
    merged = {**os.environ, **(environment or {})}
    result = subprocess.run(arguments, env=merged, capture_output=True, text=True, check=False)
    if result.returncode:
        line = " ".join(arguments)
        raise Refusal(f"{result.stdout}{result.stderr}\nThis command failed; mend that:\n  {line}")


def answer_of(*command: str | Path) -> str:
    """Return what a command prints, or nothing when it cannot be run or fails."""
    arguments = [str(part) for part in command]
    try:
        result = subprocess.run(arguments, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return result.stdout.strip()
