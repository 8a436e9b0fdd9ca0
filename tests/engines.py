"""Fresh databases for tests: one SQLite file or one PostgreSQL database each, copied from a migrated template.

The PostgreSQL cluster is a real one, started for the test run from the binaries of the system.
"""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine

from referral.store.database import Database, schema


class Engine(Protocol):
    """Gives fresh databases."""

    def fresh(self) -> str:
        """The URL of a migrated, empty database that nobody else uses."""

    def bare(self) -> str:
        """The URL of a database that was never migrated."""


class SQLiteFiles:
    """Databases as files in one folder."""

    def __init__(self, folder: Path) -> None:
        """Migrate the template."""
        self._folder, self._numbers = folder, itertools.count(1)
        self._template = folder / "template.sqlite3"
        _migrate(f"sqlite:///{self._template}")

    def fresh(self) -> str:
        url = self.bare()
        shutil.copy(self._template, url.removeprefix("sqlite:///"))
        return url

    def bare(self) -> str:
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.sqlite3'}"


class PostgreSQLCluster:
    """Databases in a cluster of their own, which ends with the test run."""

    def __init__(self) -> None:
        """Start the cluster and migrate the template. Raises LookupError where PostgreSQL is missing."""
        self._programs, self._numbers = _programs(), itertools.count(1)
        self.folder = Path(tempfile.mkdtemp(prefix="referral-postgresql-"))
        self._owner = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        shutil.chown(self.folder, self._owner)
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "test", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", options, "start")
        self._admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        self._make("template")
        _migrate(self._url("template"))

    def fresh(self) -> str:
        return self._made(' TEMPLATE "template"')

    def bare(self) -> str:
        return self._made("")

    def stop(self) -> None:
        """End the cluster and leave nothing behind."""
        self._admin.dispose()
        self._run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def _made(self, template: str) -> str:
        name = f"test{next(self._numbers)}"
        self._make(name, template)
        return self._url(name)

    def _make(self, name: str, template: str = "") -> None:
        with self._admin.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{name}"{template}')

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://test@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, "-D", self.folder / "data", *arguments],
            user=self._owner,
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _programs() -> Path:
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name)
    )
    found = shutil.which("initdb")
    if not folders and not found:
        raise LookupError("PostgreSQL is missing. Install it: apt-get install postgresql")
    return folders[-1] if folders else Path(str(found)).parent


def _migrate(url: str) -> None:
    database = Database(url)
    schema.migrate(database)
    database.close()
