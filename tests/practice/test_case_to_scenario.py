"""A supervisor hands a confirmed case to the trainers: what goes over is general, and only what was shown."""

import html
import re

import pytest
from flask import Flask
from sqlalchemy import select

from referral import clock
from referral.engine.conditions import Value
from referral.practice.scenarios.library import scenario_library_at
from referral.practice.services import case_to_scenario
from referral.practice.store import drafts
from referral.services.cases import answering
from referral.services.upkeep import journal
from referral.settings import Settings
from referral.store.accounts import people
from referral.store.cases import cases
from referral.store.journal import JournalKind, JournalLine
from tests.builders import given
from tests.web import ready
from tests.web.visitors import Visitor

USUAL_STORY = {"request": ("implicit",), "age_band": "age_60", "language_understood": "dari"}


@pytest.fixture
def saule(app: Flask) -> Visitor:
    return Visitor(app).signs_in("saule")


def closed(app: Flask, officer: Visitor, **answers: Value) -> str:
    """A case with these answers, closed."""
    reference = officer.opens_a_case()
    database = app.extensions["app_parts"].database
    with database.transaction() as db:
        case, person = cases.of_reference(db, reference), people.find(db, "aigul")
        assert case is not None
        assert person is not None
        sent = [given(step, value) for step, value in answers.items()]
        answering.answer(db, case, sent, by=people.actor(person), now=clock.now())
    ready.to_close(database, reference)
    officer.get(f"cases/{reference}/closure")
    officer.post(f"cases/{reference}/closure")
    return reference


def confirmed(app: Flask, officer: Visitor, saule: Visitor, **answers: Value) -> str:
    """A case that is closed and confirmed."""
    reference = closed(app, officer, **answers)
    saule.get("supervision")
    saule.post(f"supervision/{reference}/look")
    saule.post(f"supervision/{reference}/review", verdict="confirm")
    saule.get(f"supervision/{reference}")
    return reference


def text_on(page: str) -> str:
    """The text of the scenario as a page shows it."""
    found = re.search(r'<pre class="scenario-text"[^>]*>(.*?)</pre>', page, re.DOTALL)
    assert found, "No text is shown."
    return html.unescape(found[1])


def hands_over(saule: Visitor, reference: str) -> str:
    """Read what would go over, and hand it over; returns what was shown."""
    shown = text_on(saule.get(f"supervision/{reference}/trainers").text)
    saule.post(f"supervision/{reference}/trainers", shown=shown)
    return shown


def kept(app: Flask) -> list[drafts.ScenarioDraft]:
    with app.extensions["app_parts"].practice.read_session() as db:
        return list(drafts.every(db))


def lines(app: Flask) -> int:
    with app.extensions["app_parts"].database.read_session() as db:
        wanted = select(JournalLine.seq).where(
            JournalLine.kind == JournalKind.CASE_GIVEN_TO_TRAINERS.value
        )
        return len(db.scalars(wanted).all())


@pytest.fixture
def reference(app: Flask, aigul: Visitor, saule: Visitor) -> str:
    """A confirmed case that is like four others."""
    for _ in range(4):
        closed(app, aigul, **USUAL_STORY)
    return confirmed(app, aigul, saule, **USUAL_STORY)


def test_exactly_what_was_shown_goes_over(app: Flask, saule: Visitor, reference: str):
    shown = hands_over(saule, reference)

    (draft,) = kept(app)
    assert draft.body == shown
    assert "The trainers have it." in saule.page.get_data(as_text=True)
    assert "request: [implicit]" in shown
    assert "age_band: age_60" in shown


def test_nothing_that_points_at_the_case_goes_over(app: Flask, saule: Visitor, reference: str):
    hands_over(saule, reference)

    (draft,) = kept(app)
    everything = f"{draft.scenario} {draft.body} {draft.author}".lower()
    for telling in (reference, "KZ-TEST", "aigul", "saule", str(clock.now().year)):
        assert telling.lower() not in everything
    assert draft.author == drafts.NOBODY
    assert (draft.changed_at.hour, draft.changed_at.minute) == (0, 0)


def test_an_answer_that_few_share_is_told_as_the_usual_one(
    app: Flask, aigul: Visitor, saule: Visitor, reference: str
):
    rare = confirmed(
        app, aigul, saule, **{**USUAL_STORY, "language_understood": "uyghur", "age_band": "age_60"},
        weapon="yes",
    )  # fmt: skip

    shown = text_on(saule.get(f"supervision/{rare}/trainers").text)

    assert "language_understood: other" in shown
    assert "uyghur" not in shown
    assert "weapon" not in shown.split("must:")[0]


