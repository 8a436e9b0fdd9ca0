"""What must hold before a change is accepted, apart from the tests: one table, run in order."""

from tooling.places import PROGRAMS, say, status_of

CHECKS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "--quiet", "."),
    "types": ("mypy",),
    "layers": ("lint-imports",),
    "locks": ("python", "-m", "tooling.locks"),
    "checklists": ("referral", "checklists", "check"),
    "archive": ("referral", "archive", "check"),
    "scenarios": ("referral", "scenarios", "check"),
    "proofs": ("referral", "checklists", "prove"),
    "catalogues": ("referral", "i18n", "check"),
}


def holds(name: str) -> bool:
    """Run one check and say by name how it ended."""
    say(f"--- {name}")
    program, *arguments = CHECKS[name]
    held = status_of(PROGRAMS / program, *arguments) == 0
    say(f"    {name}: {'passed' if held else 'FAILED'}")
    return held


def run() -> int:
    """Run every check, also after a failure; the status is 0 only when all passed."""
    failed = [name for name in CHECKS if not holds(name)]
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0
