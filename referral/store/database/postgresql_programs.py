"""What ``pg_dump`` and ``pg_restore`` do for us. No password stands in a command line."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import ProgrammingError

from referral.settings import environment_with


class CopyFailed(Exception):
    """A database cannot be copied or restored; the sentence says why."""


def snapshot(connection: Connection) -> str:
    """The name under which another connection sees exactly what this one sees, while its transaction lasts."""
    name: str = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
    return name


def dump(url: URL, snapshot: str, into: Path) -> None:
    """Write what a database holds in that moment to a file. Raises CopyFailed."""
    plain = ("--format=custom", "--no-owner", "--no-privileges")
    _run("pg_dump", url, *plain, f"--snapshot={snapshot}", f"--file={into}")


def restore(file: Path, url: URL) -> None:
    """Fill a database from such a file, in one transaction. Raises CopyFailed."""
    whole = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    _run("pg_restore", url, *whole, str(file))


def must_be_readable(file: Path) -> None:
    """Raise CopyFailed when a file is no such copy, or was cut."""
    _start(["pg_restore", "--file=/dev/null", str(file)], {})


@contextmanager
def beside(url: URL) -> Iterator[URL]:
    """An empty database beside another, which is gone afterwards; its account must be allowed to make one."""
    name = f"{url.database}_rehearsal"
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", hide_parameters=True
    )
    quoted = engine.dialect.identifier_preparer.quote_identifier(name)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {quoted}")
            try:
                yield url.set(database=name)
            finally:
                connection.exec_driver_sql(f"DROP DATABASE {quoted} WITH (FORCE)")
    except ProgrammingError as error:
        raise CopyFailed(f"No database {name} can be made for a rehearsal: {error.orig}") from error
    finally:
        engine.dispose()


def _run(program: str, url: URL, *options: str) -> None:
    (_, wanted) = url.get_dialect()().create_connect_args(url)
    password = wanted.pop("password", None)
    wanted.pop("context", None)
    target = " ".join(f"{name}={_quoted(str(value))}" for name, value in wanted.items())
    command = [program, "--no-password", f"--dbname={target}", *options]
    _start(command, {"PGPASSWORD": str(password)} if password else {})


def _start(command: list[str], secret: dict[str, str]) -> None:
    program = command[0]
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, env=environment_with(secret), capture_output=True, text=True, check=False
        )
    except FileNotFoundError as missing:
        raise CopyFailed(
            f"The program {program} is not here. Install it: apt-get install postgresql-client"
        ) from missing
    if done.returncode:
        raise CopyFailed(f"{program} could not do it: {_first_fault(done.stderr)}")


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _first_fault(said: str) -> str:
    """The line that names the fault; what follows it can quote rows."""
    lines = said.splitlines()
    return next((line for line in lines if "error:" in line), "it does not say why.")
