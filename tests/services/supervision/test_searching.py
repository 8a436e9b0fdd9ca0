"""Filters of the queue find the same cases in the same order, whichever way leads to them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise

import pytest

from referral.definitions.library import Library
from referral.store.database import Database
from referral.store.supervision import queues, searching, walking
from referral.store.supervision.queues import NEED_EYES, Mark, Wanted
from referral.store.supervision.reviews import State
from referral.store.supervision.searching import Along, Few, Search
from tests.services.office import Office

STATES = tuple(State)


@pytest.fixture
def office(database: Database, library: Library) -> Office:
    """Twelve cases over some days: of two officers, some in danger, some closed."""
    office = Office(database, library)
    for number in range(12):
        case = office.open_case(by=(office.officer, office.colleague)[number % 3 == 2])
        office.answer(case, danger="yes" if number % 4 == 0 else "no", afraid="no")
        if number % 5 == 2:
            office.close(case)
        office.later(hours=7)
    return office


def some(office: Office) -> Iterator[Wanted]:
    """Questions of every kind, alone and together."""
    mine = Wanted((office.road.id, office.station.id), STATES)
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
        {"posts": (office.station.id,)},
    ):
        yield Wanted(**{"posts": mine.posts, "states": mine.states, **filters})  # type: ignore[arg-type]


def whole(search: Search, wanted: Wanted, office: Office, *, limit: int) -> list[str]:
    """Every page after the other, as somebody would press for them."""
    found: list[str] = []
    after: Mark | None = None
    for _ in range(60):
        page = search.page(wanted, office.now, after=after, limit=limit)
        found += [line.reference for line in page.lines]
        after = page.goes_on
        if after is None:
            return found
    raise AssertionError("The search never came to an end.")


def plain(office: Office, wanted: Wanted) -> list[str]:
    """What the queue says when it is asked for everything at once."""
    with office.database.reading() as session:
        rows = queues.page(session, wanted, office.now, limit=100)
    return [row.reference for row in rows]


def test_every_way_finds_the_same_cases_in_the_same_order(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for few, stretch, limit in ((1000, 500, 3), (0, 500, 3), (0, 2, 1), (0, 2, 50), (0, 1, 3)):
        monkeypatch.setattr(searching, "FEW", few)
        monkeypatch.setattr(walking, "STRETCH", stretch)
        for wanted in some(office):
            with office.database.reading() as session:
                found = whole(searching.search(session, wanted), wanted, office, limit=limit)

            assert found == plain(office, wanted), (few, stretch, limit, wanted)


def test_a_filter_that_fits_few_cases_leads(office: Office) -> None:
    asked = list(some(office))

    with office.database.reading() as session:
        ways = [type(searching.search(session, wanted)) for wanted in asked]

    assert ways == [Along, Few, Few, Few, Few, Few, Few, Along]


def test_counts_are_right_as_far_as_they_went_and_say_when_there_may_be_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counted(wanted: Wanted, count: Callable[[Search], walking.Tally]) -> walking.Tally:
        with office.database.reading() as session:
            return count(searching.search(session, wanted))

    for few, stretch in ((1000, 500), (0, 500), (0, 2)):
        monkeypatch.setattr(searching, "FEW", few)
        monkeypatch.setattr(walking, "STRETCH", stretch)
        for wanted in some(office):
            tally = counted(wanted, lambda search: search.count(wanted))  # noqa: B023
            late = counted(wanted, lambda search: search.count_overdue(wanted, office.now))  # noqa: B023

            true = len(plain(office, wanted))
            assert tally.number == true if tally.is_whole else tally.number <= true
            assert late.number <= tally.number or not tally.is_whole
            assert tally.is_whole or (few, stretch) == (0, 2)


def test_a_search_that_was_cut_says_so_and_goes_on_from_there(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FEW", 0)
    monkeypatch.setattr(walking, "STRETCH", 1)
    wanted = Wanted((office.road.id,), STATES, officer=office.stranger.person_id)

    with office.database.reading() as session:
        search = searching.search(session, wanted)
        pages = [search.page(wanted, office.now, after=None, limit=5)]
        while pages[-1].goes_on is not None:
            pages.append(search.page(wanted, office.now, after=pages[-1].goes_on, limit=5))

    assert not any(page.lines for page in pages), "The stranger has no case at the road."
    assert [page.is_cut for page in pages] == [True] * (len(pages) - 1) + [False]
    assert all(one.goes_on != other.goes_on for one, other in pairwise(pages))
