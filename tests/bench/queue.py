"""The supervisor's queue with a thousand cases and with a million: a page must cost the same.

``./dev bench`` prints what ``measure`` says.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from referral.definitions.library import Library
from referral.settings import root
from referral.store import queues, schema
from referral.store.cases import CaseRow
from referral.store.database import Database
from referral.store.queues import NEED_EYES, Mark, Wanted
from referral.store.reviews import State
from referral.store.worklist import WorkRow
from tests.builders import Border

SIZES = (1_000, 1_000_000)
A_PAGE, A_LOAD = 21, 20_000
STATES = tuple(State)


def measure(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """What was measured, and how much it is."""
    found = [_of_size(size) for size in sizes]
    rows = [
        (f"{what}, {size:,} cases", f"{milliseconds:.2f} ms")
        for size, times in zip(sizes, found, strict=True)
        for what, milliseconds in times.items()
    ]
    ratio = max(found[-1][what] / found[0][what] for what in found[0])
    return [*rows, ("the largest queue to the smallest, at worst (about 1)", f"{ratio:.1f}")]


def _of_size(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        try:
            schema.migrate(database)
            return _times(database, Border(database, Library(root() / "checklists")), size)
        finally:
            database.close()


def _times(database: Database, border: Border, size: int) -> dict[str, float]:
    _fill(database, border, size)
    now = border.now
    posts = (border.road.id, border.station.id)
    live, confirmed = Wanted(posts, NEED_EYES), Wanted(posts, (State.CONFIRMED,))
    with database.reading() as session:
        first = queues.page(session, live, now, limit=A_PAGE)
        middle = queues.page(session, live, now, after=_middle(now, size), limit=A_PAGE)
        assert len(first) == len(middle) == A_PAGE
        return {
            "the first page of the queue": _least(
                lambda: queues.page(session, live, now, limit=A_PAGE)
            ),
            "a page in the middle": _least(
                lambda: queues.page(session, live, now, after=_middle(now, size), limit=A_PAGE)
            ),
            "what is confirmed": _least(lambda: queues.page(session, confirmed, now, limit=A_PAGE)),
        }


def _middle(now: datetime, size: int) -> Mark:
    return Mark(None, 8, now - timedelta(minutes=size // 2), UUID(int=0))


def _fill(database: Database, border: Border, size: int) -> None:
    """One case in ten is late, three in five are confirmed; ranks, posts and ages are spread evenly."""
    document = border.find(border.open_case()).document
    for start in range(1, size, A_LOAD):
        numbers = range(start, min(start + A_LOAD, size))
        with database.writing() as session:
            connection = session.connection()
            connection.execute(insert(CaseRow), [_case(border, n, document) for n in numbers])
            connection.execute(insert(WorkRow), [_row(border, n) for n in numbers])


def _case(border: Border, number: int, document: str) -> dict[str, object]:
    return {
        **_shared(border, number),
        "id": UUID(int=number),
        "opened_by": border.officer.person_id,
        "document": document,
        "closed_at": None,
        "operation": None,
    }


def _row(border: Border, number: int) -> dict[str, object]:
    late = timedelta(minutes=number % 7000 - (0 if number % 10 == 0 else 10_000_000))
    return {
        **_shared(border, number),
        "case_id": UUID(int=number),
        "officer_id": border.officer.person_id,
        "state": STATES[number % 5] if number % 2 else State.CONFIRMED,
        "rank": number // 5 % 16,
        "due_at": border.now - late,
        "escalated": False,
    }


def _shared(border: Border, number: int) -> dict[str, object]:
    return {
        "reference": f"{number:09d}",
        "post_id": (border.road, border.station)[number % 2].id,
        "opened_at": border.now - timedelta(minutes=number),
    }


def _least(act: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        act()
        return (time.perf_counter() - started) * 1000

    return min(once() for _ in range(40))
