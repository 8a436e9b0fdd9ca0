"""What is saved is what somebody meant: no option that arrows only passed, no number that was taken away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Request, expect

from tests.browser.officers import Officer
from tests.browser.scripts import with_and_without_scripts

Officers = Callable[..., Officer]

COUNT = "Enter a whole number from 0 to 50; 0 if none."


@pytest.fixture
def sent() -> Callable[[Officer], list[object]]:
    """Listen to what a page of an officer sends, answer by answer."""

    def listening(to: Officer) -> list[object]:
        heard: list[object] = []

        def note(request: Request) -> None:
            if request.url.endswith("/answers"):
                heard.append(request.post_data_json["value"])

        to.page.on("request", note)
        return heard

    return listening


def test_arrow_keys_save_only_where_they_rest(
    officer: Officers, sent: Callable[[Officer], list[object]]
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    heard = sent(aigul)
    aigul.option("arrived_together", "few").focus()
    aigul.page.keyboard.press("Space")
    aigul.sees_saved("arrived_together")

    for _ in range(3):  # past "many" and past "mass", which would raise an urgent duty
        aigul.page.keyboard.press("ArrowDown")

    expect(aigul.option("arrived_together", "not_sure")).to_be_checked()
    aigul.sees_saved("arrived_together")
    assert heard == ["few", "not_sure"]


@pytest.mark.thorough
def test_leaving_the_question_is_resting(
    officer: Officers, sent: Callable[[Officer], list[object]]
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    heard = sent(aigul)
    aigul.option("arrived_together", "few").focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Tab"):
        aigul.page.keyboard.press(key)

    aigul.sees_saved("arrived_together")
    assert heard == ["many"]


def test_a_tab_that_is_closed_before_the_rest_loses_nothing(officer: Officers) -> None:
    aigul = officer("aigul")
    reference = aigul.opens_a_case()
    aigul.option("arrived_together", "few").focus()
    aigul.page.keyboard.press("ArrowDown")
    expect(aigul.option("arrived_together", "many")).to_be_checked()

    aigul.page.close(run_before_unload=True)

    aigul.page = aigul.context.new_page()

    def is_saved() -> bool:
        aigul.goes_to("life-and-limb", reference)
        return aigul.option("arrived_together", "many").is_checked()

    assert any(is_saved() for _ in range(50)), (
        "What is on its way arrives, however busy the machine is."
    )


@with_and_without_scripts
def test_a_number_that_is_taken_away_is_asked_for_again(officer: Officers, scripts: bool) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    aigul.opens_a_case()
    aigul.goes_to("family")
    aigul.answers("travels_with", "family")
    aigul.saves()
    aigul.goes_to("family")
    aigul.types("count_0_5", "5")
    if scripts:
        aigul.sees_saved("count_0_5")
    aigul.saves()
    aigul.goes_to("family")

    aigul.types("count_0_5", "")

    if scripts:
        aigul.reads_at("count_0_5", COUNT)
    for _ in range(2):  # pressed once more it is still asked for
        aigul.saves()
        expect(aigul.page.locator(".govuk-error-summary")).to_contain_text(COUNT)
        expect(aigul.step("count_0_5").locator("#count_0_5")).to_have_value("")
        expect(aigul.page.locator(".said")).to_have_count(0)
    aigul.types("count_0_5", "0")
    aigul.saves()
    aigul.goes_to("family")
    expect(aigul.step("count_0_5").locator("#count_0_5")).to_have_value("0")


@pytest.mark.thorough
def test_a_number_that_was_never_given_is_not_asked_for(officer: Officers) -> None:
    """Also when a colleague has given it meanwhile: this page never showed it."""
    aigul, bek = officer("aigul", java_script_enabled=False), officer("bek")
    reference = aigul.opens_a_case()
    aigul.goes_to("family")
    aigul.answers("travels_with", "family")
    aigul.saves()
    aigul.goes_to("family")
    bek.goes_to("family", reference)
    bek.types("count_0_5", "3")
    bek.sees_saved("count_0_5")

    aigul.saves()

    expect(aigul.page.locator(".govuk-error-summary")).to_have_count(0)
    bek.page.reload()
    expect(bek.step("count_0_5").locator("#count_0_5")).to_have_value("3")


def test_boxes_that_are_all_cleared_are_asked_for_again(officer: Officers) -> None:
    aigul = officer("aigul", java_script_enabled=False)
    aigul.opens_a_case()
    aigul.goes_to("family")
    aigul.answers("travels_with", "family")
    aigul.saves()
    aigul.goes_to("family")

    aigul.answers("travels_with", "family")

    aigul.saves()
    expect(aigul.page.locator(".govuk-error-summary")).to_contain_text("Choose at least one answer")
