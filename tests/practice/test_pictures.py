"""Pictures of scenarios: shown at the start or for the price of asking, and served as nothing but pictures."""

from flask import Flask

from tests.practice.classroom import opened
from tests.web.visitors import Visitor

SHOWN_FIRST, SHOWN_WHEN_ASKED = "envelope_in_the_passport", "false_visa"
MONEY = "practice/pictures/money_in_the_passport.svg"


def test_a_picture_of_the_start_stands_in_the_briefing(app: Flask):
    trainee = opened(app).gives(SHOWN_FIRST).joins("Falcon").begins()

    page = trainee.visitor.get(f"practice/runs/{trainee.reference}").text

    assert "/en/practice/pictures/money_in_the_passport.svg" in page
    assert 'alt="A passport on a table. Two banknotes stick out of it."' in page


def test_a_picture_of_a_step_costs_asking(app: Flask):
    trainee = opened(app).gives(SHOWN_WHEN_ASKED).joins("Falcon").begins()

    before = trainee.visitor.get(f"practice/cases/{trainee.reference}/sections/papers").text
    after = trainee.asks("papers_shown", "papers")

    assert "false_visa.svg" not in before
    assert "false_visa.svg" in after


def test_it_is_served_as_a_picture_that_can_do_nothing(app: Flask):
    trainee = opened(app).gives(SHOWN_FIRST).joins("Falcon").begins()

    answer = trainee.visitor.get(MONEY)

    assert answer.mimetype == "image/svg+xml"
    assert "sandbox" in " ".join(answer.headers.getlist("Content-Security-Policy"))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age" in answer.headers["Cache-Control"]
    again = trainee.visitor.client.get(
        f"/en/{MONEY}", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


def test_only_names_that_scenarios_know_are_found(app: Flask):
    trainee = opened(app).gives(SHOWN_FIRST).joins("Falcon").begins()

    for name in (
        "nothing.svg",
        "..%2Ffalse_visa.yaml",
        "..%2f..%2fworks.yaml",
        "%2e%2e/false_visa.svg",
    ):
        assert trainee.visitor.get(f"practice/pictures/{name}").status_code == 404


def test_whoever_is_not_in_a_class_sees_no_picture(app: Flask):
    assert "picture" not in Visitor(app).get(MONEY).mimetype
    assert Visitor(app).get(MONEY).mimetype != "image/svg+xml"