def test_what_is_told_is_shared_together_not_only_one_by_one(
    app: Flask, aigul: Visitor, saule: Visitor
):
    for _ in range(5):
        closed(app, aigul, danger_to_life="no", weapon="yes", request=("none",))
        closed(app, aigul, danger_to_life="yes", weapon="no", request=("none",))
    both = confirmed(app, aigul, saule, danger_to_life="yes", weapon="yes", request=("none",))

    told = text_on(saule.get(f"supervision/{both}/trainers").text).split("must:")[0]

    assert "danger_to_life: yes" in told
    assert "weapon" not in told


def test_a_case_like_no_other_is_refused(app: Flask, aigul: Visitor, saule: Visitor):
    alone = confirmed(app, aigul, saule, **USUAL_STORY)

    page = saule.get(f"supervision/{alone}/trainers").text
    saule.page = saule.get(f"supervision/{alone}")
    answer = saule.post(f"supervision/{alone}/trainers", shown="anything")

    assert "This case is too rare" in page
    assert answer.status_code == 409
    assert kept(app) == []
    assert lines(app) == 0


def test_a_case_that_is_not_confirmed_is_refused(app: Flask, aigul: Visitor, saule: Visitor):
    open_case = closed(app, aigul, **USUAL_STORY)
    saule.get("supervision")
    saule.post(f"supervision/{open_case}/look")

    page = saule.get(f"supervision/{open_case}/trainers").text

    assert "Only a case that is closed and confirmed" in page
    assert saule.post(f"supervision/{open_case}/trainers", shown="").status_code == 409


def test_a_text_that_was_not_shown_does_not_go_over(app: Flask, saule: Visitor, reference: str):
    saule.get(f"supervision/{reference}/trainers")

    answer = saule.post(f"supervision/{reference}/trainers", shown="scenario: mine")

    assert answer.status_code == 409
    assert kept(app) == []


def test_handing_over_twice_is_handing_over_once(app: Flask, saule: Visitor, reference: str):
    shown = hands_over(saule, reference)

    saule.get(f"supervision/{reference}")
    saule.post(f"supervision/{reference}/trainers", shown=shown)

    assert len(kept(app)) == 1
    assert lines(app) == 1


def test_what_was_cut_off_between_the_two_databases_is_finished(
    app: Flask, saule: Visitor, reference: str
):
    house = app.extensions["app_parts"]
    with house.database.transaction() as db:  # then the power fails
        case, person = cases.of_reference(db, reference), people.find(db, "saule")
        assert case is not None
        assert person is not None
        written = scenario_library_at(house.settings.root / "checklists")
        found = case_to_scenario.general(db, written, case, key=house.settings.secret_key)
        by = people.actor(person)
        case_to_scenario.hand_over(db, case, found, found.body, by=by, now=clock.now())
    assert "was begun and cut off" in saule.get(f"supervision/{reference}/trainers").text

    hands_over(saule, reference)

    assert len(kept(app)) == 1
    assert lines(app) == 1


def test_the_record_stays_whole_and_says_who_handed_it_over(
    app: Flask, saule: Visitor, reference: str
):
    hands_over(saule, reference)

    with app.extensions["app_parts"].database.read_session() as db:
        assert journal.verify(db).whole
    assert "Handed to the trainers, in general terms" in saule.page.get_data(as_text=True)


def test_a_trainer_makes_it_theirs_and_a_second_one_is_still_needed(
    app: Flask, service: Settings, saule: Visitor, reference: str
):
    hands_over(saule, reference)
    (draft,) = kept(app)
    address = draft.scenario.replace("_", "-")
    timur = Visitor(app).signs_in("timur")
    page = timur.get(f"training/scenarios/{address}").text
    assert "It holds on every checklist it names." in page
    assert "Approve and publish" not in page

    body = draft.body.replace("Write a title", "An old woman at the bridge")
    timur.post("training/scenarios", scenario=draft.scenario, body=body)
    timur.get(f"training/scenarios/{address}")
    timur.post(f"training/scenarios/{address}/approval")

    (draft,) = kept(app)
    assert draft.author != drafts.NOBODY
    assert draft.stage is drafts.Stage.WAITING


def test_neither_officers_nor_trainers_hand_over_and_no_foreign_case_is_found(
    app: Flask, aigul: Visitor, reference: str
):
    timur = Visitor(app).signs_in("timur")

    assert aigul.get(f"supervision/{reference}/trainers").status_code == 403
    assert timur.get(f"supervision/{reference}/trainers").status_code == 403
    saule = Visitor(app).signs_in("saule")
    assert saule.get("supervision/7F3K92XQ5/trainers").status_code == 404
