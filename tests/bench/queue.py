"""The supervisor's queue with a thousand cases and with a hundred thousand: a page must cost the same.

``./dev bench`` prints what ``measure`` says.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from referral.definitions.library import Library
from referral.settings import root
from referral.store.cases.cases import CaseRow
from referral.store.database import Database, Session, schema
from referral.store.supervision import queues
from referral.store.supervision.queues import NEED_EYES, Cursor, QueueFilter
from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import DutyState, RaisedRow, WorkRow
from tests.builders import Border

SIZES = (1_000, 100_000)
A_PAGE, A_LOAD = 21, 20_000
STATES = tuple(ReviewState)
MORNING = "the page with all its counts"
FILTERED = (
    "an officer of few cases",
    "a duty that few owe",
    "ten cases long ago",
    "a duty that many owe",
)
NEVER_TOGETHER = "two filters that many cases fit each and none both"
"""The one question whose cost grows: every case of the posts is looked at, so that the answer is exact."""


def measure(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """What was measured, and how much it is."""
    found = [_of_size(size) for size in sizes]
    rows = [
        (f"{what}, {size:,} cases", f"{milliseconds:.2f} ms")
        for size, times in zip(sizes, found, strict=True)
        for what, milliseconds in times.items()
    ]
    unfiltered = [what for what in found[0] if what not in {*FILTERED, NEVER_TOGETHER}]
    ratio = max(found[-1][what] / found[0][what] for what in unfiltered)
    slowest = max(found[-1][what] for what in FILTERED) / found[-1][MORNING]
    return [
        *rows,
        ("the largest queue to the smallest, at worst (about 1)", f"{ratio:.1f}"),
        ("a page with a filter to the page without, at worst (under 10)", f"{slowest:.1f}"),
    ]


def _of_size(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        try:
            schema.migrate(database)
            return _times(database, Border(database, Library(root() / "checklists")), size)
        finally:
            database.close()


def _times(database: Database, border: Border, size: int) -> dict[str, float]:
    fill(database, border, size)
    now = border.now
    posts = (border.road.id, border.station.id)
    live, confirmed = QueueFilter(posts, NEED_EYES), QueueFilter(posts, (ReviewState.CONFIRMED,))
    with database.read_session() as session:
        first = queues.page(session, live, now, limit=A_PAGE)
        later = queues.page(session, live, now, after=middle(now, size), limit=A_PAGE)
        assert len(first) == len(later) == A_PAGE
        return _filtered(session, border, posts, size) | {
            MORNING: _least(lambda: _morning(session, live, now)),
            "the first page of the queue": _least(
                lambda: queues.page(session, live, now, limit=A_PAGE)
            ),
            "a page in the middle": _least(
                lambda: queues.page(session, live, now, after=middle(now, size), limit=A_PAGE)
            ),
            "what is confirmed": _least(lambda: queues.page(session, confirmed, now, limit=A_PAGE)),
        }


def _filtered(
    session: Session, border: Border, posts: tuple[int, ...], size: int
) -> dict[str, float]:
    """A page with its counts, for filters that fit few cases, many, and many each but hardly any together."""
    now = border.now
    long_ago = now - timedelta(minutes=size - 10)
    ever = QueueFilter(posts, STATES)
    asked = (
        replace(ever, officer=border.stranger.person_id),
        replace(ever, duty="rare"),
        replace(ever, until=long_ago),
        replace(ever, duty="common"),
        replace(ever, duty="common", officer=border.colleague.person_id),
    )
    return {
        what: _least(partial(_morning, session, wanted, now))
        for what, wanted in zip((*FILTERED, NEVER_TOGETHER), asked, strict=True)
    }


def _morning(session: Session, wanted: QueueFilter, now: datetime) -> None:
    """What the page of the queue asks: lines, the counts of every state, how many are late."""
    queues.page(session, wanted, now, limit=A_PAGE)
    for state in STATES:
        queues.count(session, replace(wanted, states=(state,)))
    queues.count(session, replace(wanted, states=NEED_EYES, escalated_only=True))
    queues.count_overdue(session, replace(wanted, states=NEED_EYES), now)


def middle(now: datetime, size: int) -> Cursor:
    """A place half way through the cases that are not overdue."""
    return Cursor(None, 8, now - timedelta(minutes=size // 2), UUID(int=0))


def fill(database: Database, border: Border, size: int) -> None:
    """One case in eleven is late, three in five are confirmed; ranks, posts and ages are spread evenly."""
    document = border.find(border.open_case()).document
    for start in range(1, size, A_LOAD):
        numbers = range(start, min(start + A_LOAD, size))
        with database.transaction() as session:
            connection = session.connection()
            connection.execute(insert(CaseRow), [_case(border, n, document) for n in numbers])
            connection.execute(insert(WorkRow), [_row(border, n) for n in numbers])
            connection.execute(
                insert(RaisedRow), [one for n in numbers for one in _raised(border, n)]
            )


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
    late = timedelta(minutes=number % 7000 - (0 if number % 11 == 0 else 10_000_000))
    return {
        **_shared(border, number),
        "case_id": UUID(int=number),
        "officer_id": _officer(border, number),
        "state": STATES[number % 5] if number % 2 else ReviewState.CONFIRMED,
        "rank": number // 5 % 16,
        "due_at": border.now - late,
        "escalated": False,
    }


def _officer(border: Border, number: int) -> int:
    """Every fourth case is a colleague's; three are a stranger's."""
    if number in {3, 403, 807}:
        return border.stranger.person_id
    return (border.colleague if number % 4 == 3 else border.officer).person_id


def _raised(border: Border, number: int) -> Iterator[dict[str, object]]:
    """Every other case owes something, none of them a colleague's; two owe what hardly anybody does."""
    owed = ["common"] * (number % 4 < 2) + ["rare"] * (number in {5, 605})
    for duty in owed:
        yield {
            "case_id": UUID(int=number),
            "duty": duty,
            "arose_at": border.now,
            "due_at": None,
            "standing": DutyState.OPEN,
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
