"""The quick path, the referral and its form without a mouse, the focus visible at every stop."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.scripts import with_and_without_scripts
from tests.browser.service import Service
from tests.journeys.keyboard import KeyboardOfficer

ON = "button[name=then][value=next]"


@with_and_without_scripts
def test_a_person_is_referred_by_keyboard(
    border_service: Service, window: Callable[..., BrowserContext], scripts: bool
) -> None:
    aigul = KeyboardOfficer(window(java_script_enabled=scripts), border_service.address)
    aigul.signs_in()
    aigul.activates(".open-case__button")

    aigul.chooses("danger_to_life", "no")
    aigul.chooses("weapon", "no")
    aigul.chooses("quiet_place", "done")
    aigul.chooses("arrived_together", "few")
    aigul.activates(ON)
    aigul.chooses("language_understood", "dari")
    aigul.chooses("interpreter_used", "phone")
    aigul.activates(ON)
    aigul.chooses("two_questions", "done")
    aigul.ticks("request", "implicit")
    aigul.ticks("signs", "flight")
    aigul.activates(ON)

    expect(aigul.page.locator("#duty-no_return")).to_be_visible()
    aigul.goes_to("#duty-no_return summary")
    aigul.page.keyboard.press("Enter")
    expect(aigul.page.locator("#duty-no_return .sources:has(.sources__label)")).to_be_visible()
    if not scripts:  # with scripts the duties stand beside the questions at once
        aigul.activates(".buttons a.govuk-button")
    aigul.chooses("way_of_entry", "irregular")
    aigul.activates(".case-bar__refer")
    aigul.activates("main form button[type=submit]")
    aigul.goes_to("input[data-identity]")
    aigul.page.keyboard.type("Invented Person")
    assert aigul.page.locator("input[data-identity]").first.input_value() == "Invented Person"
    aigul.page.reload()
    aigul.activates("form[data-sign-out] button")
    assert aigul.page.locator("form[data-sign-out]").count() == 0


def test_the_way_past_the_header_is_the_first_stop(
    border_service: Service, window: Callable[..., BrowserContext]
) -> None:
    officer = KeyboardOfficer(window(), border_service.address)
    officer.page.goto(f"{border_service.address}/en/checklists")

    officer.page.keyboard.press("Tab")
    officer.page.keyboard.press("Enter")
    officer.page.keyboard.press("Tab")

    inside = officer.page.evaluate("document.activeElement.closest('main') !== null")
    assert inside


def test_an_error_summary_takes_the_focus_and_leads_to_the_field(
    border_service: Service, window: Callable[..., BrowserContext]
) -> None:
    aigul = KeyboardOfficer(window(), border_service.address)
    aigul.signs_in()
    aigul.activates(".open-case__button")
    address = aigul.page.url.rsplit("/", 1)[0] + "/family"
    aigul.page.goto(address, wait_until="networkidle")
    aigul.ticks("travels_with", "family")
    aigul.goes_to("#count_0_5")
    aigul.page.keyboard.type("99")

    aigul.activates(ON)

    focused = "document.activeElement.className"
    assert "govuk-error-summary" in aigul.page.evaluate(focused)
    aigul.page.keyboard.press("Tab")
    aigul.page.keyboard.press("Enter")
    assert aigul.page.evaluate("document.activeElement.id") == "count_0_5"
