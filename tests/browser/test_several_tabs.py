"""Tabs that stay open: what was shown is covered when its reader is signed out, and back when they return."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.officers import Officer
from tests.web.visitors import PASSPHRASE

pytestmark = pytest.mark.thorough

Officers = Callable[..., Officer]


def second_tab(of: Officer, path: str = "") -> Page:
    tab = of.context.new_page()
    tab.goto(f"{of.address}/en/{path}" if path else of.page.url, wait_until="networkidle")
    return tab


def signs_out(who: Officer) -> None:
    who.page.locator("form[data-sign-out] button").click()
    who.page.wait_for_url("**/en/")


def test_signing_out_covers_the_case_in_the_other_tab(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    other = second_tab(aigul)
    question = other.get_by_text("Is anyone's life in danger?")
    expect(question).to_be_visible()

    signs_out(aigul)

    expect(other.get_by_text("You are signed out")).to_be_visible()
    expect(question).to_be_hidden()
    expect(other.locator("header")).to_be_hidden()
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url("**/sign-in**")


def test_what_was_typed_is_there_again_after_signing_in_elsewhere(officer: Officers) -> None:
    nurlan = officer("nurlan")
    nurlan.page.goto(f"{nurlan.address}/en/curating/events/som-4-2017")
    summary = nurlan.page.locator("#summary")
    summary.fill("People met; little else is known.")
    other = second_tab(nurlan, "curating")
    other.locator("form[data-sign-out] button").click()
    expect(nurlan.page.get_by_text("You are signed out")).to_be_visible()
    expect(summary).to_be_hidden()

    other.goto(f"{nurlan.address}/en/sign-in")
    other.locator("#login").fill("nurlan")
    other.locator("#passphrase").fill(PASSPHRASE)
    other.locator("main form button[type=submit]").click()

    expect(summary).to_be_visible()
    expect(summary).to_have_value("People met; little else is known.")
    nurlan.page.locator("main form button[type=submit]").click()
    nurlan.page.wait_for_url("**/preview")


def test_somebody_else_who_signs_in_sees_nothing_of_the_first(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    other = second_tab(aigul)
    signs_out(aigul)

    aigul.page.goto(f"{aigul.address}/en/sign-in")
    aigul.login = "dana"
    aigul.fills_in_the_sign_in()

    expect(other.get_by_role("heading", name="Page not found")).to_be_visible()


def test_a_session_that_ended_by_itself_is_noticed_when_the_tab_is_looked_at(
    officer: Officers,
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.context.clear_cookies()

    aigul.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(aigul.page.get_by_text("You are signed out")).to_be_visible()


def test_the_second_tab_with_the_sign_in_page_leads_home(officer: Officers) -> None:
    aigul = officer("aigul")
    signs_out(aigul)
    aigul.page.goto(f"{aigul.address}/en/sign-in")
    other = second_tab(aigul, "sign-in")

    aigul.fills_in_the_sign_in()

    other.wait_for_url("**/en/cases")
