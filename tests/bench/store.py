"""How quickly answers are saved and cases read, beside a bare durable commit in the same run.

``./dev bench`` prints what ``measure`` says.
"""

import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from referral.definitions.library import Library
from referral.engine.model import Step
from referral.services.accounts import accounts, passphrases
from referral.services.cases import answering, casefile
from referral.services.cases.casefile import CaseFile
from referral.settings import root
from referral.store.accounts import signins
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.database import Database, schema
from tests.builders import Border, given

TOKEN = "a token of the benchmark"

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Rates a second, medians of turns that alternate; times of reading in microseconds, minima.

    ``bare_commits`` insert one row and commit through the same session; ``answers`` are saved through
    ``casework.answer``, each found by its reference, in the order of the checklist; ``ratio`` compares them.
    """

    bare_commits: float
    answers: float
    ratio: float
    whoami: float
    find: float
    case_file: float
    page: float


def measure() -> list[tuple[str, str]]:
    """What was measured, and how much it is."""
    found = compared()
    return [
        ("bare durable commits a second", f"{found.bare_commits:.0f}"),
        ("answers saved durably a second", f"{found.answers:.0f}"),
        ("answers to bare commits (at least 50 %)", f"{found.ratio:.0%}"),
        ("who is acting, one statement (under 100 µs)", f"{found.whoami:.0f} µs"),
        ("a case found by its reference", f"{found.find:.0f} µs"),
        ("a case file read and walked", f"{found.case_file:.0f} µs"),
        ("all that a page reads, with its transaction", f"{found.page:.0f} µs"),
    ]


def compared(turns: int = 40, each: int = 15) -> Measured:
    """Measure on a fresh SQLite file in the folder for temporary files."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        try:
            schema.migrate(database)
            return _measured(database, turns, each)
        finally:
            database.close()


def _measured(database: Database, turns: int, each: int) -> Measured:
    border = Border(database, Library(root() / "checklists"))
    commit, saves = _bare(database), _answers(border, each)
    gc.collect()
    gc.freeze()
    rates = []
    for _ in range(turns):
        rates.append((_rate([commit] * each), _rate(next(saves))))
    return Measured(
        bare_commits=statistics.median(bare for bare, _ in rates),
        answers=statistics.median(saved for _, saved in rates),
        ratio=statistics.median(saved / bare for bare, saved in rates),
        **_readings(border, _half_answered(border)),
    )


def _bare(database: Database) -> Act:
    with database.writers.begin() as connection:
        connection.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, value TEXT)"))
    statement = text("INSERT INTO bare (value) VALUES (:value)")

    def commit() -> None:
        with database.transaction() as session:
            session.connection().execute(statement, {"value": "yes"})

    return commit


def _answers(border: Border, each: int) -> Iterator[list[Act]]:
    """Saves that are prepared but not done: the next step of each of several cases, no two alike."""
    chance = random.Random(1)
    while True:
        opened = [border.open_case() for _ in range(each)]
        while all(border.file(case).walk.missing for case in opened):
            yield [_save(border, case, border.file(case), chance) for case in opened]


def _save(border: Border, case: Case, file: CaseFile, chance: random.Random) -> Act:
    step = file.walk.missing[0]
    sent = given(step.id, _some(step, chance), file.revision)

    def save() -> None:
        with border.database.transaction() as session:
            found = cases.find(session, case.reference, border.officer)
            assert found is not None
            answering.answer(session, found, [sent], by=border.officer, now=border.now)

    return save


def _some(step: Step, chance: random.Random) -> str | int | tuple[str, ...]:
    if step.number:
        return step.number.lowest
    chosen = chance.choice(step.options).id
    return (chosen,) if step.kind.value == "many" else chosen


def _half_answered(border: Border) -> Case:
    case, chance = border.open_case(), random.Random(1)
    for _ in range(30):
        _save(border, case, border.file(case), chance)()
    return case


def _readings(border: Border, case: Case) -> dict[str, float]:
    _sign_in(border)
    with border.database.read_session() as session:
        found = cases.get(session, case.id)
        return {
            "whoami": _micro(lambda: accounts.whoami(session, TOKEN, now=border.now)),
            "find": _micro(lambda: cases.find(session, case.reference, border.officer)),
            "case_file": _micro(lambda: casefile.case_file(session, found)),
            "page": _micro(lambda: _page(border, case)),
        }


def _page(border: Border, case: Case) -> None:
    with border.database.read_session() as session:
        actor = accounts.whoami(session, TOKEN, now=border.now)
        assert actor is not None
        found = cases.find(session, case.reference, actor)
        assert found is not None
        casefile.case_file(session, found)


def _sign_in(border: Border) -> None:
    with border.database.transaction() as session:
        session.add(
            signins.SignIn(
                id_hash=passphrases.fingerprint(TOKEN),
                person_id=border.officer.person_id,
                started=border.now,
                expires=border.now.replace(year=border.now.year + 1),
            )
        )


def _rate(acts: list[Act]) -> float:
    started = time.perf_counter()
    for act in acts:
        act()
    return len(acts) / (time.perf_counter() - started)


def _micro(act: Act) -> float:
    return min(1e6 / _rate([act] * 200) for _ in range(7))
