"""Officer and supervisor: a case is closed, returned, corrected, confirmed; and what nobody can do with it."""

from collections.abc import Iterator
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referral.definitions.library import Library
from referral.services.cases.refusals import CaseClosed, Refused
from referral.services.supervision import case_summary, review
from referral.services.supervision.review import MOVERS, MOVES, NewComment
from referral.services.upkeep.journal import verify
from referral.store.accounts import people
from referral.store.accounts.people import Role
from referral.store.cases import cases
from referral.store.database import Database
from referral.store.journal import JournalKind
from referral.store.supervision import reviews
from referral.store.supervision.reviews import About, ReviewMove, ReviewState
from tests.services.office import AT_AFRAID, AT_REFER, Office


@pytest.fixture
def office(database: Database, library: Library) -> Office:
    return Office(database, library)


@pytest.fixture(scope="module")
def long_office(request: pytest.FixtureRequest, library: Library) -> Iterator[Office]:
    """One office for many invented days."""
    database = Database(request.getfixturevalue("sqlite").fresh())
    yield Office(database, library)
    database.close()


def test_closing_a_case_sends_it_to_the_supervisor(office: Office) -> None:
    case = office.open_case()
    office.answer(case, danger="no", afraid="no")
    assert office.state(case) is ReviewState.IN_WORK

    office.close(case)

    assert office.state(case) is ReviewState.WAITING
    assert [row.case_id for row in office.queue(ReviewState.WAITING)] == [case.id]


def test_a_case_is_returned_corrected_and_confirmed(office: Office) -> None:
    case = office.closed_case()

    office.decide(case, ReviewMove.RETURN, AT_AFRAID, AT_REFER)
    office.answer(case, afraid="not_sure")
    office.send_again(case)
    office.decide(case, ReviewMove.CONFIRM)

    assert office.state(case) is ReviewState.CONFIRMED
    assert office.kinds(case) == [
        JournalKind.CASE_OPENED,
        JournalKind.CASE_CLOSED,
        JournalKind.CASE_RETURNED,
        JournalKind.CASE_SENT_AGAIN,
        JournalKind.CASE_CONFIRMED,
    ]
    with office.database.read_session() as session:
        assert verify(session).whole


def test_a_returned_case_takes_answers_though_closed_and_keeps_the_old_ones(
    office: Office,
) -> None:
    case = office.closed_case()
    with pytest.raises(CaseClosed):
        office.answer(case, afraid="yes")

    office.decide(case, ReviewMove.RETURN, AT_AFRAID)
    office.answer(case, afraid="yes")

    with office.database.read_session() as session:
        told = case_summary.summary(session, cases.get(session, case.id))
    assert [line.value for line in told.changed["afraid"]] == ["no", "yes"]
    assert [comment.text for comment in told.asked] == [AT_AFRAID.text]


def test_the_supervisor_sees_what_was_corrected_between_the_two_sendings(office: Office) -> None:
    case = office.closed_case()
    office.decide(case, ReviewMove.RETURN, AT_AFRAID)
    office.answer(case, afraid="not_sure")
    office.send_again(case)

    with office.database.read_session() as session:
        told = case_summary.summary(session, cases.get(session, case.id))

    assert [(one.step.id, one.before, one.after) for one in told.differences] == [
        ("afraid", "no", "not_sure")
    ]


def test_a_return_says_what_to_correct(office: Office) -> None:
    case = office.closed_case()

    with pytest.raises(review.NoComment):
        office.decide(case, ReviewMove.RETURN)

    assert office.state(case) is ReviewState.WAITING


@pytest.mark.parametrize(
    "text",
    ["Her passport is N0491827.", "Call her on +77015550123.", "Born 14.03.1987.", "x" * 501],
)
def test_a_comment_that_may_identify_somebody_is_kept_nowhere(office: Office, text: str) -> None:
    case = office.closed_case()
    unfit = NewComment(About.STEP, "danger", text)

    with pytest.raises(review.CommentsRefused) as refused:
        office.decide(case, ReviewMove.RETURN, AT_AFRAID, unfit)

    assert refused.value.places == ((About.STEP, "danger"),)
    assert text not in str(refused.value)
    assert office.state(case) is ReviewState.WAITING
    with office.database.read_session() as session:
        assert reviews.comments(session, case.id) == []


def test_a_comment_has_its_place_in_the_checklist_and_nowhere_else(office: Office) -> None:
    case = office.closed_case()

    for about in About:
        with pytest.raises(review.NoSuchPlace):
            office.decide(
                case, ReviewMove.RETURN, NewComment(about, "gulnaraqx", "Look once more.")
            )

    assert office.state(case) is ReviewState.WAITING


