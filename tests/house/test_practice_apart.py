"""Practice and service never meet: a thousand runs leave the live database as it was, byte for byte."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from referral import clock
from referral.definitions.library import Library
from referral.practice.scenarios.library import scenarios_of
from referral.practice.services import classes, run_scenario
from referral.practice.services.run_scenario import Plan
from referral.practice.store.classes import TrainingClass
from referral.services.cases import answering
from referral.services.cases.answering import NewAnswer
from referral.settings import Settings
from referral.store.accounts import people
from referral.store.cases import cases
from referral.store.database import Database, Session
from referral.store.database.base import PracticeBase
from tests.practice import test_case_to_scenario as handing
from tests.practice.classroom import opened
from tests.web.visitors import Visitor

RUNS = 1_000
TRAINEES = 100


def _bytes(service: Settings) -> dict[str, bytes]:
    path = Path(service.database.removeprefix("sqlite:///"))
    kept = (
        one for one in path.parent.glob(f"{path.name}*") if not one.name.endswith(("-shm", ".lock"))
    )
    return {one.name: one.read_bytes() for one in kept}


def _runs_often(db: Session, library: Library, room: TrainingClass, who: str, plan: Plan) -> None:
    now = clock.now()
    trainee = classes.join(db, room, who, now=now, lasts=timedelta(hours=1)).trainee
    for _ in range(RUNS // TRAINEES):
        case = run_scenario.begin(db, library, trainee, plan, now=now)
        by = people.actor(people.get(db, trainee.person_id))
        answering.answer(db, case, [NewAnswer("danger_to_life", "no", uuid4(), 0)], by=by, now=now)


@pytest.mark.thorough
def test_a_thousand_runs_leave_the_live_database_unchanged(app: Flask, service: Settings):
    house = app.extensions["app_parts"]
    Visitor(app).signs_in("aigul").opens_a_case()
    before = _bytes(service)
    scenario = scenarios_of(house.settings.root / "checklists").scenarios()[0]
    plan = Plan(scenario, {"en": scenario.title}, scenario.countries[0])

    with house.practice.transaction() as db:
        trainer = people.Actor(1, "trainer", people.Role.TRAINER)
        room = classes.open_class(db, trainer=trainer, now=clock.now())
        for number in range(TRAINEES):
            _runs_often(db, house.library, room, str(number), plan)

    assert _bytes(service) == before


def test_a_run_through_every_page_writes_nothing_live(app: Flask, service: Settings):
    room = opened(app).gives()
    trainee = room.joins("Falcon")
    before = _bytes(service)

    trainee.begins()
    trainee.answers("life-and-limb", danger_to_life="yes", weapon="no")
    visitor, case = trainee.visitor, f"practice/cases/{trainee.reference}"
    visitor.get(f"{case}/referral")
    visitor.post(f"{case}/referral")
    visitor.get(f"{case}/referral/form")
    trainee.ends()

    assert _bytes(service) == before


def test_the_live_database_has_no_table_of_practice_and_no_case_of_it(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    live: Database = app.extensions["app_parts"].database

    with live.read_session() as db:
        tables = set(inspect(db.connection()).get_table_names())
        attached = db.connection().exec_driver_sql("PRAGMA database_list").all()

    assert not tables & set(PracticeBase.metadata.tables)
    assert [name for _number, name, _file in attached] == ["main"]
    officer = Visitor(app).signs_in("aigul")
    assert officer.get(f"cases/{trainee.reference}").status_code == 404


def test_every_page_of_a_run_says_that_it_is_practice(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    case = f"practice/cases/{trainee.reference}"

    for page in ("", "/duties", "/check", "/referral", "/closure", "/sections/language"):
        text = trainee.visitor.get(f"{case}{page}").text
        assert 'data-watermark="Practice"' in text, page
        assert "nothing here reaches a real case" in text, page


def test_a_case_handed_to_the_trainers_is_one_text_in_practice_and_one_line_in_service(
    app: Flask, service: Settings
):
    aigul, saule = Visitor(app).signs_in("aigul"), Visitor(app).signs_in("saule")
    for _ in range(4):
        handing.closed(app, aigul, **handing.USUAL_STORY)
    reference = handing.confirmed(app, aigul, saule, **handing.USUAL_STORY)
    live, practice = (
        _rows(app.extensions["app_parts"].database),
        _rows(app.extensions["app_parts"].practice),
    )

    handing.hands_over(saule, reference)

    after = _rows(app.extensions["app_parts"].database)
    changed = {table for table in after if after[table] != live[table]}
    assert changed <= {"journal", "journal_head"}, (
        "Reading and handing over leave a line, nothing else."
    )
    came = _rows(app.extensions["app_parts"].practice)
    assert [table for table in came if came[table] != practice[table]] == ["practice_drafts"]
    (draft,) = came["practice_drafts"]
    for telling in (reference.lower(), _id_of(app, reference), "aigul", "saule", "kz-test-01"):
        assert telling not in str(draft).lower()


def _rows(database: Database) -> dict[str, list[object]]:
    """Everything a database holds, by table."""
    with database.read_session() as db:
        tables = inspect(db.connection()).get_table_names()
        return {
            table: [tuple(row) for row in db.execute(text(f'select * from "{table}" order by 1'))]
            for table in tables
        }


def _id_of(app: Flask, reference: str) -> str:
    with app.extensions["app_parts"].database.read_session() as db:
        case = cases.of_reference(db, reference)
        assert case is not None
        return case.id.hex
