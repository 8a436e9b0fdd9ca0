"""A queue that was lent ends with the right it was lent by, on whichever side that right ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from referral.services.accounts import accounts
from referral.services.supervision import queue_access
from referral.services.supervision.queue_access import NoSuchTime
from referral.store.accounts import people, posts
from referral.store.accounts.people import Person, Role
from referral.store.accounts.posts import Post, PostKind
from referral.store.database import Session
from tests.builders import Border

DAY = timedelta(days=1)


@pytest.fixture
def lent(border: Border) -> Border:
    """The supervisor's queue lies with a colleague who works at another post of the country."""
    with border.database.transaction() as session:
        far = Post(code="KG-FAR-01", country="kg", names={"en": "Far"}, kind=PostKind.ROAD)
        session.add(far)
        accounts.create(
            session,
            login="stand-in",
            password_hash="!",
            role=Role.SUPERVISOR,
            posts=[session.merge(border.station)],
            now=border.now,
        )
    lends(border)
    return border


def lends(border: Border, first: timedelta = -DAY, last: timedelta = 9 * DAY) -> None:
    with border.database.transaction() as session:
        queue_access.hand_over(
            session,
            to="stand-in",
            starts=border.now + first,
            ends=border.now + last,
            by=border.supervisor,
            now=border.now,
        )


def seen(border: Border) -> list[str]:
    """The posts whose queue the colleague sees now."""
    with border.database.read_session() as session:
        colleague = people.actor(found(session, "stand-in"))
        return [post.code for post in queue_access.posts_of(session, colleague, border.now)]


def found(session: Session, login: str) -> Person:
    person = people.find(session, login)
    assert person is not None
    return person


def post(session: Session, code: str) -> Post:
    wanted = posts.find(session, code)
    assert wanted is not None
    return wanted


def deactivated(session: Session, border: Border) -> None:
    accounts.deactivate(session, found(session, "supervisor"), now=border.now)


def demoted(session: Session, border: Border) -> None:
    found(session, "supervisor").role = Role.OFFICER


def owner_moved(session: Session, border: Border) -> None:
    found(session, "supervisor").posts = [post(session, "KG-FAR-01")]


def borrower_abroad(session: Session, border: Border) -> None:
    found(session, "stand-in").posts = [post(session, "KG-FAR-01")]


def borrower_demoted(session: Session, border: Border) -> None:
    found(session, "stand-in").role = Role.TRAINER


def post_abroad(session: Session, border: Border) -> None:
    post(session, "KZ-ROAD-01").country = "kg"


def test_a_queue_lies_with_the_colleague(lent: Border):
    assert seen(lent) == ["KZ-RAIL-01", "KZ-ROAD-01"]


@pytest.mark.parametrize(
    "change",
    [deactivated, demoted, owner_moved, borrower_abroad, borrower_demoted, post_abroad],
)
def test_it_ends_with_the_right_it_was_lent_by(
    lent: Border, change: Callable[[Session, Border], None]
):
    assert "KZ-ROAD-01" in seen(lent)

    with lent.database.transaction() as session:
        change(session, lent)

    assert "KZ-ROAD-01" not in seen(lent)


def test_a_post_that_its_owner_got_later_was_never_lent(lent: Border):
    with lent.database.transaction() as session:
        new = Post(code="KZ-NEW-03", country="kz", names={"en": "New"}, kind=PostKind.ROAD)
        owner = found(session, "supervisor")
        owner.posts.append(new)

    assert seen(lent) == ["KZ-RAIL-01", "KZ-ROAD-01"]


@pytest.mark.parametrize(
    ("first", "last"),
    [(-DAY, 93 * DAY), (367 * DAY, 370 * DAY), (5 * DAY, 98 * DAY), (-9 * DAY, -DAY)],
    ids=["three months and a day", "after a year", "as long, later", "over"],
)
def test_a_leave_is_a_season_at_most_and_within_a_year(
    lent: Border, first: timedelta, last: timedelta
):
    with pytest.raises(NoSuchTime):
        lends(lent, first, last)


def test_a_whole_season_is_lent(lent: Border):
    lends(lent, DAY, 93 * DAY)
