"""Twelve trainees in a class: joining, running, the debrief, the report; and all of it deleted again."""

import json

from flask import Flask

from referral.engine.conditions import Value
from referral.practice.scenarios.library import scenarios_of
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_run
from referral.practice.services import class_reports
from referral.practice.store import classes
from tests.practice.classroom import TEACHER, Classroom, TraineeAtWork, opened
from tests.spreadsheet import opened_in_excel
from tests.web.visitors import Visitor

CROWD = ["Falcon", "Tulpar", *map(str, range(1, 11))]


def _run_by_all(room: Classroom, people: list[str]) -> None:
    for number, nickname in enumerate(people):
        trainee = room.joins(nickname).begins()
        trainee.answers("life-and-limb", danger_to_life="no" if number else "yes", weapon="no")
        trainee.ends()


def test_a_class_of_twelve_runs_a_scenario_and_the_trainer_sees_what_went_wrong(app: Flask):
    room = opened(app).gives()

    _run_by_all(room, CROWD)

    progress = room.trainer.get(f"training/{room.code}").text
    assert all(nickname in progress for nickname in CROWD)
    report = room.trainer.get(f"training/{room.code}/report").text
    assert "Is anyone&#39;s life in danger?" in report
    assert "1 of 12" in report, "The one who began wrongly first left the path there."


