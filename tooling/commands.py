"""The commands of ./dev: which there are, what each prepares and does."""

import fcntl
import os
import sys
from collections.abc import Callable

from tooling import assets, checks, locks, memory, node, python_packages, system, wheel
from tooling.places import PROGRAMS, ROOT, Refusal, call, say, status_of

EVERY_TEST = ("-n", "auto", "--dist", "worksteal")
"""A whole run uses every core; chosen tests run one after the other, so that one can look into them."""
THOROUGH = "--thorough"


def prepare_to_run() -> None:
    """Prepare what the service itself needs."""
    python_packages.prepare(python_packages.RUN, larger=[python_packages.DEVELOPMENT])
    assets.prepare(for_tests=False)
    system.ensure_or_warn(system.PRINTING)


def prepare_to_develop() -> None:
    """Prepare what checks and tests need besides."""
    python_packages.prepare(python_packages.DEVELOPMENT)
    assets.prepare(for_tests=True)


def prepare_to_test() -> None:
    """Prepare what a whole test run needs besides: a browser, PDF tools, PostgreSQL."""
    prepare_to_develop()
    system.ensure([*system.PRINTING, *system.TESTING])


def undisturbed(preparation: Callable[[], None]) -> None:
    """Prepare while no other ./dev prepares the same checkout."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        preparation()
    finally:
        os.close(handle)


def setup(_arguments: list[str]) -> int:
    """Prepare everything, also for tests (the other commands do this by themselves)."""
    undisturbed(prepare_to_test)
    say("Everything is in place.")
    return 0


def run(arguments: list[str]) -> int:
    """Start the service with its demonstration on 127.0.0.1; options go to "referral serve"."""
    undisturbed(prepare_to_run)
    call(PROGRAMS / "referral", "demo")
    os.chdir(ROOT)
    sys.stdout.flush()
    serve = str(PROGRAMS / "referral")
    os.execv(serve, [serve, "serve", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests, with --thorough those that take long, or those that the arguments choose (as for pytest)."""
    undisturbed(prepare_to_test)
    found = node.get()
    if set(arguments) - {THOROUGH}:
        return status_of(PROGRAMS / "pytest", *arguments, environment=found.environment)
    with memory.folder() as folder:
        environment = found.environment | ({"TMPDIR": str(folder)} if folder else {})
        status = status_of(PROGRAMS / "pytest", *arguments, *EVERY_TEST, environment=environment)
    scripts = sorted((ROOT / "tests").rglob("*.test.js"))
    if scripts and not arguments:
        status = status_of(found.interpreter, "--test", *scripts) or status
    return status


def check(_arguments: list[str]) -> int:
    """Check format, lint, types, layers, locks, checklists, scenarios and catalogues."""
    undisturbed(prepare_to_develop)
    return checks.run()


def bench(arguments: list[str]) -> int:
    """Measure the speed, as ratios within one run."""
    undisturbed(prepare_to_test)
    environment = node.get().environment
    return status_of(PROGRAMS / "python", "-m", "tests.bench", *arguments, environment=environment)


def format_sources(_arguments: list[str]) -> int:
    """Lay out the Python sources, and mend what the linter can mend by itself."""
    undisturbed(prepare_to_develop)
    mended = status_of(PROGRAMS / "ruff", "check", "--fix", ".")
    return status_of(PROGRAMS / "ruff", "format", ".") or mended


def style(_arguments: list[str]) -> int:
    """Compile the style sheet again."""
    undisturbed(prepare_to_run)
    assets.compile_style()
    return 0


def lock(_arguments: list[str]) -> int:
    """Make the lock files again, with the newest versions allowed that are a week old."""
    locks.lock()
    return 0


def build(_arguments: list[str]) -> int:
    """Build the wheel in dist/, with a list of what is in it, and the lock to install it with."""
    undisturbed(prepare_to_develop)
    for made in wheel.build(ROOT / "dist"):
        say(str(made.relative_to(ROOT)))
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "build": build,
    "format": format_sources,
    "style": style,
    "lock": lock,
    "setup": setup,
}


def explain() -> str:
    """Return the page that ./dev alone shows."""
    lines = [f"  ./dev {name:<8}{command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["Usage: ./dev COMMAND [ARGUMENTS]", "", *lines])


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; without one, explain."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        say(explain())
        return 0
    command = COMMANDS.get(arguments[0])
    if command is None:
        say(f'There is no command "{arguments[0]}".\n\n{explain()}')
        return 2
    try:
        return command(arguments[1:])
    except Refusal as refusal:
        say(str(refusal))
        return 1