def test_nobody_reviews_a_case_they_worked_on(office: Office) -> None:
    case = office.closed_case()
    with office.database.transaction() as session:
        people.get(session, office.officer.person_id).role = Role.SUPERVISOR
    promoted = people.Actor(
        office.officer.person_id, "officer", Role.SUPERVISOR, office.officer.posts
    )

    with pytest.raises(review.OwnCase):
        office.decide(case, ReviewMove.CONFIRM, by=promoted)

    assert office.state(case) is ReviewState.WAITING


def test_who_decides_on_an_old_page_is_told_and_overwrites_nothing(office: Office) -> None:
    case = office.closed_case()
    seen = office.version(case)
    office.decide(case, ReviewMove.RETURN, AT_AFRAID, seen=seen)

    with pytest.raises(review.ChangedSinceOpened):
        office.decide(case, ReviewMove.CONFIRM, by=office.deputy, seen=seen)

    assert office.state(case) is ReviewState.RETURNED


def test_two_supervisors_at_the_very_same_moment_make_one_decision(office: Office) -> None:
    case = office.closed_case()
    seen, start = office.version(case), Barrier(2)
    told: list[str] = []

    def decides(verdict: ReviewMove, by: people.Actor, *remarks: NewComment) -> None:
        start.wait()
        try:
            office.decide(case, verdict, *remarks, by=by, seen=seen)
            told.append("done")
        except review.ChangedSinceOpened:
            told.append("changed")

    tries = [
        Thread(target=decides, args=(ReviewMove.CONFIRM, office.supervisor)),
        Thread(target=decides, args=(ReviewMove.RETURN, office.deputy, AT_AFRAID)),
    ]
    for one in tries:
        one.start()
    for one in tries:
        one.join()

    assert sorted(told) == ["changed", "done"]
    assert office.version(case) == seen + 1


def test_a_verdict_sent_twice_is_one(office: Office) -> None:
    case, operation = office.closed_case(), uuid4()
    seen = office.version(case)

    first = office.decide(case, ReviewMove.CONFIRM, seen=seen, operation=operation)
    again = office.decide(case, ReviewMove.CONFIRM, seen=seen, operation=operation)

    assert first == again
    assert office.version(case) == seen + 1


def test_no_review_stands_in_the_way_of_a_referral(office: Office) -> None:
    case = office.open_case()
    office.answer(case, danger="no", afraid="yes")
    first = office.issue(case)
    office.close(case)

    office.decide(case, ReviewMove.RETURN, AT_AFRAID)
    office.answer(case, children=2)
    second = office.issue(case)

    assert (first.number, second.number) == (1, 2)
    assert office.issue(case) == second, "A referral stays whatever becomes of the review."


def test_a_case_handed_to_the_focal_point_is_in_their_queue_until_somebody_decides(
    office: Office,
) -> None:
    case = office.closed_case()

    office.decide(case, ReviewMove.ESCALATE)
    assert office.row(case).escalated
    assert [row.case_id for row in office.queue(by=office.focal)] == [case.id]
    office.decide(case, ReviewMove.CONFIRM, by=office.focal)

    assert not office.row(case).escalated
    assert office.state(case) is ReviewState.CONFIRMED


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.sampled_from(ReviewMove), st.sampled_from(Role)), max_size=9))
def test_whatever_is_tried_only_the_moves_of_the_table_are_made(
    long_office: Office, moves: list[tuple[ReviewMove, Role]]
) -> None:
    office, case = long_office, long_office.closed_case()
    actors = {
        Role.OFFICER: office.officer,
        Role.SUPERVISOR: office.supervisor,
        Role.FOCAL_POINT: office.focal,
    }
    expected = ReviewState.WAITING

    for move, role in moves:
        allowed = role in MOVERS[move] and (expected, move) in MOVES
        actor = actors.get(role, people.Actor(office.focal.person_id, "other", role))
        try:
            if move is ReviewMove.SEND_AGAIN:
                office.send_again(case, by=actor)
            else:
                remarks = [AT_AFRAID] if move is ReviewMove.RETURN else []
                office.decide(case, move, *remarks, by=actor)
        except Refused:
            assert not allowed, f"{role} may {move} a case that is {expected}."
        else:
            assert allowed, f"{role} may not {move} a case that is {expected}."
            expected = MOVES[expected, move]
        assert office.state(case) is expected
