"""What a page of the queue costs, in steps of SQLite's machine: no more in a large queue than in a small one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, text

from referral.definitions.library import Library
from referral.store.database import Database, Session
from referral.store.supervision import queues
from referral.store.supervision.queues import MOST_COUNTED, NEED_EYES, QueueCount, QueueFilter
from referral.store.supervision.reviews import ReviewState
from tests.bench.queue import fill, middle
from tests.builders import Border
from tests.engines import PostgreSQLCluster, SQLiteFiles

A_PAGE = 21
SMALL, LARGE = 1_000, 20_000
A_CASE = 10
"""Steps of the machine for one case more in a count, at most."""

Asked = Callable[[Session, Border, int], object]


def live(border: Border) -> QueueFilter:
    """What the queue shows to a supervisor of both posts who chooses nothing."""
    return QueueFilter((border.road.id, border.station.id), NEED_EYES)


def first_page(session: Session, border: Border, _size: int) -> list[Any]:
    return queues.page(session, live(border), border.now, limit=A_PAGE)


def later_page(session: Session, border: Border, size: int) -> list[Any]:
    after = middle(border.now, size)
    return queues.page(session, live(border), border.now, after=after, limit=A_PAGE)


def confirmed(session: Session, border: Border, _size: int) -> list[Any]:
    chosen = replace(live(border), states=(ReviewState.CONFIRMED,))
    return queues.page(session, chosen, border.now, limit=A_PAGE)


def filtered(**filters: Any) -> Asked:
    def asked(session: Session, border: Border, _size: int) -> list[Any]:
        ids = {"few": border.stranger.person_id, "many": border.officer.person_id}
        chosen = {word: ids.get(value, value) for word, value in filters.items()}
        states = tuple(ReviewState)
        every = replace(live(border), states=states, **chosen)
        return queues.page(session, every, border.now, limit=A_PAGE)

    return asked


PAGES: dict[str, Asked] = {
    "the first page": first_page,
    "a page in the middle": later_page,
    "what is confirmed": confirmed,
    "an officer of few cases": filtered(officer="few"),
    "an officer of many cases": filtered(officer="many"),
    "a duty that few owe": filtered(duty="rare"),
    "a duty that many owe": filtered(duty="common"),
    "a duty that nobody owes": filtered(duty="nothing"),
}


@pytest.fixture(scope="module")
def filled(sqlite: SQLiteFiles, library: Library) -> Iterator[dict[int, tuple[Database, Border]]]:
    """A queue of each size."""
    found = {}
    for size in (SMALL, LARGE):
        database = Database(sqlite.fresh())
        border = Border(database, library)
        fill(database, border, size)
        found[size] = database, border
    yield found
    for database, _border in found.values():
        database.close()


def steps(database: Database, border: Border, size: int, asked: Asked) -> int:
    """How many steps SQLite's machine takes for what is asked."""
    taken = [0]

    def step() -> None:
        taken[0] += 1

    with database.read_session() as session:
        asked(session, border, size)  # the file is open and the statements are compiled
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(step, 1)
        asked(session, border, size)
        driver.set_progress_handler(None, 1)
    return taken[0]


@pytest.mark.parametrize("which", PAGES)
def test_a_page_costs_no_more_in_a_larger_queue(
    filled: dict[int, tuple[Database, Border]], which: str
) -> None:
    small, large = (steps(*filled[size], size, PAGES[which]) for size in (SMALL, LARGE))

    assert large <= 1.5 * small


def test_a_count_looks_at_no_more_cases_than_it_counts(
    filled: dict[int, tuple[Database, Border]],
) -> None:
    def count(session: Session, border: Border, _size: int) -> QueueCount:
        return queues.count(session, live(border))

    assert steps(*filled[LARGE], LARGE, count) <= A_CASE * (MOST_COUNTED + 50)


def test_a_page_is_read_along_the_index_and_sorts_nothing(
    filled: dict[int, tuple[Database, Border]],
) -> None:
    database, border = filled[SMALL]

    for asked in (first_page, later_page, confirmed):
        plans = plans_of(database, border, SMALL, asked)

        assert plans
        for plan in plans:
            reads = [line for line in plan if "worklist" in line]
            assert all(line.startswith("SEARCH worklist USING INDEX ix_worklist") for line in reads)
            assert reads and not any("TEMP B-TREE" in line for line in plan)


def test_postgresql_reads_a_page_along_the_index_too(
    postgresql: PostgreSQLCluster, library: Library
) -> None:
    database = Database(postgresql.fresh())
    border = Border(database, library)
    fill(database, border, LARGE)
    with database.transaction() as session:
        session.execute(text("ANALYZE worklist"))

    plans = plans_of(database, border, LARGE, later_page)
    database.close()

    assert plans
    for plan in plans:
        reads = [line for line in plan if " on worklist" in line]
        assert reads
        assert all("Index Scan using ix_worklist" in line for line in reads), plan


def plans_of(database: Database, border: Border, size: int, asked: Asked) -> list[list[str]]:
    """The plan of every statement that is sent to answer what is asked."""
    explain = "EXPLAIN QUERY PLAN" if database.writers.dialect.name == "sqlite" else "EXPLAIN"
    with database.read_session() as session:
        with statements(session) as sent:
            asked(session, border, size)
        connection = session.connection()
        plans = [connection.exec_driver_sql(f"{explain} {one}", values) for one, values in sent]
        return [[str(row[-1]).strip() for row in plan] for plan in plans]


@contextmanager
def statements(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are sent meanwhile, with their values."""
    sent: list[tuple[str, Any]] = []

    def keep(_c: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        sent.append((statement, values))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", keep)
    yield sent
    event.remove(connection, "before_cursor_execute", keep)
