"""Two people answer the same step: nobody goes on past it without having seen both answers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.officers import Officer

pytestmark = pytest.mark.thorough

Officers = Callable[..., Officer]

STEP = "arrived_together"
MEANWHILE = re.compile(r"Saved by a colleague, \d+ \w+ \d{4}, \d\d:\d\d")


def a_colleague_answers(officer: Officers, reference: str, option: str) -> Officer:
    bek = officer("bek")
    bek.goes_to("life-and-limb", reference)
    bek.answers(STEP, option)
    bek.sees_saved(STEP)
    return bek


def test_a_clash_out_of_sight_stops_and_is_led_to(officer: Officers) -> None:
    aigul = officer("aigul", viewport={"width": 360, "height": 640})
    bek = a_colleague_answers(officer, aigul.opens_a_case(), "few")
    here = aigul.page.url

    aigul.answers(STEP, "not_sure")
    box = aigul.step(STEP).locator("[data-conflict]")
    expect(box).to_contain_text(MEANWHILE)
    aigul.page.locator("#step-danger_to_life").scroll_into_view_if_needed()
    aigul.page.get_by_role("button", name="Save and continue").click()

    expect(box).to_be_focused()
    expect(box).to_be_in_viewport()
    assert aigul.page.url == here
    expect(aigul.page.locator(".said")).to_have_count(0)
    done = "getComputedStyle(document.querySelector('.progress [aria-current]'), '::after').content"
    assert aigul.page.evaluate(done) == "none", "A section with a clash is not marked as done."
    aigul.answers(STEP, "not_sure")
    aigul.sees_saved(STEP)
    aigul.saves()
    bek.page.reload()
    expect(bek.option(STEP, "not_sure")).to_be_checked()


def test_a_clash_that_arises_with_the_button_stops_too(officer: Officers) -> None:
    aigul = officer("aigul")
    a_colleague_answers(officer, aigul.opens_a_case(), "few")
    here = aigul.page.url

    aigul.page.evaluate(
        """step => {
            document.querySelector(`#step-${step} input[value=many]`).click();
            document.querySelector("button[name=then][value=next]").click();
        }""",
        STEP,
    )

    expect(aigul.step(STEP).locator("[data-conflict]")).to_be_focused()
    assert aigul.page.url == here


def test_whoever_chooses_the_colleagues_answer_goes_on(officer: Officers) -> None:
    aigul = officer("aigul")
    a_colleague_answers(officer, aigul.opens_a_case(), "few")
    aigul.answers(STEP, "many")
    expect(aigul.step(STEP).locator("[data-conflict]")).to_be_visible()

    aigul.answers(STEP, "few")

    aigul.sees_saved(STEP)
    aigul.saves()
    expect(aigul.page.locator(".said")).to_contain_text("Saved")


def test_without_scripts_pressing_again_chooses_neither(officer: Officers) -> None:
    aigul = officer("aigul", java_script_enabled=False)
    bek = a_colleague_answers(officer, aigul.opens_a_case(), "few")
    aigul.answers(STEP, "many")
    aigul.saves()
    expect(aigul.page.locator(".govuk-error-summary")).to_contain_text("answered differently")
    expect(aigul.step(STEP).locator("[data-conflict]")).to_contain_text(MEANWHILE)
    expect(aigul.step(STEP).locator("input:checked")).to_have_count(0)

    aigul.saves()

    expect(aigul.page.locator(".govuk-error-summary")).to_contain_text("Choose one of the answers")
    bek.page.reload()
    expect(bek.option(STEP, "few")).to_be_checked()
    aigul.answers_and_saves(STEP, "many")
    bek.page.reload()
    expect(bek.option(STEP, "many")).to_be_checked()


def test_ones_own_newer_answer_is_called_ones_own(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    second = aigul.context.new_page()
    second.goto(aigul.page.url, wait_until="networkidle")
    second.locator(f"#step-{STEP} input[value=few]").click()
    expect(second.locator(f"#step-{STEP} [data-state=saved]")).to_be_visible()

    aigul.answers(STEP, "many")

    box = aigul.step(STEP).locator("[data-conflict]")
    expect(box).to_contain_text("Saved by you on another page")
