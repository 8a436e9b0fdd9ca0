"""Whole journeys in a real browser: from signing in to the closed case, in every language, scripts on and off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Request, expect

from referral.definitions.library import Library
from referral.engine.country import CountryPack
from referral.settings import root
from tests.journeys.led import LedOfficer
from tests.journeys.stories import FAMILY, IMPLICIT, TRAFFICKED, Story

Officers = Callable[..., LedOfficer]

SCRIPTS, NO_SCRIPTS = True, False


@pytest.fixture(scope="module")
def pack() -> CountryPack:
    return Library(root() / "checklists").checklist("referral", "kz").pack


@pytest.mark.parametrize(
    ("locale", "scripts", "story"),
    [
        pytest.param("en", SCRIPTS, IMPLICIT, id="implicit-en-scripts"),
        pytest.param(
            "kk", NO_SCRIPTS, IMPLICIT, id="implicit-kk-no-scripts", marks=pytest.mark.thorough
        ),
        pytest.param(
            "ru", NO_SCRIPTS, FAMILY, id="family-ru-no-scripts", marks=pytest.mark.thorough
        ),
        pytest.param(
            "kk", SCRIPTS, TRAFFICKED, id="trafficked-kk-scripts", marks=pytest.mark.thorough
        ),
    ],
)
def test_a_person_is_led_to_safety(
    officer: Officers, pack: CountryPack, locale: str, scripts: bool, story: Story
) -> None:
    aigul = officer(locale, scripts=scripts)
    aigul.remembers = frozenset(duty.because for duty in story.duties)
    aigul.opens_a_case()
    assert aigul.page.url.endswith("/sections/life-and-limb"), "The first screen is life and limb."

    aigul.is_led_through(story.plan, until="information")
    number_one = _issues_the_referral(aigul)
    aigul.goes("/sections/information")
    aigul.is_led_through(story.plan)

    aigul.goes("/duties")
    expect(aigul.page.locator("html")).to_have_attribute("lang", locale)
    for duty in story.duties:
        aigul.sees(duty, pack.body(duty.to).name.get(locale))
    number_two = _issues_the_referral(aigul)
    assert (number_one, number_two) == (1, 2)
    _types_the_identity_lines(aigul)
    _has_a_pdf(aigul)
    _closes_the_case(aigul)


def _issues_the_referral(officer: LedOfficer) -> int:
    """From wherever a case is open, its bar leads to the referral. Returns the number of the form."""
    officer.page.locator(".case-bar__refer").click()
    officer.page.locator("main form button[type=submit]").click()
    officer.page.wait_for_url("**/referral/form")
    facts = officer.page.locator("article.sheet table:first-of-type td")
    assert facts.nth(0).inner_text().replace("-", "") == officer.reference
    return int(facts.nth(1).inner_text())


def _types_the_identity_lines(officer: LedOfficer) -> None:
    sent: list[Request] = []
    officer.page.on("request", lambda request: sent.append(request))
    lines = officer.page.locator("input[data-identity]")
    assert lines.count() > 10

    for line in lines.all()[:4]:
        line.fill("Invented Person")
        line.press("Enter")

    assert officer.page.url.endswith("/referral/form"), "Enter in an identity line sends nothing."
    assert not sent
    unnamed = lines.evaluate_all("all => all.every(one => !one.name && !one.form)")
    assert unnamed, "An identity line has no name and belongs to no form."


def _has_a_pdf(officer: LedOfficer) -> None:
    address = officer.page.locator('main a[href$=".pdf"]').first.get_attribute("href")
    pdf = officer.page.request.get(f"{officer.address}{address}")
    assert pdf.body().startswith(b"%PDF-")
    assert pdf.headers["content-type"] == "application/pdf"


def _closes_the_case(officer: LedOfficer) -> None:
    officer.goes()
    officer.page.locator('a[href$="/closure"]').click()
    officer.page.locator("main form button[type=submit]").click()
    officer.page.wait_for_url("**/cases")
    closed = officer.page.locator(f'.cases a[href$="{officer.reference}"]')
    expect(closed).to_be_visible()
    officer.goes("/sections/language")
    assert officer.page.url.endswith("/check"), "A closed case is read, not answered."


@pytest.mark.parametrize("scripts", [SCRIPTS, NO_SCRIPTS], ids=["scripts", "no-scripts"])
def test_the_language_is_changed_in_the_middle_of_a_page(officer: Officers, scripts: bool) -> None:
    aigul = officer("en", scripts=scripts)
    aigul.opens_a_case()
    aigul.answers("weapon", "no")

    for locale in ("ru", "kk"):
        aigul.page.locator(f'.languages [lang="{locale}"]').click()
        aigul.page.wait_for_url(f"**/{locale}/cases/*/sections/life-and-limb*")

        expect(aigul.page.locator("html")).to_have_attribute("lang", locale)
        expect(aigul.step("weapon").locator('input[value="no"]')).to_be_checked()


def test_urgent_duties_are_shown_the_moment_they_arise(officer: Officers) -> None:
    aigul = officer("kk")
    aigul.opens_a_case()
    aigul.goes("/sections/wish-for-protection")

    aigul.answers("two_questions", "done")
    aigul.answers("request", ("implicit",))

    for duty in ("no_return", "secrecy", "refer"):
        expect(aigul.page.locator(f'#duties [data-duty="{duty}"]')).to_be_visible()


def test_a_referral_needs_no_answer_at_all(officer: Officers) -> None:
    aigul = officer("en", scripts=False)
    aigul.opens_a_case()

    number = _issues_the_referral(aigul)

    assert number == 1
    _has_a_pdf(aigul)
