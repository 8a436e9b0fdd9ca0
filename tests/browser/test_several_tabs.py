"""Tabs that stay open: what was shown to one person is covered when they are signed out, and back when they return."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.officers import Officer

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
    other.get_by_role("link", name="Sign in").click()
    other.wait_for_url("**/sign-in**")


def test_what_was_typed_is_there_again_after_signing_in_elsewhere(officer: Officers) -> None:
    officer("aigul").opens_a_case()
    saule = officer("saule")
    saule.page.locator("[data-line]").first.click()
    saule.page.locator("#review").wait_for()
    here = saule.page.url
    comment = saule.page.locator(".comment-here").first
    comment.locator("summary").click()
    comment.locator("textarea").fill("Say how you know.")
    other = second_tab(saule, "supervision")
    other.locator("form[data-sign-out] button").click()
    expect(saule.page.get_by_text("You are signed out")).to_be_visible()

    other.goto(f"{saule.address}/en/sign-in")
    Officer.fills_in_the_sign_in(Seated(saule, other))

    expect(comment.locator("textarea")).to_be_visible()
    expect(comment.locator("textarea")).to_have_value("Say how you know.")
    assert saule.page.url == here


class Seated(Officer):
    """The same person at another tab of theirs."""

    def __init__(self, who: Officer, page: Page) -> None:
        self.context, self.page, self.address, self.login = (
            who.context,
            page,
            who.address,
            who.login,
        )


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
