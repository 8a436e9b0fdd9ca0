"""Where things stand on the page of a section: an officer looks for them without thinking."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator

from tests.journeys.led import LedOfficer

Officers = Callable[..., LedOfficer]

POST_PC, PHONE = {"width": 1024, "height": 768}, {"width": 360, "height": 740}


def box(what: Locator) -> FloatRect:
    found = what.bounding_box()
    assert found, "It is not on the page."
    return found


@pytest.mark.parametrize("answer", ["yes", "no"], ids=["an urgent duty", "no duty"])
def test_on_a_post_pc_the_questions_stand_beside_the_rail(officer: Officers, answer: str) -> None:
    aigul = officer(viewport=POST_PC)
    aigul.opens_a_case()

    aigul.answers("danger_to_life", answer)

    rail, title = box(aigul.page.locator(".rail")), box(aigul.page.locator("h1"))
    question = box(aigul.step("danger_to_life"))
    assert rail["x"] + rail["width"] <= question["x"]
    assert rail["width"] < question["width"]
    assert rail["y"] <= title["y"] < rail["y"] + 100, "The title is pushed down."


def test_on_a_phone_an_urgent_duty_stands_above_the_questions(officer: Officers) -> None:
    aigul = officer(viewport=PHONE)
    aigul.opens_a_case()

    aigul.answers("danger_to_life", "yes")

    duties, question = box(aigul.page.locator("#duties")), box(aigul.step("danger_to_life"))
    assert duties["y"] + duties["height"] <= question["y"]
    assert question["width"] > PHONE["width"] * 0.8
