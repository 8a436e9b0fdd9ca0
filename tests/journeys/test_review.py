"""A supervisor's morning in a real browser: returning with two comments, the correction, the confirmation."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from referral.store.database import Database
from tests.browser.officers import Officer
from tests.browser.service import Service
from tests.web import ready


@pytest.fixture
def officer(
    border_service: Service, window: Callable[..., BrowserContext]
) -> Callable[..., Officer]:
    """Make people, each signed in at a browser of their own."""

    def made(login: str, **browsing: object) -> Officer:
        return Officer(window(**browsing), border_service.address, login).signs_in()

    return made


@pytest.fixture(
    params=[
        pytest.param(True, id="with scripts"),
        pytest.param(False, id="without scripts", marks=pytest.mark.thorough),
    ]
)
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def opens_and_closes(officer: Officer, service: Service) -> str:
    """A case from the first tap to its closing; what lies between is answered past the screens."""
    officer.page.get_by_role("button", name="Open a new case").click()
    officer.page.wait_for_url("**/sections/**")
    reference = officer.page.url.split("/")[5]
    database = Database(f"sqlite:///{service.instance / 'referral.sqlite3'}")
    ready.to_close(database, reference)
    database.close()
    officer.page.goto(f"{officer.address}/en/cases/{reference}/closure")
    officer.page.get_by_role("button", name="Close the case").click()
    officer.page.wait_for_url("**/cases")
    return reference


def shown(reference: str) -> str:
    return f"{reference[:4]}-{reference[4:8]}-{reference[8:]}"


def comments(supervisor: Officer, step: str, text: str) -> None:
    """Write a comment at a step of the summary."""
    place = supervisor.page.locator(f"#step-{step} .comment-here")
    place.locator("summary").click()
    place.locator("textarea").fill(text)


def test_returned_corrected_compared_and_confirmed(
    border_service: Service, officer: Callable[..., Officer], scripts: bool
) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    reference = opens_and_closes(aigul, border_service)
    saule = officer("saule", java_script_enabled=scripts)

    saule.page.goto(f"{saule.address}/en/supervision/{reference}")
    saule.page.locator("main form[action$='/look'] button").click()
    comments(saule, "danger_to_life", "Say how you know.")
    comments(saule, "language_understood", "Which dialect is it?")
    saule.page.get_by_role("button", name="Return it with my comments").click()
    expect(saule.page.locator(".said")).to_contain_text("returned to the officer")

    aigul.page.goto(f"{aigul.address}/en/cases/{reference}")
    expect(aigul.page.get_by_text("Returned with 2 comments")).to_be_visible()
    aigul.page.locator(".returned__list a").first.click()
    expect(aigul.page.get_by_text("Say how you know.")).to_be_visible()
    aigul.page.locator('#step-danger_to_life input[value="not_sure"]').check()
    aigul.page.get_by_role("button", name="Save and see the whole case").click()
    aigul.page.get_by_role("button", name="Send it to the supervisor again").click()
    expect(aigul.page.locator(".said")).to_contain_text("with the supervisor again")

    saule.page.goto(f"{saule.address}/en/supervision/{reference}")
    corrected = saule.page.locator("tr", has=saule.page.locator("ins")).first
    expect(corrected).to_contain_text("Is anyone's life in danger?")
    expect(corrected.locator("ins")).to_have_text("Not sure")
    saule.page.get_by_role("button", name="Confirm the case").click()
    expect(saule.page.locator(".said")).to_have_text("The case is confirmed.")
    expect(saule.page.get_by_role("button", name=shown(reference))).to_have_count(0)


def test_the_queue_is_walked_with_three_keys(
    border_service: Service, officer: Callable[..., Officer]
) -> None:
    aigul = officer("aigul")
    for _ in range(3):
        aigul.opens_a_case()
        aigul.page.goto(f"{aigul.address}/en/cases")
    saule = officer("saule")
    saule.page.locator("[data-keys-hint]").wait_for()
    lines = saule.page.locator("[data-line]")

    for key, at in (("j", 0), ("j", 1), ("k", 0), ("k", 0), ("j", 1)):
        saule.page.keyboard.press(key)
        expect(lines.nth(at)).to_be_focused()
    second = lines.nth(1).inner_text().removeprefix("Open case").strip()
    saule.page.keyboard.press("o")

    saule.page.wait_for_url("**/supervision/*")
    expect(saule.page.locator("h1")).to_contain_text(second)


@pytest.mark.parametrize("letters", ["ол", "JKO", "hto"], ids=["Cyrillic", "capitals", "Dvorak"])
def test_the_keys_go_by_their_place_on_a_keyboard_of_any_alphabet(
    border_service: Service, officer: Callable[..., Officer], letters: str
) -> None:
    """A Russian or Kazakh keyboard writes «о» where J stands; one with Latin letters is believed."""
    officer("aigul").opens_a_case()
    saule = officer("saule")
    saule.page.locator("[data-keys-hint]").wait_for()
    keyboard = saule.context.new_cdp_session(saule.page)
    first = saule.page.locator("[data-line]").first

    keyboard.send(
        "Input.dispatchKeyEvent",
        {"type": "keyDown", "key": letters[0], "code": "KeyJ", "text": letters[0]},
    )

    if letters.startswith("h"):  # there the letter j lies elsewhere
        expect(first).not_to_be_focused()
        saule.page.keyboard.press("j")
    expect(first).to_be_focused()


def test_the_keys_can_be_switched_off_and_never_act_while_somebody_types(
    border_service: Service, officer: Callable[..., Officer]
) -> None:
    officer("aigul").opens_a_case()
    saule = officer("saule")
    saule.page.locator("[data-keys-hint]").wait_for()
    first = saule.page.locator("[data-line]").first

    saule.page.locator("[data-keys-off]").click()
    saule.page.keyboard.press("j")

    expect(first).not_to_be_focused()
    expect(saule.page.locator("[data-keys-off]")).to_have_attribute("aria-pressed", "true")
    saule.page.locator("[data-keys-off]").click()
    saule.page.locator(".filters summary").click()
    saule.page.locator("#filter-since").focus()
    saule.page.keyboard.press("j")
    expect(saule.page.locator("#filter-since")).to_be_focused()
