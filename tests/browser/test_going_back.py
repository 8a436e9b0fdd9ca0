"""The Back button of browsers as people have them: nothing old is sent, shown as saved, or written over newer."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.officers import Officer
from tests.browser.scripts import with_and_without_scripts
from tests.browser.service import Service

Officers = Callable[..., Officer]


def test_the_browser_really_keeps_pages_for_the_back_button(
    service: Service, window: Callable[..., BrowserContext]
) -> None:
    reader = Officer(window(), service.address, "nobody")
    reader.page.goto(f"{service.address}/en/about")
    reader.page.evaluate("window.mark = 'the same page'")
    reader.page.goto(f"{service.address}/en/checklists")

    reader.goes_back("/about")

    assert reader.page.evaluate("window.mark") == "the same page"


@with_and_without_scripts
def test_a_second_case_after_back_is_a_second_case(officer: Officers, scripts: bool) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    first = aigul.opens_a_case()

    aigul.goes_back("/cases")
    second = aigul.opens_a_case()
    aigul.goes_back("/cases")
    third = aigul.opens_a_case()

    assert len({first, second, third}) == 3


def test_a_second_case_in_a_browser_that_keeps_everything(officer: Officers) -> None:
    """A page with its old token, sent from wherever it was kept, after its answer was shown."""
    aigul = officer("aigul", java_script_enabled=False)
    token = aigul.page.locator("[name=operation]").first.input_value()
    opened = [aigul.opens_a_case()]

    for _ in range(2):
        aigul.page.goto(f"{aigul.address}/en/cases")
        aigul.page.evaluate(
            "token => document.querySelectorAll('[name=operation]').forEach(one => one.value = token)",
            token,
        )
        opened.append(aigul.opens_a_case())

    assert len(set(opened)) == 3


@with_and_without_scripts
def test_pressed_twice_or_sent_again_on_a_slow_line_it_is_one_case(
    officer: Officers, scripts: bool
) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    cases = aigul.page.locator(".cases__item")
    before = cases.all_inner_texts()

    aigul.page.locator(".open-case__button").dblclick()
    aigul.page.wait_for_url("**/sections/**")

    aigul.page.goto(f"{aigul.address}/en/cases")
    assert len(set(cases.all_inner_texts()) - set(before)) == 1


@with_and_without_scripts
def test_back_shows_the_answer_that_counts(officer: Officers, scripts: bool) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    aigul.opens_a_case()
    aigul.answers_and_saves("arrived_together", "few")
    aigul.goes_to("life-and-limb")
    aigul.answers_and_saves("arrived_together", "not_sure")

    aigul.goes_back("/life-and-limb")
    aigul.goes_back("/language")
    aigul.goes_back("/life-and-limb")

    expect(aigul.option("arrived_together", "not_sure")).to_be_checked()
    aigul.reads_at("arrived_together", "Saved")


@with_and_without_scripts
def test_back_never_writes_an_old_answer_over_a_colleagues(
    officer: Officers, scripts: bool
) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    bek = officer("bek")
    reference = aigul.opens_a_case()
    aigul.answers_and_saves("arrived_together", "few")
    bek.goes_to("life-and-limb", reference)
    bek.answers("arrived_together", "not_sure")
    bek.sees_saved("arrived_together")

    aigul.goes_back("/life-and-limb")
    expect(aigul.option("arrived_together", "not_sure")).to_be_checked()
    aigul.saves()

    bek.page.reload()
    expect(bek.option("arrived_together", "not_sure")).to_be_checked()


def test_a_page_kept_as_it_was_leads_to_the_conflict_page(officer: Officers) -> None:
    """Without scripts a browser may show the old page with its old revision: that is recognised."""
    aigul, bek = officer("aigul", java_script_enabled=False), officer("bek")
    reference = aigul.opens_a_case()
    old = aigul.page.content()
    aigul.answers_and_saves("arrived_together", "few")
    bek.goes_to("life-and-limb", reference)
    bek.answers("arrived_together", "not_sure")
    bek.sees_saved("arrived_together")

    aigul.page.set_content(old)
    aigul.answers("arrived_together", "few")
    aigul.saves()

    expect(aigul.step("arrived_together").locator("[data-conflict]")).to_be_visible()
    bek.page.reload()
    expect(bek.option("arrived_together", "not_sure")).to_be_checked()
