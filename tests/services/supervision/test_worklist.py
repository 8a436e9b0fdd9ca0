"""The queue: what hurts most stands first, whatever was written last; and whose queue it is."""

from datetime import timedelta

import pytest

from referral.definitions.library import Library, library_at
from referral.services.supervision import queue_access
from referral.services.supervision.worklist import CHILD, CORRECTED, URGENT, WITHDRAWAL
from referral.settings import root
from referral.store.accounts.people import Role
from referral.store.cases.cases import Case
from referral.store.database import Database
from referral.store.journal import JournalKind
from referral.store.supervision import queues
from referral.store.supervision.queues import Cursor, QueueCount, QueueFilter
from referral.store.supervision.reviews import ReviewMove, ReviewState
from referral.store.supervision.worklist import QueueRow
from tests.services.office import AT_AFRAID, Office


@pytest.fixture
def office(database: Database, library: Library) -> Office:
    return Office(database, library)


@pytest.fixture
def real_office(database: Database) -> Office:
    """The office at work on the checklists that are really used."""
    return Office(database, library_at(root() / "checklists"))


def _ids(rows: list[QueueRow]) -> list[object]:
    return [row.case_id for row in rows]


def test_a_late_duty_goes_first_then_an_urgent_one_then_the_older_case(office: Office) -> None:
    old = office.open_case()
    office.answer(old, danger="no", afraid="no")
    office.later(minutes=5)
    late = office.open_case()
    office.answer(late, danger="yes")
    office.later(minutes=70)
    urgent = office.open_case()
    office.answer(urgent, danger="no", afraid="yes")
    office.later(minutes=5)
    new = office.open_case()

    assert _ids(office.queue()) == [late.id, urgent.id, old.id, new.id]


def test_a_clock_stops_when_the_duty_is_done_and_goes_on_when_it_is_not(office: Office) -> None:
    case = office.open_case()
    office.answer(case, danger="yes")
    due = office.row(case).due_at
    assert due == office.now + timedelta(hours=1)

    office.later(minutes=10)
    office.answer(case, ambulance_called="done")
    assert office.row(case).due_at is None
    office.answer(case, ambulance_called="no_line")

    assert office.row(case).due_at == due, "It runs from when the duty first arose."


def test_an_answer_taken_back_and_given_again_does_not_set_the_clock_back(office: Office) -> None:
    case = office.open_case()
    office.answer(case, danger="yes")
    due = office.row(case).due_at
    office.later(minutes=30)

    office.answer(case, danger="no")
    office.answer(case, danger="yes")

    assert office.row(case).due_at == due


def test_child_withdrawal_and_correction_weigh_in_this_order(real_office: Office) -> None:
    case = real_office.open_case()
    calm = real_office.row(case).rank

    real_office.answer(case, maybe_child="not_sure", request=("explicit",))
    assert real_office.has(case, CHILD), "Not sure counts on the side of protection."
    assert real_office.has(case, URGENT)
    real_office.answer(case, withdraws="yes")

    assert real_office.has(case, WITHDRAWAL)
    assert URGENT > CHILD > WITHDRAWAL > CORRECTED
    assert real_office.row(case).rank < calm


def test_a_corrected_case_stands_before_one_that_waits(office: Office) -> None:
    waiting = office.closed_case()
    office.later(minutes=1)
    corrected = office.closed_case()
    office.decide(corrected, ReviewMove.RETURN, AT_AFRAID)
    office.send_again(corrected)

    assert _ids(office.queue()) == [corrected.id, waiting.id]


def test_pages_follow_each_other_without_a_gap_or_a_repeat(office: Office) -> None:
    made = [_some_case(office, number) for number in range(11)]
    office.later(minutes=62)
    whole = office.queue()

    pages: list[QueueRow] = []
    after = None
    while page := office.queue(after=after, limit=3):
        pages += page
        after = Cursor.of(page[-1])

    assert pages == whole
    assert {row.case_id for row in whole} == {case.id for case in made}


def test_counts_are_those_of_the_cases(office: Office) -> None:
    for number in range(5):
        _some_case(office, number)
    office.closed_case()
    office.later(minutes=90)
    posts = (office.road.id, office.station.id)

    with office.database.read_session() as session:
        count = {
            state: queues.count(session, QueueFilter(posts, (state,))).number
            for state in ReviewState
        }
        late = queues.count_overdue(session, QueueFilter(posts, tuple(ReviewState)), office.now)
        helped = queues.count(session, QueueFilter(posts, tuple(ReviewState), duty="help"))

    assert count[ReviewState.IN_WORK] == 5
    assert count[ReviewState.WAITING] == 1
    assert late == helped == QueueCount(3)


def test_a_case_of_another_post_is_in_nobodys_queue_there(office: Office) -> None:
    case = office.open_case()

    assert _ids(office.queue(by=office.supervisor)) == [case.id]
    assert office.queue(by=office.far) == []


def test_a_queue_lies_with_a_colleague_during_a_leave_and_comes_back_by_itself(
    office: Office,
) -> None:
    case = office.open_case()
    with office.database.transaction() as session:
        queue_access.hand_over(
            session,
            to="far",
            starts=office.now + timedelta(days=1),
            ends=office.now + timedelta(days=3),
            by=office.supervisor,
            now=office.now,
        )

    seen = []
    for _day in range(4):
        seen.append(case.id in _ids(office.queue(by=office.far)))
        office.later(days=1)

    assert seen == [False, True, True, False]


def test_a_queue_goes_to_no_officer_and_not_into_the_past(office: Office) -> None:
    tomorrow = office.now + timedelta(days=1)

    with office.database.transaction() as session:
        for login in ("officer", "supervisor", "nobody"):
            with pytest.raises(queue_access.NoStandIn):
                queue_access.hand_over(
                    session, to=login, starts=office.now, ends=tomorrow,
                    by=office.supervisor, now=office.now,
                )  # fmt: skip
        with pytest.raises(queue_access.NoSuchTime):
            queue_access.hand_over(
                session, to="deputy", starts=tomorrow, ends=office.now,
                by=office.supervisor, now=office.now,
            )  # fmt: skip


def test_a_look_is_put_on_record_once_a_day(office: Office) -> None:
    case = office.open_case()

    for hours in (0, 1, 24):
        office.later(hours=hours)
        with office.database.transaction() as session:
            queue_access.look(session, case, by=office.supervisor, now=office.now)

    assert office.kinds(case).count(JournalKind.CASE_VIEWED) == 2


def test_a_late_duty_climbs_from_officer_to_supervisor_to_focal_point(office: Office) -> None:
    from referral.services.cases.clocks import told

    due = office.now

    assert told(due, office.now - timedelta(seconds=1)) == ()
    assert told(due, office.now) == (Role.OFFICER,)
    assert told(due, office.now + timedelta(hours=1)) == (Role.OFFICER, Role.SUPERVISOR)
    assert told(due, office.now + timedelta(days=1))[-1] is Role.FOCAL_POINT


def _some_case(office: Office, number: int) -> Case:
    case = office.open_case()
    if number % 3 == 0:
        office.answer(case, danger="yes")
    elif number % 3 == 1:
        office.answer(case, danger="no", afraid="yes")
    else:
        office.later(seconds=1)
    if number == 4:
        office.answer(case, danger="yes")
    return case
