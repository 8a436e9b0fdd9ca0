"""Once a day, and without a service beside it, the server removes what is over; nobody waits for it."""

from datetime import timedelta

from flask import Flask

from referral import clock
from referral.services import casework
from referral.store import cases, people, posts
from referral.store.cases import Case
from tests.web.visitors import Visitor


def long_closed(app: Flask) -> Case:
    """A case of a traveller without any sign, opened and closed four months ago."""
    house, then = app.extensions["house"], clock.now() - timedelta(days=120)
    with house.database.writing() as db:
        officer = people.find(db, "aigul")
        post = posts.find(db, "KZ-TEST-01")
        assert officer is not None and post is not None
        case = casework.open_case(db, house.library, post=post, by=people.actor(officer), now=then)
        cases.end(db, case, then)
    return case


def is_there(app: Flask, case: Case) -> bool:
    with app.extensions["house"].database.reading() as db:
        return cases.of_reference(db, case.reference) is not None


def test_the_first_sign_in_of_a_day_removes_what_is_over(app: Flask):
    case = long_closed(app)

    Visitor(app).signs_in("bek")

    assert not is_there(app, case)


def test_the_second_sign_in_of_a_day_does_not_look_again(app: Flask):
    Visitor(app).signs_in("bek")
    case = long_closed(app)

    Visitor(app).signs_in("aigul")

    assert is_there(app, case)


def test_reading_pages_removes_nothing(app: Flask, aigul: Visitor):
    case = long_closed(app)

    aigul.get("cases")

    assert is_there(app, case)


def test_a_colleague_who_is_reading_meanwhile_holds_nothing_up(
    app: Flask,
):
    case = long_closed(app)
    upkeep = app.extensions["upkeep"]
    database = app.extensions["house"].database
    with database.reading() as reader:
        cases.of_reference(reader, case.reference)
        Visitor(app).signs_in("bek")

    assert upkeep.done_on is not None
