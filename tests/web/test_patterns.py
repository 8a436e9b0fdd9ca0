"""The page of patterns: for supervisors of the country alone, and without a number that is too small."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from tests.web.visitors import Visitor

Visitors = Callable[..., Visitor]
PANELS = ("cases", "duties", "times", "interpreters", "signs", "not-done")


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_a_supervisor_reads_it_in_every_language(visitor: Visitors, locale: str):
    page = visitor(locale).signs_in("saule").get("supervision/patterns")

    assert page.status_code == 200
    assert page.get_data(as_text=True).count('class="pattern"') == len(PANELS)


def test_officers_do_not_read_it(aigul: Visitor):
    assert aigul.get("supervision/patterns").status_code == 403
    assert aigul.get("supervision/patterns/cases.svg").status_code == 403


@pytest.mark.parametrize("panel", PANELS)
def test_every_chart_is_a_file_of_its_own(visitor: Visitors, panel: str):
    chart = visitor().signs_in("saule").get(f"supervision/patterns/{panel}.svg?country=kz")

    assert chart.status_code == 200 and chart.mimetype == "image/svg+xml"
    assert ElementTree.fromstring(chart.data).get("lang") == "en"


@pytest.mark.parametrize(
    "asked", ["?country=kg", "?country=kz&quarter=1999-1", "?quarter=nonsense"]
)
def test_another_country_or_time_is_not_found(visitor: Visitors, asked: str):
    saule = visitor().signs_in("saule")

    assert saule.get(f"supervision/patterns{asked}").status_code == 404


def test_a_place_that_is_not_shown_by_itself_leads_to_the_country(visitor: Visitors):
    page = visitor().signs_in("saule").get("supervision/patterns?place=post.KZ-TEST-09")

    assert page.status_code == 200
