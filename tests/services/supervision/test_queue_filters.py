"""Filters of the queue find the cases that fit, all of them, in the order of the queue."""

from collections.abc import Iterator
from datetime import timedelta
from operator import attrgetter

import pytest

from referral.definitions.library import Library
from referral.store.cases import cases
from referral.store.database import Database, Session
from referral.store.supervision import queues, worklist
from referral.store.supervision.queues import (
    MOST_COUNTED,
    NEED_EYES,
    Cursor,
    QueueCount,
    QueueFilter,
)
from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import DutyState, QueueRow
from tests.services.office import Office

STATES = tuple(ReviewState)


@pytest.fixture
def office(database: Database, library: Library) -> Office:
    """Twelve cases over some days: of two officers, some in danger, some closed, one escalated."""
    office = Office(database, library)
    for number in range(12):
        case = office.open_case(by=(office.officer, office.colleague)[number % 3 == 2])
        office.answer(case, danger="yes" if number % 4 == 0 else "no", afraid="no")
        if number % 5 == 2:
            office.close(case)
        office.later(hours=7)
    return office


def some(office: Office) -> Iterator[QueueFilter]:
    """Questions of every kind, alone and together."""
    mine = QueueFilter((office.road.id, office.station.id), STATES)
    days = {
        "since": office.now - timedelta(hours=60),
        "until": office.now - timedelta(hours=20),
    }
    for filters in (
        {},
        {"officer": office.colleague.person_id},
        {"duty": "help"},
        days,
        {"officer": office.officer.person_id, "duty": "help", **days},
        {"officer": office.stranger.person_id, "duty": "help"},
        {"states": NEED_EYES, "duty": "help"},
        {"states": (ReviewState.WAITING,), **days},
        {"posts": (office.station.id,)},
        {"posts": (), "duty": "help"},
        {"escalated_only": True},
    ):
        yield QueueFilter(**{"posts": mine.posts, "states": mine.states, **filters})  # type: ignore[arg-type]


def expected(session: Session, chosen: QueueFilter, office: Office) -> list[str]:
    """The references that fit, found by looking at every case, in the order that the manual tells."""
    rows = [worklist.find(session, case.id) for case in cases.every(session)]
    fitting = [row for row in rows if row is not None and _fits(session, row, chosen)]
    late = [row for row in fitting if row.due_at is not None and row.due_at <= office.now]
    rest = [row for row in fitting if row not in late]
    late.sort(key=attrgetter("due_at", "case_id"))
    rest.sort(key=attrgetter("rank", "opened_at", "case_id"))
    return [row.reference for row in late + rest]


def _fits(session: Session, row: QueueRow, chosen: QueueFilter) -> bool:
    raised = worklist.raised(session, row.case_id).get(chosen.duty)
    return (
        row.post_id in chosen.posts
        and row.state in chosen.states
        and chosen.officer in {None, row.officer_id}
        and (chosen.since is None or chosen.since <= row.opened_at)
        and (chosen.until is None or row.opened_at < chosen.until)
        and (row.escalated or not chosen.escalated_only)
        and (not chosen.duty or (raised is not None and raised.standing is DutyState.OPEN))
    )


def pages(session: Session, chosen: QueueFilter, office: Office, *, limit: int) -> list[str]:
    """Every page after the other, as somebody would press for them."""
    found: list[str] = []
    after: Cursor | None = None
    while rows := queues.page(session, chosen, office.now, after=after, limit=limit):
        found += [row.reference for row in rows]
        after = Cursor.of(rows[-1])
    return found


@pytest.mark.parametrize("few", [1000, 0], ids=["the filter first", "along the queue"])
def test_pages_hold_every_case_that_fits_in_the_order_of_the_queue(
    office: Office, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(queues, "FEW", few)

    with office.database.read_session() as session:
        for chosen in some(office):
            for limit in (1, 3, 50):
                assert pages(session, chosen, office, limit=limit) == expected(
                    session, chosen, office
                ), (limit, chosen)


@pytest.mark.parametrize("few", [1000, 0], ids=["the filter first", "along the queue"])
def test_counts_are_those_of_the_cases_that_fit(
    office: Office, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(queues, "FEW", few)

    with office.database.read_session() as session:
        for chosen in some(office):
            fitting = expected(session, chosen, office)
            late = [
                row
                for row in queues.page(session, chosen, office.now, limit=50)
                if Cursor.of(row).is_overdue(office.now)
            ]

            assert queues.count(session, chosen) == QueueCount(len(fitting))
            assert queues.count_overdue(session, chosen, office.now) == QueueCount(len(late))


def test_a_count_stops_and_says_that_there_are_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "MOST_COUNTED", 5)
    every = QueueFilter((office.road.id, office.station.id), STATES)

    with office.database.read_session() as session:
        counted = queues.count(session, every)

    assert counted.is_more
    assert counted + counted == counted, "More than five and more than five is more than five."


def test_exactly_as_many_as_are_counted_are_no_more() -> None:
    half = QueueCount(MOST_COUNTED // 2)

    assert not (half + half).is_more
    assert (half + half + QueueCount(1)).is_more