def test_a_reply_is_hidden_until_asked_for(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()

    before = trainee.visitor.get(f"practice/cases/{trainee.reference}/sections/language").text
    after = trainee.asks("language_understood", "language")

    assert "Turkish is best" not in before
    assert "Turkish is best" in after


def test_asking_keeps_what_was_answered_on_the_page_and_not_saved(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    visitor, reference = trainee.visitor, trainee.reference
    visitor.get(f"practice/cases/{reference}/sections/language")

    page = visitor.post(
        f"practice/runs/{reference}/asked",
        ask="interpreter_used",
        section="language",
        language_understood="turkish",
    ).text

    assert "These answers are not saved yet" in page
    assert 'value="turkish" checked' in page


def test_an_interruption_comes_at_its_moment_and_its_choice_is_told_in_the_debrief(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    visitor, reference = trainee.visitor, trainee.reference
    page = f"practice/cases/{reference}/sections/wish-for-protection"
    trainee.answers("wish-for-protection", two_questions="done", request=["explicit"])

    assert "we have a queue" in visitor.get(page).text
    visitor.post(
        f"practice/runs/{reference}/choices",
        interruption="colleague",
        choice="stamp",
        section="wish_for_protection",
    )

    assert "What do you do?" not in visitor.get(page).text
    assert "Stamp the passport" in trainee.ends()


def test_what_was_answered_on_the_page_is_saved_with_the_choice(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    visitor, reference = trainee.visitor, trainee.reference
    page = f"practice/cases/{reference}/sections/wish-for-protection"
    trainee.answers("wish-for-protection", two_questions="done", request=["explicit"])
    shown = visitor.get(page).text
    assert (
        f'form="answers" formnovalidate formaction="/en/practice/runs/{reference}/choices' in shown
    )

    after = visitor.post(
        f"practice/runs/{reference}/choices?interruption=colleague",
        choice="stamp",
        section="wish_for_protection",
        signs=["war"],
    ).text

    assert "not saved yet" not in after
    assert 'value="war" checked' in after
    assert 'value="war" checked' in visitor.get(page).text


def test_a_forbidden_question_counts(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    trainee.visitor.get(f"practice/runs/{trainee.reference}")

    trainee.visitor.post(f"practice/runs/{trainee.reference}/overasked", question="proof")

    assert "You asked this." in trainee.ends()


def test_a_run_again_begins_with_the_steps_that_were_missed(app: Flask):
    trainee = opened(app).gives().joins("Falcon").begins()
    trainee.answers("life-and-limb", danger_to_life="yes")
    trainee.ends()

    trainee.begins()

    page = trainee.visitor.get(f"practice/cases/{trainee.reference}/sections/life-and-limb").text
    assert "Missed last time" in page
    assert "What comes back, and when" in trainee.visitor.get("practice").text


def test_one_trainee_never_sees_the_run_of_another(app: Flask):
    room = opened(app).gives()
    falcon, tulpar = room.joins("Falcon").begins(), room.joins("Tulpar").begins()

    for path in ("cases/{}", "cases/{}/sections/language", "runs/{}", "runs/{}/debrief"):
        address = f"practice/{path.format(falcon.reference)}"
        assert tulpar.visitor.get(address).status_code == 404, address


def test_what_is_no_class_of_this_trainer_is_not_found(app: Flask):
    room = opened(app).gives()
    stranger = Visitor(app)

    assert stranger.get(f"training/{room.code}").status_code == 303
    assert room.trainer.get("training/000000").status_code == 404


def test_no_trainee_keeps_the_certificate_of_a_run_with_something_critical_missed(app: Flask):
    room = opened(app).gives()
    _run_by_all(room, ["Falcon"])

    report = room.trainer.get(f"training/{room.code}/report").text

    assert "<td>1</td><td>0</td>" in report
    for paper in ("report.pdf", "certificates.pdf"):
        assert room.trainer.get(f"training/{room.code}/{paper}").data.startswith(b"%PDF-")


def test_results_leave_as_a_table_and_as_statements(app: Flask):
    room = opened(app).gives()
    _run_by_all(room, ["Falcon"])

    table = room.trainer.get(f"training/{room.code}/results.csv").data
    found = json.loads(room.trainer.get(f"training/{room.code}/results.xapi.json").text)

    rows = opened_in_excel(table)
    first = next(row for row in rows if row["step"] == "danger_to_life")
    assert (first["trainee"], first["answer"], first["divergence"]) == (
        "Falcon",
        "yes",
        "wrong_answer",
    )
    assert found[0]["verb"]["id"].endswith("/completed")
    assert found[0]["result"]["success"] is False
    assert len({one["id"] for one in found}) == len(found)


def test_a_deleted_class_leaves_no_trainee_and_no_run(app: Flask):
    room = opened(app).gives()
    trainee = room.joins("Falcon").begins()
    trainee.answers("life-and-limb", danger_to_life="yes")
    trainee.ends()
    room.trainer.get(f"training/{room.code}/deletion")

    room.trainer.post(f"training/{room.code}/deletion")

    assert room.trainer.get(f"training/{room.code}").status_code == 404
    assert "Join the class" in trainee.visitor.get("practice").text
    with app.extensions["app_parts"].practice.read_session() as db:
        connection = db.connection()
        for table in ("practice_trainees", "practice_runs", "practice_events", "cases", "answers"):
            rows = connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
            assert rows.scalar() == 0, table
        logins = connection.exec_driver_sql("SELECT login FROM people").scalars().all()
    assert not [login for login in logins if "Falcon" in login]


def test_a_closed_class_takes_nobody_and_begins_nothing(app: Flask):
    room = opened(app).gives()
    room.trainer.get(f"training/{room.code}")
    room.trainer.post(f"training/{room.code}/closure")

    late = room.joins("Late")

    assert "No open class has this code" in late.visitor.page.get_data(as_text=True)


def test_a_certificate_is_earned_at_a_later_try_too(app: Flask):
    room = opened(app).gives()
    trainee = room.joins("Falcon").begins()
    trainee.ends()
    _runs_rightly(app, trainee)

    with app.extensions["app_parts"].practice.read_session() as db:
        which = classes.of_code(db, room.code)
        scenarios = {
            one.id: one
            for one in scenarios_of(
                app.extensions["app_parts"].settings.root / "checklists"
            ).scenarios()
        }
        report = class_reports.report(db, which.id, scenarios)

    assert [(who.nickname, len(ran)) for who, ran in report.certificates] == [("Falcon", 1)]
    assert [one.passed for one in report.scenarios] == [0], (
        "The first try is what the class is told."
    )


def _runs_rightly(app: Flask, trainee: TraineeAtWork) -> None:
    house = app.extensions["app_parts"]
    scenario = next(
        one
        for one in scenarios_of(house.settings.root / "checklists").scenarios()
        if one.id == TEACHER
    )
    walker = house.library.walker("referral", "kz")
    right = right_run(scenario, walker)
    trainee.begins()
    for section in walker.checklist.sections:
        given = {
            step.id: _typed(right.active[step.id])
            for step in section.steps
            if step.id in right.active
        }
        if given:
            trainee.answers(section.id.replace("_", "-"), **given)
    trainee.ends()


def _typed(value: Value) -> list[str] | str:
    """An answer as a form sends it."""
    return list(value) if isinstance(value, tuple) else str(value)


def test_the_same_scenario_after_the_lesson_is_seen_beside_the_one_before(app: Flask):
    room = opened(app).gives(phase="before").gives(phase="after")
    trainee = room.joins("Falcon").begins(1)
    trainee.answers("life-and-limb", danger_to_life="yes", weapon="no")
    trainee.ends()
    trainee.begins(2)
    trainee.answers("life-and-limb", danger_to_life="no", weapon="no")

    debrief = trainee.ends()
    report = room.trainer.get(f"training/{room.code}/report").text

    assert 'name="position" value="2"' in debrief, "Run again it is still a run after the lesson."
    assert "The same scenario before and after the lesson" in report
    heat = report.split('class="heat"')[1]
    assert "before the lesson" in heat and "after the lesson" in heat


def test_repeating_what_was_run_before_the_lesson_does_not_change_the_comparison(app: Flask):
    room = opened(app).gives(phase="before").gives(phase="after")
    trainee = room.joins("Falcon").begins(1)
    trainee.ends()
    trainee.begins(2).ends()
    first = _comparison(app, room)

    trainee.begins(1)
    trainee.answers("life-and-limb", danger_to_life="no", weapon="no")
    trainee.ends()

    assert _comparison(app, room) == first
    assert "2 runs so far" in trainee.visitor.get("practice").text


def _comparison(app: Flask, room: Classroom):
    house = app.extensions["app_parts"]
    scenarios = {
        one.id: one for one in scenarios_of(house.settings.root / "checklists").scenarios()
    }
    with house.practice.read_session() as db:
        which = classes.of_code(db, room.code)
        assert which is not None
        return class_reports.report(db, which.id, scenarios).comparison


def _scenarios(app: Flask) -> dict[str, Scenario]:
    root = app.extensions["app_parts"].settings.root
    return {one.id: one for one in scenarios_of(root / "checklists").scenarios()}
