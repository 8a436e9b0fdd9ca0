"""What stands out, on the pages: real numbers of the own posts, the cases behind them, and no other post's."""

import re

import pytest
from flask import Flask

from referral import clock
from referral.services.statistics import measures
from referral.services.supervision import anomalies
from referral.store.accounts import posts
from referral.store.statistics import figures
from tests.web.visitors import Visitor

NEEDED = measures.interpreter_needed(measures.NIGHT)


@pytest.fixture
def saule(app: Flask) -> Visitor:
    """The supervisor of post 01, signed in."""
    return Visitor(app).signs_in("saule")


def nights(app: Flask, post: str, cases: int) -> None:
    """So many nights of this month without a shared language, and without an interpreter."""
    month = measures.month_of(clock.now())
    with app.extensions["app_parts"].database.transaction() as db:
        place = posts.find(db, post)
        assert place is not None
        figures.move(db, place.id, month, {measures.CASES: cases, NEEDED: cases})


def words(visitor: Visitor) -> str:
    assert visitor.page is not None
    return re.sub(r"\s+", " ", visitor.page.get_data(as_text=True))


def test_a_supervisor_notices_that_a_post_never_calls_interpreters_by_night(
    app: Flask, saule: Visitor
) -> None:
    nights(app, "KZ-TEST-01", 7)

    saule.get("supervision")
    assert "shared no language in 7 cases" in words(saule), "The morning begins with it."
    saule.get("supervision/standing-out")

    assert "an interpreter was called in none" in words(saule)
    assert "Do not pass them on" in words(saule)


def test_the_numbers_of_a_post_of_somebody_else_are_on_no_page(app: Flask, saule: Visitor) -> None:
    nights(app, "KZ-TEST-02", 7)

    for page in ("supervision", "supervision/standing-out"):
        saule.get(page)
        assert "shared no language" not in words(saule)
        assert "Post KZ-TEST-02" not in words(saule)


def test_a_focal_point_sees_what_stands_out_in_the_own_country(app: Flask) -> None:
    nights(app, "KZ-TEST-02", 7)

    madina = Visitor(app).signs_in("madina")
    madina.get("supervision/standing-out")

    assert "Post KZ-TEST-02" in words(madina), "Its cases are in her queue."


def test_where_nothing_stands_out_the_page_says_no_more_than_that(saule: Visitor) -> None:
    saule.get("supervision/standing-out")

    assert "no count reached its mark" in words(saule)


def test_a_finding_leads_to_the_cases_behind_it(app: Flask, aigul: Visitor, saule: Visitor) -> None:
    reference = aigul.opens_a_case()
    nights(app, "KZ-TEST-01", 7)
    saule.get("supervision/standing-out")

    address = re.search(r'href="(/en/supervision\?state=every[^"]*)"', words(saule))
    assert address
    saule.get(address[1].replace("&amp;", "&"))

    assert f"since={anomalies.months(clock.now())[0]}-01" in address[1]
    assert f"/en/supervision/{reference}/look" in words(saule)


def test_a_filter_that_no_case_fits_says_so_at_once(aigul: Visitor, saule: Visitor) -> None:
    for _ in range(3):
        aigul.opens_a_case()

    saule.get("/en/supervision?duty=refer")

    assert "No case fits." in words(saule)
    assert 'rel="next"' not in words(saule)
    assert "at least" not in words(saule)
