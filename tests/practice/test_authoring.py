"""A trainer writes a scenario: recorded, mended, tried, approved by a second trainer, run by a class."""

import pytest
from flask import Flask
from sqlalchemy import select

from referral import clock
from referral.services.accounts import accounts
from referral.settings import root
from referral.store.accounts.people import Role
from referral.store.cases.cases import CaseRow
from tests.practice.classroom import opened
from tests.web.visitors import HASH, Visitor

FILE = root() / "checklists" / "scenarios" / "teacher_at_the_desk.yaml"


@pytest.fixture
def app(app: Flask) -> Flask:
    """A service with a second trainer."""
    with app.extensions["app_parts"].database.transaction() as db:
        accounts.create(db, login="asel", password_hash=HASH, role=Role.TRAINER, now=clock.now())
    return app


@pytest.fixture
def timur(app: Flask) -> Visitor:
    return Visitor(app).signs_in("timur")


def _imports(who: Visitor, text: str, scenario: str = "my_teacher"):
    who.get("training/scenarios")
    return who.post("training/scenarios", scenario=scenario, body=text)


def _text() -> str:
    return FILE.read_text(encoding="utf-8").replace("teacher_at_the_desk", "my_teacher")


def test_a_file_comes_in_and_goes_out_as_it_is(timur: Visitor):
    page = _imports(timur, _text()).text

    assert "It holds on every checklist it names." in page
    assert timur.get("training/scenarios/my-teacher.yaml").text.strip() == _text().strip()


def test_what_is_broken_says_what_to_mend(timur: Visitor):
    page = _imports(timur, _text().replace("weapon: no", "weapon: nowhere")).text

    assert "S22" in page
    assert "Hand in for approval" not in page


@pytest.mark.parametrize("line", ["Her name is Gulnara Akhmadzoda.", "Call +77015550123."])
def test_a_line_that_could_identify_somebody_is_not_kept(timur: Visitor, line: str):
    answer = _imports(timur, _text().replace("She was a teacher until spring", line))

    assert answer.status_code == 422
    assert timur.get("training/scenarios/my-teacher").status_code == 404


def test_only_a_second_trainer_publishes(app: Flask, timur: Visitor):
    _imports(timur, _text())
    timur.post("training/scenarios/my-teacher/approval")
    timur.get("training/scenarios/my-teacher")
    timur.post("training/scenarios/my-teacher/approval")
    before = opened(app).trainer.page.get_data(as_text=True)

    asel = Visitor(app).signs_in("asel")
    asel.get("training/scenarios/my-teacher")
    asel.post("training/scenarios/my-teacher/approval")

    assert 'value="my_teacher"' not in before
    assert 'value="my_teacher"' in opened(app).trainer.page.get_data(as_text=True)


def test_a_scenario_of_the_folder_is_not_replaced(timur: Visitor):
    answer = _imports(timur, FILE.read_text(encoding="utf-8"), "teacher_at_the_desk")

    assert answer.status_code == 409


def test_a_recorded_walk_becomes_the_expected_answers(timur: Visitor):
    timur.get("training/scenarios")
    case = timur.post("training/scenarios/recording", country="kz").request.path
    timur.get(f"{case}/sections/life-and-limb")
    timur.post(f"{case}/sections/life-and-limb", danger_to_life="no", weapon="no", then="next")

    strip = timur.page.text.split('class="run-strip__end"')[1]
    token = strip.split('name="csrf_token" value="')[1].split('"')[0]
    page = timur.post(f"training/scenarios/recording/{case.split('/')[4]}", csrf_token=token).text

    assert "danger_to_life: no" in page
    assert "weapon: no" in page


def test_the_author_tries_it_as_a_trainee_would(timur: Visitor):
    _imports(timur, _text())

    page = timur.post("training/scenarios/my-teacher/preview").text

    assert "The teacher at the desk" in page
    assert "Go to the traveller" in page
    assert timur.get("training").status_code == 200, "Still a trainer."


def test_tries_and_recordings_are_deleted_with_all_their_answers(app: Flask, timur: Visitor):
    _imports(timur, _text())
    timur.post("training/scenarios/my-teacher/preview")
    timur.get("training/scenarios")
    timur.post("training/scenarios/recording", country="kz")
    assert "2 tries and recordings of yours are kept." in timur.get("training/scenarios").text

    timur.get("training/tries/deletion")
    page = timur.post("training/tries/deletion").text

    assert "Your tries and recordings are deleted." in page
    assert "of yours" not in page
    with app.extensions["app_parts"].practice.read_session() as db:
        assert db.scalars(select(CaseRow)).all() == []
