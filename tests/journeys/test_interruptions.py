"""Two windows, two officers, a killed server, an ended session: nothing called saved is lost, nor is the place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from referral.services.cases import casefile
from referral.store.cases import cases
from referral.store.database import Database
from tests.browser.scripts import with_and_without_scripts
from tests.browser.service import Service
from tests.journeys.led import LedOfficer

Officers = Callable[..., LedOfficer]

LIFE = "/sections/life-and-limb"
QUICK_ANSWERS = {"weapon": "no", "quiet_place": "done", "arrived_together": "few"}


def stored(service: Service, reference: str) -> dict[str, object]:
    """The answers of a case as they lie on the disk, asked past the service."""
    database = Database(f"sqlite:///{service.instance / 'referral.sqlite3'}")
    try:
        with database.read_session() as db:
            case = cases.of_reference(db, reference)
            assert case
            return dict(casefile.case_file(db, case).answers)
    finally:
        database.close()


def said_to_be_saved(officer: LedOfficer) -> set[str]:
    """The steps that the page says are saved."""
    return set(
        officer.page.locator("#answers .step:has([data-state=saved])").evaluate_all(
            "steps => steps.map(step => step.dataset.step)"
        )
    )


@pytest.mark.thorough
def test_two_windows_of_one_officer_show_both_answers(officer: Officers) -> None:
    aigul = officer()
    aigul.opens_a_case()
    second = aigul.page.context.new_page()
    second.goto(aigul.page.url, wait_until="networkidle")
    aigul.answers("weapon", "yes")

    second.locator(
        '#step-weapon input[value="no"]'
    ).click()  # the answer may be there before the mark

    expect(second.locator("#step-weapon [data-conflict]")).to_be_visible()
    aigul.page.reload()
    expect(aigul.step("weapon").locator('input[value="yes"]')).to_be_checked()
    second.locator('#step-weapon input[value="no"]').check()
    expect(second.locator("#step-weapon [data-state=saved]")).to_be_visible()
    expect(second.locator("#step-weapon [data-conflict]")).to_have_count(0)


@pytest.mark.thorough
def test_two_officers_without_scripts_are_shown_both_answers(officer: Officers) -> None:
    aigul, bek = officer(scripts=False), officer(scripts=False, login="bek")
    bek.reference = aigul.opens_a_case()
    bek.goes(LIFE)
    aigul.answers("arrived_together", "few")
    aigul.page.locator("button[value=next]").click()
    aigul.page.wait_for_url("**/sections/language")

    bek.answers("arrived_together", "many")
    bek.answers("quiet_place", "done")
    bek.page.locator("button[value=next]").click()

    expect(bek.step("arrived_together").locator("[data-conflict]")).to_be_visible()
    expect(bek.step("arrived_together").locator("input:checked")).to_have_count(0)
    expect(bek.step("quiet_place").locator("[data-state]")).not_to_be_empty()
    expect(bek.step("arrived_together").locator("[data-state]")).to_be_empty()
    aigul.goes(LIFE)
    expect(aigul.step("arrived_together").locator('input[value="few"]')).to_be_checked()
    expect(aigul.step("quiet_place").locator('input[value="done"]')).to_be_checked()
    bek.answers("arrived_together", "many")
    bek.page.locator("button[value=next]").click()
    bek.page.wait_for_url("**/sections/language")
    aigul.goes(LIFE)
    expect(aigul.step("arrived_together").locator('input[value="many"]')).to_be_checked()


@pytest.mark.thorough
def test_a_server_killed_in_the_middle_of_answers_has_kept_what_it_acknowledged(
    officer: Officers, border_service: Service
) -> None:
    aigul = officer()
    reference = aigul.opens_a_case()
    aigul.page.wait_for_load_state("networkidle")
    here = aigul.page.url
    for step, option in QUICK_ANSWERS.items():
        aigul.step(step).locator(f'input[value="{option}"]').check()

    border_service.kill()

    saved = said_to_be_saved(aigul)
    assert saved <= stored(border_service, reference).keys()
    aigul.step("danger_to_life").locator('input[value="yes"]').check()
    expect(aigul.step("ambulance_called")).to_be_visible()
    aigul.step("ambulance_called").locator('input[value="driven"]').check()
    border_service.start()
    for step in (*QUICK_ANSWERS, "danger_to_life", "ambulance_called"):
        aigul.sees_saved(step)
    assert aigul.page.url == here, "The officer stays on the same page."
    assert stored(border_service, reference) == {
        **QUICK_ANSWERS,
        "danger_to_life": "yes",
        "ambulance_called": "driven",
    }


@pytest.mark.thorough
def test_a_session_that_ends_in_mid_page_without_scripts(officer: Officers) -> None:
    aigul = officer("ru", scripts=False)
    aigul.opens_a_case()
    aigul.goes("/sections/language")
    here = aigul.page.url
    aigul.answers("language_understood", "dari")
    aigul.page.context.clear_cookies()

    aigul.page.locator("button[value=next]").click()
    aigul.fills_in_the_sign_in()

    aigul.page.wait_for_url(here)
    expect(aigul.step("language_understood").locator('input[value="dari"]')).to_be_checked()
    expect(aigul.step("language_understood").locator("[data-state]")).to_be_empty()
    aigul.page.locator("button[value=next]").click()
    aigul.goes("/sections/language")
    expect(aigul.step("language_understood").locator("[data-state]")).not_to_be_empty()


def test_a_session_that_ends_in_mid_page_with_scripts(
    officer: Officers, border_service: Service
) -> None:
    aigul = officer("kk")
    aigul.opens_a_case()
    aigul.goes("/sections/language")
    here = aigul.page.url
    aigul.answers("language_understood", "dari")
    aigul.page.context.clear_cookies()

    aigul.step("interpreter_used").locator('input[value="phone"]').check()
    aigul.page.locator(".notice--ended a").click()
    aigul.fills_in_the_sign_in()

    aigul.page.wait_for_url(here)
    aigul.sees_saved("interpreter_used")
    expect(aigul.step("language_understood").locator('input[value="dari"]')).to_be_checked()
    assert stored(border_service, aigul.reference) == {
        "language_understood": "dari",
        "interpreter_used": "phone",
    }


def test_a_session_that_ended_is_told_when_the_button_is_pressed(officer: Officers) -> None:
    aigul = officer()
    aigul.opens_a_case()
    here = aigul.page.url
    aigul.page.context.clear_cookies()

    aigul.page.locator("button[value=next]").click()
    aigul.page.wait_for_url("**/sign-in**")
    aigul.fills_in_the_sign_in()

    aigul.page.wait_for_url(here)


@with_and_without_scripts
def test_whoever_skips_every_step_is_led_to_the_end_and_told_what_is_open(
    officer: Officers, scripts: bool
) -> None:
    aigul = officer(scripts=scripts)
    aigul.opens_a_case()
    seen: list[str] = []

    while "/sections/" in aigul.page.url:
        assert aigul.page.url not in seen, f"Led in a circle: {seen}"
        seen.append(aigul.page.url)
        with aigul.page.expect_navigation():
            aigul.page.locator("button[name=then][value=next]").click()

    assert aigul.page.url.endswith("/check") and len(seen) > 5
    still_open = aigul.page.locator(".still-open")
    expect(still_open).to_contain_text("steps have no answer yet")
    expect(still_open).to_contain_text("A referral can be issued all the same")
    still_open.get_by_role("link").last.click()
    aigul.page.wait_for_url("**/sections/**")
    with aigul.page.expect_navigation():
        aigul.page.locator("button[name=then][value=next]").click()
    assert aigul.page.url.endswith("/check"), "Below the last open section comes the end."
