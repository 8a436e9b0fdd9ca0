"""The officer's lists: everything can be reached, what is late stands first, and a reference leads to its case."""

import re

import pytest
import time_machine
from flask import Flask

from tests.web.visitors import Visitor

_REFERENCES = re.compile(r'class="cases__reference reference" href="/en/cases/(\w+)"')


def test_every_own_case_can_be_reached_when_a_colleague_opens_a_crowd(app: Flask):
    aigul, bek = Visitor(app).signs_in("aigul"), Visitor(app).signs_in("bek")
    own = {aigul.opens_a_case() for _ in range(23)}
    for _ in range(101):
        bek.opens_a_case()

    first = aigul.get("cases").get_data(as_text=True)
    pages = [
        aigul.get(f"cases/lists/mine?page={number}").get_data(as_text=True) for number in (1, 2)
    ]

    assert own == {one for page in pages for one in _REFERENCES.findall(page)}
    assert "/en/cases/lists/mine?page=2" in first and "/en/cases/lists/colleagues?page=2" in first


def test_a_page_beyond_the_last_shows_the_last_one(app: Flask):
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()

    for number in ("2", "999999999999", "-1", "x"):
        assert reference in aigul.get(f"cases/lists/mine?page={number}").get_data(as_text=True)


def test_what_is_late_stands_first_and_says_what_and_since_when(app: Flask):
    with time_machine.travel("2026-11-20 09:00:00+00:00", tick=False) as now:
        aigul = Visitor(app).signs_in("aigul")
        late = aigul.opens_a_case()
        aigul.save(late, "danger_to_life", "yes")
        now.move_to("2026-11-23 09:00:00+00:00")
        aigul = Visitor(app).signs_in("aigul")
        newer = aigul.opens_a_case()

        page = aigul.get("cases").get_data(as_text=True)

    assert _REFERENCES.findall(page) == [late, newer]
    assert page.index("Late since 20 November 2026") < page.index(f"/en/cases/{newer}")
    assert "of your cases has a duty that is late" in page


def test_a_case_that_was_closed_is_late_for_nobody_on_the_officers_list(app: Flask):
    with time_machine.travel("2026-11-20 09:00:00+00:00", tick=False) as now:
        aigul = Visitor(app).signs_in("aigul")
        aigul.save(aigul.opens_a_case(), "danger_to_life", "yes")
        house = app.extensions["app_parts"]
        close_all(house.database)
        now.move_to("2026-11-23 09:00:00+00:00")

        page = Visitor(app).signs_in("aigul").get("cases").get_data(as_text=True)

    assert "Late since" not in page and "notice--late" not in page


@pytest.mark.parametrize("typed", ["{0}", " {1} ", "{2}"])
def test_a_reference_from_the_paper_leads_to_its_case(app: Flask, typed: str):
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()
    shown = f"{reference[:4]}-{reference[4:8]}-{reference[8:]}"

    found = aigul.get(f"cases/search?reference={typed.format(reference, shown, reference.lower())}")

    assert (found.status_code, found.location) == (303, f"/en/cases/{reference}")


@pytest.mark.parametrize("typed", ["", "ZZZZ-ZZZZ-Z", "Ahmad Karimov", "%00"])
def test_a_reference_that_is_no_case_of_mine_is_told_in_a_sentence(app: Flask, typed: str):
    foreign = Visitor(app).signs_in("dana").opens_a_case("KZ-TEST-02")
    aigul = Visitor(app).signs_in("aigul")

    for one in (typed, foreign):
        page = aigul.get(f"cases/search?reference={one}")

        assert page.status_code in {200, 404}
        assert ("has this reference" in page.get_data(as_text=True)) == bool(one)


def close_all(database) -> None:
    """Every case closed and waiting for its supervisor, as far as lists are concerned."""
    from sqlalchemy import text

    with database.transaction() as session:
        session.execute(text("UPDATE cases SET closed_at = opened_at"))
        session.execute(text("UPDATE worklist SET state = 'waiting'"))
