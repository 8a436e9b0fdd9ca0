"""A supervisor releases a month or a quarter and takes the report along; nobody else reads it."""

from datetime import timedelta

import pytest
from flask import Flask

from referral import clock
from referral.services import measures, periods
from referral.store import figures, posts
from tests.printing.papers import LANGUAGES
from tests.web.visitors import Visitor, without_tokens

OVER = measures.month_of(clock.now().replace(day=1) - timedelta(days=1))
REPORT = f"supervision/reports/{OVER}/inside"


@pytest.fixture
def counted(app: Flask) -> Flask:
    """A service whose posts have had cases in the month before this one."""
    with app.extensions["house"].database.writing() as db:
        for post, number in zip(posts.every(db), (43, 3), strict=False):
            figures.move(db, post.id, OVER, {measures.CASES: number})
    return app


def released(counted: Flask) -> Visitor:
    """The supervisor who has just released it."""
    saule = Visitor(counted).signs_in("saule")
    saule.get("supervision/reports")
    saule.post("supervision/reports", period=OVER, readers="inside")
    return saule


def test_a_supervisor_releases_a_month_and_reads_its_report(counted: Flask):
    page = released(counted).page

    assert page is not None and page.request.path == f"/en/{REPORT}"
    assert "How to read the numbers" in page.text
    assert "43" not in without_tokens(page.text)


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_the_report_is_read_in_every_language(counted: Flask, locale: str):
    saule = released(counted)

    assert saule.get(f"/{locale}/{REPORT}").status_code == 200


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("report.pdf", "application/pdf"),
        ("figures.csv", "text/csv; charset=utf-8"),
        ("codebook.csv", "text/csv; charset=utf-8"),
        ("figures.json", "application/json"),
        (
            "figures.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_the_figures_can_be_taken_along(counted: Flask, file: str, kind: str):
    taken = released(counted).client.get(f"/en/{REPORT}/{file}")

    assert (taken.status_code, taken.content_type) == (200, kind)
    way = "inline" if file.endswith(".pdf") else "attachment"
    assert f'{way}; filename="' in taken.headers["Content-Disposition"]


def test_the_month_that_runs_is_refused_with_a_sentence(counted: Flask):
    saule = Visitor(counted).signs_in("saule")
    saule.get("supervision/reports")

    page = saule.post(
        "supervision/reports", period=measures.month_of(clock.now()), readers="inside"
    )

    assert "it is not over yet" in page.text


def test_the_report_of_a_month_stands_beside_the_month_before(counted: Flask):
    before = periods.before(OVER)
    with counted.extensions["house"].database.writing() as db:
        for post, number in zip(posts.every(db), (31, 24), strict=False):
            figures.move(db, post.id, before, {measures.CASES: number})
    saule = released(counted)
    saule.get("supervision/reports")
    saule.post("supervision/reports", period=before, readers="inside")

    text = saule.get(REPORT).get_data(as_text=True)

    assert LANGUAGES.get("en").month(before) in text
    assert "55" in text


@pytest.mark.parametrize(
    "address",
    [
        "supervision/reports/2019-01/inside",
        "supervision/reports/2026-13/inside",
        f"supervision/reports/{OVER}/everybody",
        f"{REPORT}?post=XX-NOWHERE-01",
        f"{REPORT}/codebook.xlsx",
    ],
)
def test_what_was_not_released_is_not_found(counted: Flask, address: str):
    saule = released(counted)

    assert saule.client.get(f"/en/{address}").status_code == 404


def test_an_officer_reads_no_statistics(counted: Flask):
    released(counted)

    assert Visitor(counted).signs_in("aigul").client.get(f"/en/{REPORT}").status_code == 403
