"""How quickly answers are saved and cases read, as ratios to a bare durable commit in the same run."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

from referral.definitions.library import Library
from referral.services import accounts, casework
from referral.settings import root
from referral.store import schema, signins
from referral.store.cases import Case
from referral.store.database import Database
from tests.builders import Border, given

ROUNDS, EACH = 7, 100


@dataclass(frozen=True, slots=True)
class Measured:
    """Rates a second and times in microseconds; the median of several rounds that take turns."""

    bare_commits: float
    answers: float
    ratio: float
    whoami: float
    case_file: float
    page: float


def measure(rounds: int = ROUNDS, each: int = EACH) -> Measured:
    """Compare saving answers with bare commits on one database; time what a page reads."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        try:
            schema.migrate(database)
            return _measured(database, rounds, each)
        finally:
            database.close()


def _measured(database: Database, rounds: int, each: int) -> Measured:
    border = Border(database, Library(root() / "checklists"))
    token = _signed_in(border)
    with database.writers.begin() as connection:
        connection.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, value TEXT)"))
    rates: list[tuple[float, float]] = []
    for _ in range(rounds):
        case = _half_answered(border)
        rates.append((_rate(_bare(database), each), _rate(_answering(border, case), each)))
    return Measured(
        bare_commits=statistics.median(bare for bare, _ in rates),
        answers=statistics.median(saved for _, saved in rates),
        ratio=statistics.median(saved / bare for bare, saved in rates),
        whoami=_whoami(border, token),
        case_file=_case_file(border, case),
        page=_page(border, token, case),
    )


def _bare(database: Database) -> Callable[[], None]:
    statement = text("INSERT INTO bare (value) VALUES (:value)")

    def commit() -> None:
        with database.writing() as session:
            session.connection().execute(statement, {"value": "yes"})

    return commit


def _answering(border: Border, case: Case) -> Callable[[], None]:
    values = ("yes", "no")
    seen = border.find(case).revision

    def answer() -> None:
        nonlocal seen
        sent = given("weapon", values[seen % 2], seen)
        with border.database.writing() as session:
            found = casework_find(border, session, case)
            seen = casework.answer(
                session, found, [sent], by=border.officer, now=border.now
            ).revision

    return answer


def casework_find(border: Border, session, case: Case) -> Case:
    from referral.store import cases

    found = cases.find(session, case.reference, border.officer)
    assert found is not None
    return found


def _half_answered(border: Border) -> Case:
    case = border.open_case()
    for _ in range(30):
        file = border.file(case)
        step = file.walk.missing[0]
        border.answer(case, **{step.id: _some(step)})
    return case


def _some(step):
    if step.number:
        return 1
    chosen = step.options[-1].id
    return (chosen,) if step.kind.value == "many" else chosen


def _signed_in(border):
    with border.database.writing() as session:
        token = "t"
        session.add(
            signins.SignIn(
                id_hash=accounts.passphrases.fingerprint(token),
                person_id=border.officer.person_id,
                started=border.now,
                expires=border.now.replace(year=2030),
            )
        )
    return token


def _rate(act, each):
    act()
    started = time.perf_counter()
    for _ in range(each):
        act()
    return each / (time.perf_counter() - started)


def _micro(act):
    return min(1e6 / _rate(act, 300) for _ in range(5))


def _whoami(border, token):
    with border.database.reading() as session:
        return _micro(lambda: accounts.whoami(session, token, now=border.now))


def _case_file(border, case):
    with border.database.reading() as session:
        return _micro(lambda: casework.case_file(session, case))


def _page(border, token, case):
    def page():
        with border.database.reading() as session:
            accounts.whoami(session, token, now=border.now)
            casework.case_file(session, casework_find(border, session, case))

    return _micro(page)


if __name__ == "__main__":
    print(measure())
