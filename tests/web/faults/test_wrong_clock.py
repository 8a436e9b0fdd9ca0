"""The clock of the computer is wrong by years, ahead or behind: it is told, and keeps nobody from working."""

from datetime import datetime, timedelta

import pytest
import time_machine
from flask import Flask

from referral import clock
from referral.services.upkeep import clock_check
from tests.web.visitors import Visitor

DOUBT = "The clock of this computer may be wrong"
YEAR = timedelta(days=365)


@pytest.fixture
def told(app: Flask) -> Flask:
    """The service after a day on which its clock was right."""
    with app.extensions["app_parts"].database.transaction() as session:
        clock_check.look_at_the_clock(session, clock.now())
    return app


def at(moment: datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=True)


@pytest.mark.parametrize("wrong_by", [YEAR, -YEAR])
def test_when_the_clock_is_set_right_a_session_ends_and_the_next_one_works(
    told: Flask, wrong_by: timedelta
):
    with at(clock.now() + wrong_by):
        aigul = Visitor(told).signs_in("aigul")
        reference = aigul.opens_a_case()

    assert "sign-in" in aigul.client.get("/en/cases").headers["Location"]
    aigul.signs_in("aigul")

    assert aigul.save(reference, "danger_to_life", "yes").status_code == 200


@pytest.mark.parametrize("wrong_by", [YEAR, -YEAR])
def test_when_the_clock_goes_wrong_at_work_one_signs_in_again_and_goes_on(
    told: Flask, wrong_by: timedelta
):
    aigul = Visitor(told).signs_in("aigul")
    reference = aigul.opens_a_case()

    with at(clock.now() + wrong_by):
        aigul.signs_in("aigul")

        assert aigul.save(reference, "danger_to_life", "yes").status_code == 200


def test_an_hour_of_summer_time_ends_no_practice_and_no_work(told: Flask):
    aigul = Visitor(told).signs_in("aigul")

    with at(clock.now() - timedelta(minutes=25)):
        assert aigul.client.get("/en/cases").status_code == 200


@pytest.mark.parametrize(
    ("wrong_by", "doubted"), [(-9 * YEAR, True), (5 * YEAR, True), (0 * YEAR, False)]
)
def test_the_form_asks_to_check_its_date(told: Flask, wrong_by: timedelta, doubted: bool):
    with at(clock.now() + wrong_by):
        aigul = Visitor(told).signs_in("aigul")
        reference = aigul.opens_a_case()
        aigul.get(f"cases/{reference}/referral")
        aigul.post(f"cases/{reference}/referral")

        form = aigul.get(f"cases/{reference}/referral/form?languages=ru-en").text

    assert (DOUBT in form) is doubted
    assert ("Часы этого компьютера" in form) is doubted


def test_a_form_of_the_wrong_clock_asks_it_still_when_the_clock_is_right(told: Flask):
    with at(clock.now() + YEAR):
        aigul = Visitor(told).signs_in("aigul")
        reference = aigul.opens_a_case()
        aigul.get(f"cases/{reference}/referral")
        aigul.post(f"cases/{reference}/referral")
    aigul.signs_in("aigul")

    assert DOUBT in aigul.get(f"cases/{reference}/referral/form?languages=ru-en").text


@pytest.mark.parametrize("login", ["saule", "madina"])
def test_supervisor_and_focal_point_read_whom_to_tell(told: Flask, login: str):
    assert "whoever looks after this computer" not in Visitor(told).signs_in(login).page.text

    with at(clock.now() + YEAR):
        page = Visitor(told).signs_in(login).page.text

    assert "Tell whoever looks after this computer" in page
    assert "referral retention run --clock-is-right" in page
