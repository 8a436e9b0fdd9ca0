"""An answer is shown, judged and kept at once, whatever happens to network and server."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.officers import SAVED, Officer
from tests.browser.service import Service

Officers = Callable[..., Officer]

KEPT = "Not sent yet"
NO_CONNECTION = "No connection to the server"


def test_an_answer_is_saved_as_it_is_given(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()

    aigul.answers("weapon", "no")

    aigul.sees_saved("weapon")
    assert aigul.unsent() == []
    aigul.page.reload()
    expect(aigul.option("weapon", "no")).to_be_checked()
    aigul.sees_saved("weapon")


def test_steps_and_urgent_duties_appear_at_once_even_without_a_network(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.answers("weapon", "no")
    aigul.sees_saved("weapon")
    aigul.context.set_offline(True)

    aigul.answers("danger_to_life", "not_sure")

    expect(aigul.step("ambulance_called")).to_be_visible()
    expect(aigul.duty("urgent_care")).to_be_visible()
    expect(aigul.duty("urgent_care")).to_contain_text("Because you answered")
    expect(aigul.duty("urgent_care")).to_contain_text("Not sure")


def test_an_answer_that_hides_a_step_keeps_what_was_chosen_there(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.answers("danger_to_life", "yes")
    aigul.answers("ambulance_called", "driven")
    aigul.sees_saved("ambulance_called")

    aigul.answers("danger_to_life", "no")
    expect(aigul.step("ambulance_called")).to_have_count(0)
    aigul.answers("danger_to_life", "yes")

    expect(aigul.option("ambulance_called", "driven")).to_be_checked()


def test_without_a_network_answers_are_kept_and_go_out_by_themselves(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.context.set_offline(True)

    aigul.answers("weapon", "yes")
    aigul.answers("quiet_place", "no_place")

    aigul.reads_at("weapon", KEPT)
    aigul.reads_at("quiet_place", KEPT)
    expect(aigul.page.get_by_text(NO_CONNECTION)).to_be_visible()

    aigul.context.set_offline(False)

    aigul.sees_saved("weapon")
    aigul.sees_saved("quiet_place")
    expect(aigul.page.get_by_text(NO_CONNECTION)).to_have_count(0)


@pytest.mark.thorough
def test_without_a_network_pressing_the_button_does_not_throw_the_page_away(
    officer: Officers,
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    here = aigul.page.url
    aigul.context.set_offline(True)
    aigul.answers("weapon", "no")

    aigul.page.get_by_role("button", name="Save and continue").click()
    aigul.page.wait_for_timeout(4_000)

    assert aigul.page.url == here
    expect(aigul.page.get_by_text(NO_CONNECTION)).to_be_visible()


@pytest.mark.thorough
def test_a_restart_of_the_server_loses_nothing(officer: Officers, service: Service) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.answers("weapon", "no")
    aigul.sees_saved("weapon")
    service.stop()

    aigul.answers("danger_to_life", "yes")
    aigul.reads_at("danger_to_life", KEPT)
    service.start()

    aigul.sees_saved("danger_to_life")
    aigul.page.reload()
    expect(aigul.option("weapon", "no")).to_be_checked()
    expect(aigul.option("danger_to_life", "yes")).to_be_checked()


def test_what_was_called_saved_survives_a_killed_server(
    officer: Officers, service: Service
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.answers("weapon", "not_sure")
    aigul.sees_saved("weapon")

    service.kill()
    service.start()

    aigul.page.reload()
    expect(aigul.option("weapon", "not_sure")).to_be_checked()


@pytest.mark.thorough
def test_unsent_answers_come_back_with_the_page_when_it_is_loaded_again(
    officer: Officers, service: Service
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    here = aigul.page.url
    service.stop()
    aigul.answers("danger_to_life", "yes")
    aigul.answers("ambulance_called", "done")
    aigul.reads_at("ambulance_called", KEPT)
    aigul.page.on("dialog", lambda dialog: dialog.accept())
    aigul.page.goto("about:blank")
    service.start()

    aigul.page.goto(here)

    expect(aigul.option("ambulance_called", "done")).to_be_checked()
    aigul.sees_saved("danger_to_life")
    aigul.sees_saved("ambulance_called")


def test_when_the_session_ends_the_officer_signs_in_and_returns_to_the_same_step(
    officer: Officers,
) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    here = aigul.page.url
    aigul.context.clear_cookies()

    aigul.answers("weapon", "yes")

    link = aigul.page.get_by_role("link", name="Sign in again")
    expect(link).to_be_visible()
    link.click()
    aigul.fills_in_the_sign_in()
    aigul.page.wait_for_url(here)
    expect(aigul.option("weapon", "yes")).to_be_checked()
    aigul.sees_saved("weapon")


@pytest.mark.thorough
def test_two_officers_never_overwrite_each_other_silently(officer: Officers) -> None:
    aigul, bek = officer("aigul"), officer("bek")
    reference = aigul.opens_a_case()
    bek.goes_to("life-and-limb", reference)
    aigul.answers("weapon", "yes")
    aigul.sees_saved("weapon")

    bek.answers("weapon", "no")

    conflict = bek.step("weapon").locator("[data-conflict]")
    expect(conflict).to_contain_text("answered differently meanwhile")
    aigul.page.reload()
    expect(aigul.option("weapon", "yes")).to_be_checked()

    bek.answers("weapon", "no")

    bek.sees_saved("weapon")
    expect(conflict).to_have_count(0)
    aigul.page.reload()
    expect(aigul.option("weapon", "no")).to_be_checked()


@pytest.mark.thorough
def test_after_a_colleague_s_answer_in_between_other_steps_are_still_guarded(
    officer: Officers,
) -> None:
    aigul, bek = officer("aigul"), officer("bek")
    reference = aigul.opens_a_case()
    bek.goes_to("life-and-limb", reference)
    aigul.answers("weapon", "yes")
    aigul.sees_saved("weapon")
    bek.answers("quiet_place", "done")
    bek.sees_saved("quiet_place")

    bek.answers("weapon", "no")

    expect(bek.step("weapon").locator("[data-conflict]")).to_be_visible()


def test_changing_one_s_mind_quickly_is_no_conflict(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()

    for option in ("yes", "no", "not_sure", "no"):
        aigul.answers("weapon", option)

    aigul.sees_saved("weapon")
    expect(aigul.page.locator("[data-conflict]")).to_have_count(0)
    aigul.page.reload()
    expect(aigul.option("weapon", "no")).to_be_checked()


def test_the_button_waits_for_answers_under_way_and_goes_on(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.answers("weapon", "no")

    aigul.page.get_by_role("button", name="Save and continue").click()

    aigul.page.wait_for_url(lambda url: not url.endswith("life-and-limb"))
    assert aigul.unsent() == []
    aigul.goes_to("life-and-limb")
    expect(aigul.option("weapon", "no")).to_be_checked()


def test_another_language_keeps_the_place_and_the_answers(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.answers("weapon", "no")

    aigul.page.get_by_role("button", name="Русский").click()

    aigul.page.wait_for_url("**/ru/cases/*/sections/life-and-limb")
    expect(aigul.option("weapon", "no")).to_be_checked()


def test_a_number_out_of_range_is_marked_and_not_sent(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.goes_to("family")
    aigul.answers("travels_with", "family")
    field = aigul.step("count_0_5").locator("input[inputmode]")

    aigul.types("count_0_5", "51")

    aigul.reads_at("count_0_5", "Enter a whole number from 0 to 50")
    expect(field).to_have_attribute("aria-invalid", "true")

    aigul.types("count_0_5", "2")

    aigul.sees_saved("count_0_5")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_an_answer_that_stands_alone_clears_the_others(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.goes_to("wish-for-protection")
    aigul.answers("signs", "war", "injuries")

    aigul.answers("signs", "none")

    expect(aigul.option("signs", "war")).not_to_be_checked()
    aigul.sees_saved("signs")
    aigul.answers("signs", "war")
    expect(aigul.option("signs", "none")).not_to_be_checked()


def test_the_window_keeps_ids_only_and_is_clean_after_signing_out(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.context.set_offline(True)
    aigul.answers("weapon", "yes")
    aigul.reads_at("weapon", KEPT)

    kept = aigul.unsent()

    assert [set(one) for one in kept] == [{"step", "value", "operation", "seen"}]
    assert (kept[0]["step"], kept[0]["value"]) == ("weapon", "yes")
    aigul.page.on("dialog", lambda dialog: dialog.accept())
    aigul.context.set_offline(False)
    aigul.sees_saved("weapon")
    aigul.page.get_by_role("button", name="Sign out").click()
    expect(aigul.page.get_by_role("button", name="Sign out")).to_have_count(0)
    assert aigul.page.evaluate("sessionStorage.length") == 0


def test_without_a_script_the_button_saves_the_page(officer: Officers) -> None:
    aigul = officer("aigul", java_script_enabled=False)
    aigul.opens_a_case()
    aigul.answers("danger_to_life", "yes")
    aigul.answers("weapon", "no")

    aigul.page.get_by_role("button", name="Save and continue").click()

    aigul.goes_to("life-and-limb")
    expect(aigul.option("danger_to_life", "yes")).to_be_checked()
    expect(aigul.step("ambulance_called")).to_be_visible()
    expect(aigul.step("weapon").locator("[data-state]")).to_have_text(SAVED)


def test_a_colleague_in_the_same_window_sends_nothing_of_the_first(officer: Officers) -> None:
    aigul = officer("aigul")
    aigul.opens_a_case()
    aigul.context.set_offline(True)
    aigul.answers("weapon", "yes")
    aigul.reads_at("weapon", KEPT)
    aigul.context.clear_cookies()
    aigul.context.set_offline(False)

    aigul.login = "bek"
    aigul.signs_in()
    aigul.page.wait_for_url("**/cases")
    aigul.goes_to("life-and-limb")

    assert aigul.unsent() == []
    expect(aigul.option("weapon", "yes")).not_to_be_checked()
