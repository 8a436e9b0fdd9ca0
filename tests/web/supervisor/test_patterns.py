"""The page of patterns: for supervisors of the country alone, and made of released numbers only."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from flask import Flask

from referral import clock
from referral.services.statistics import measures, periods
from referral.store.accounts import posts
from referral.store.statistics import figures
from tests.web.visitors import Visitor, does_the_work, without_tokens

Visitors = Callable[..., Visitor]
MONTH, QUARTER = periods.last(clock.now())
PANELS = ("cases", "times", "duties", "interpreters", "signs", "not-done")


@pytest.fixture
def counted(app: Flask) -> Flask:
    """A service whose posts had cases in the quarter that ended last and in the one before."""
    with app.extensions["app_parts"].database.transaction() as db:
        for period in (QUARTER, periods.before(QUARTER)):
            for post, number in zip(posts.every(db), (43, 3), strict=False):
                figures.move(db, post.id, periods.months_of(period)[1], {measures.CASES: number})
    return app


def released(counted: Flask, *names: str) -> Visitor:
    """The supervisor who has just released these periods."""
    saule = Visitor(counted).signs_in("saule")
    for name in names:
        saule.get("supervision/patterns")
        saule.get(f"supervision/reports/releasing?country=kz&period={name}&readers=inside")
        saule.post("supervision/reports", country="kz", period=name, readers="inside")
        does_the_work(counted)
    return saule


def test_nothing_is_shown_before_something_was_released(counted: Flask):
    page = Visitor(counted).signs_in("saule").get("supervision/patterns")

    text = page.get_data(as_text=True)
    assert "No month or quarter was released yet" in text
    assert f'value="{QUARTER}"' in text
    assert 'class="pattern"' not in text


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_a_supervisor_releases_a_quarter_and_reads_it_in_every_language(
    counted: Flask, locale: str
):
    saule = released(counted, QUARTER)

    text = saule.get(f"/{locale}/supervision/patterns").get_data(as_text=True)

    assert text.count('class="pattern"') == len(PANELS)
    assert "43" not in without_tokens(text)


def test_a_quarter_stands_beside_the_one_before(counted: Flask):
    saule = released(counted, periods.before(QUARTER), QUARTER)

    text = saule.get(f"supervision/patterns?period={QUARTER}").get_data(as_text=True)

    assert "in the period before, about 45" in text
    assert "Quarter after quarter" in text


def test_a_period_that_runs_is_refused_with_a_sentence(counted: Flask):
    saule = released(counted, measures.month_of(clock.now()))

    assert saule.page is not None and "it is not over yet" in saule.page.text


def test_officers_neither_read_nor_release(aigul: Visitor):
    assert aigul.get("supervision/patterns").status_code == 403
    assert aigul.get("supervision/patterns/cases.svg").status_code == 403
    asked = {"country": "kz", "period": QUARTER, "readers": "inside"}
    assert aigul.post("supervision/reports", **asked).status_code == 403


def test_a_chart_is_a_file_of_its_own(counted: Flask):
    chart = released(counted, QUARTER).get("supervision/patterns/cases.svg?country=kz")

    assert chart.status_code == 200 and chart.mimetype == "image/svg+xml"
    assert ElementTree.fromstring(chart.data).get("lang") == "en"


@pytest.mark.parametrize(
    "asked", ["?country=kg", f"?country=kz&period={MONTH}", "?period=nonsense"]
)
def test_another_country_and_what_was_not_released_are_not_found(counted: Flask, asked: str):
    saule = released(counted, QUARTER)

    assert saule.get(f"supervision/patterns{asked}").status_code == 404


def test_a_place_that_is_not_shown_by_itself_leads_to_the_country(counted: Flask):
    page = released(counted, QUARTER).get("supervision/patterns?place=post.KZ-TEST-09")

    assert page.status_code == 200
