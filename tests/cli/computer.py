"""The computer of a post: an instance with people, and commands typed there as people type them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select

from referral import clock
from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.services.cases import answering, casework
from referral.services.cases.answering import NewAnswer
from referral.services.supervision import queue_access
from referral.services.upkeep import clock_check
from referral.settings import load, root
from referral.store.accounts import people, posts
from referral.store.cases import cases
from referral.store.cases.cases import Case, CaseRow
from referral.store.database import Database, Session, schema
from tests.web.furnishing import furnish

REFERRAL = Path(sys.executable).parent / "referral"


class Computer:
    """One instance, whose commands run in processes of their own."""

    def __init__(self, folder: Path, furnished: Path, database: str = "") -> None:
        """Prepare the folder with people and posts; ``database``: the URL of a bare one."""
        self.folder = folder
        folder.mkdir(parents=True)
        (folder / "secret_key").write_text("for tests " * 4)
        (folder / "config.toml").write_text(f'database = "{database}"\n' if database else "")
        shutil.copy(furnished.parent / "practice.sqlite3", folder)
        if not database:
            shutil.copy(furnished, folder / "referral.sqlite3")
            return
        with self.opened() as opened:
            schema.migrate(opened)
            furnish(opened)

    @classmethod
    def at(cls, folder: Path) -> "Computer":
        """The computer whose instance lies there already."""
        found = object.__new__(cls)
        found.folder = folder
        return found

    @contextmanager
    def opened(self) -> Iterator[Database]:
        """The database, in the process of the test."""
        database = Database(load(self.folder).database)
        yield database
        database.close()

    def type(
        self, *words: object, typed: str = "", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Type a command of this instance and wait until it has ended."""
        return subprocess.run(
            [REFERRAL, *map(str, words)],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=300,
            env={**os.environ, "REFERRAL_INSTANCE": str(self.folder), **(environment or {})},
            cwd=self.folder,
        )

    def runs_python(self, lines: str) -> str:
        """What a fresh Python prints that runs these lines and nothing else."""
        command = [sys.executable, "-c", lines]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def closes_a_case(self, ago: timedelta) -> Case:
        """A case that was answered, looked at by a supervisor, and closed so long ago."""
        then = clock.now() - ago
        _library()  # read before any transaction
        with self.opened() as database:
            with database.transaction() as session:
                case = self._opened_case(session, then)
                supervisor = people.find(session, "saule")
                assert supervisor is not None
                queue_access.look(session, case, by=people.actor(supervisor), now=then)
                cases.end(session, case, then)
            with database.transaction() as session:  # the computer ran ever since
                clock_check.confirm(session, clock.now() - timedelta(hours=1))
        return case

    def counts_cases(self) -> int:
        """How many cases there are."""
        with self.opened() as database, database.read_session() as session:
            return session.scalar(select(func.count()).select_from(CaseRow)) or 0

    def _opened_case(self, session: Session, then: datetime) -> Case:
        person, post = people.find(session, "aigul"), posts.find(session, "KZ-TEST-01")
        assert person is not None and post is not None
        officer = people.actor(person)
        case = casework.open_case(session, _library(), post=post, by=officer, now=then)
        answers: dict[str, Value] = {"danger_to_life": "yes", "age_band": "age_18_59"}
        given = [NewAnswer(step, value, uuid4(), 0) for step, value in answers.items()]
        answering.answer(session, case, given, by=officer, now=then)
        return case


@cache
def _library() -> Library:
    """The real checklists, read whole."""
    library = Library(root() / "checklists")
    assert not library.problems()
    library.document(library.for_cases, "kz")
    return library
