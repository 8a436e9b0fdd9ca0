"""A supervisor releases a month or a quarter and takes the report along; nobody else reads it."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from referral import clock
from referral.services.statistics import measures, periods, statistics
from referral.services.upkeep import worker
from referral.services.upkeep.jobs import CannotBeDone, JobKind, JobRun
from referral.store.accounts import posts
from referral.store.statistics import figures
from tests.printing.papers import LANGUAGES
from tests.web.visitors import Visitor, does_the_work, without_tokens

OVER = measures.month_of(clock.now().replace(day=1) - timedelta(days=1))
REPORT = f"supervision/reports/{OVER}/inside"


@pytest.fixture
def counted(app: Flask) -> Flask:
    """A service whose posts have had cases in the month before this one."""
    with app.extensions["app_parts"].database.transaction() as db:
        for post, number in zip(posts.every(db), (43, 3), strict=False):
            figures.move(db, post.id, OVER, {measures.CASES: number})
    return app


def released(counted: Flask) -> Visitor:
    """The supervisor who has just released it."""
    saule = asked(counted)
    does_the_work(counted)
    saule.get(REPORT)
    return saule


def asked(counted: Flask, period: str = OVER) -> Visitor:
    """The supervisor who has looked at what a release means, and asked for it."""
    saule = Visitor(counted).signs_in("saule")
    saule.get(f"supervision/reports/releasing?period={period}&readers=inside")
    saule.post("supervision/reports", period=period, readers="inside")
    return saule


def test_a_supervisor_reads_that_a_release_is_final_before_it_is_made(counted: Flask):
    saule = Visitor(counted).signs_in("saule")

    look = saule.get(f"supervision/reports/releasing?period={OVER}&readers=outside")

    assert "A release is final" in look.text and "For everybody" in look.text
    assert LANGUAGES.get("en").month(OVER) in look.text
    does_the_work(counted)
    assert "Released" not in without_tokens(saule.get("supervision/reports").text), (
        "Nothing was made."
    )


def test_no_page_works_a_release_out_and_its_page_says_how_far_it_is(
    counted: Flask, monkeypatch: pytest.MonkeyPatch
):
    saule, seen = asked(counted), []
    assert saule.page is not None and "It waits to be worked out." in saule.page.text

    def look(told: int) -> None:
        seen.append(re.search(r"worked out: (\d+) of 100", saule.get(REPORT).text))

    publish = statistics.publish
    monkeypatch.setattr(
        statistics,
        "publish",
        lambda table, level, earlier, got_to: publish(
            table, level, earlier, lambda progress: (got_to(progress), look(progress))
        ),
    )
    does_the_work(counted)

    told = [int(one[1]) for one in seen if one]
    assert told == sorted(told) and told[-1] >= 50 and len(set(told)) > 5
    assert "How to read the numbers" in saule.get(REPORT).text


def test_asked_for_twice_a_release_is_made_once_and_both_read_it(counted: Flask):
    saule, madina = asked(counted), Visitor(counted).signs_in("madina")

    look = madina.get(f"supervision/reports/releasing?period={OVER}&readers=inside")

    assert look.headers["Location"].startswith(f"/en/{REPORT}"), "It is under way already."
    does_the_work(counted)
    assert main_of(saule.get(REPORT).text) == main_of(madina.get(REPORT).text)


def test_a_release_that_failed_is_told_and_can_be_asked_for_again(
    counted: Flask, monkeypatch: pytest.MonkeyPatch
):
    saule = asked(counted)
    monkeypatch.setitem(worker.KINDS, "release", JobKind(refuses))
    does_the_work(counted)

    assert "Nothing was released" in saule.get(REPORT).text
    monkeypatch.undo()
    asked(counted)
    does_the_work(counted)

    assert "How to read the numbers" in saule.get(REPORT).text


def refuses(_work: JobRun) -> str:
    raise CannotBeDone("too_long")


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
    running = measures.month_of(clock.now())

    page = saule.get(f"supervision/reports/releasing?period={running}&readers=inside")

    assert page.status_code == 303 and "it is not over yet" in saule.get("supervision/reports").text


def test_the_report_of_a_month_stands_beside_the_month_before(counted: Flask):
    before = periods.before(OVER)
    with counted.extensions["app_parts"].database.transaction() as db:
        for post, number in zip(posts.every(db), (31, 24), strict=False):
            figures.move(db, post.id, before, {measures.CASES: number})
    saule = released(counted)
    asked(counted, before)
    does_the_work(counted)

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


def main_of(page: str) -> str:
    """What a page says, without who reads it."""
    return page.partition("<main")[2].partition("</main>")[0]
