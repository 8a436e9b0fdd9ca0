"""No page, in no language and in no situation, breaks a rule that axe-core can check; none scrolls sideways."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from referral.settings import root
from tests.browser.service import Service
from tests.journeys.every_page import Tour
from tests.journeys.situations import Situations, arrange

LOCALES = ("en", "ru", "kk")
AXE = root() / "node_modules" / "axe-core" / "axe.min.js"
RULES = """contrast => axe.run(document, {
    runOnly: {type: "tag", values:
        ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
    rules: {"target-size": {enabled: true}, "color-contrast": {enabled: contrast}},
    resultTypes: ["violations"],
}).then(found => found.violations.map(one =>
    `${one.id}: ${one.help}\\n    ` + one.nodes.slice(0, 3).map(node => node.html).join("\\n    ")))"""

WIDTHS = (1280, 360)
HEIGHT = 740


@pytest.fixture(scope="module")
def situations(_border: Service) -> Situations:
    if not _border.is_running:
        _border.start()
    return arrange(_border)


@pytest.mark.thorough
@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_is_free_of_violations_and_fits(
    border_service: Service,
    window: Callable[..., BrowserContext],
    situations: Situations,
    locale: str,
) -> None:
    tour = Tour(window(), border_service, locale, situations)

    faults = {what: found for what in tour if (found := _faults(tour.page, colours=locale == "en"))}

    told = "\n".join(f"{what}\n  " + "\n  ".join(found) for what, found in faults.items())
    assert not faults, f"\n{told}"
    assert not tour.missing, "Every file that a page names is there."


def _faults(page: Page, *, colours: bool) -> list[str]:
    """What is wrong with a page; its colours, which cost most, are the same in every language."""
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if wider := page.evaluate(_OVERFLOW):
            found.append(f"scrolls sideways at {width} px: {wider}")
    page.evaluate(_axe())
    violations: list[Any] = page.evaluate(RULES, colours)
    return found + violations


def test_axe_finds_what_is_wrong(window: Callable[..., BrowserContext]) -> None:
    """The measure itself: a page with faults of each kind is told all of them."""
    page = window().new_page()
    page.set_content(
        "<html><title>x</title><h1>x</h1><img src='data:,'><input>"
        "<p style='color:#999;background:#aaa'>grey</p><div style='width:2000px'>wide</div>"
    )

    found = "\n".join(_faults(page, colours=True))

    for fault in ("image-alt", "label", "color-contrast", "html-has-lang", "region", "sideways"):
        assert fault in found


def _axe() -> str:
    assert AXE.is_file(), "axe-core is missing. Run ./dev setup."
    return AXE.read_text(encoding="utf-8")


_OVERFLOW = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return "";
    const right = document.documentElement.clientWidth;
    const out = [...document.body.querySelectorAll("*")].filter(one =>
        one.getBoundingClientRect().right > right + 1 && getComputedStyle(one).position !== "absolute");
    return `${wide} px: ` + out.slice(-2).map(one => one.outerHTML.slice(0, 120)).join(" | ");
}"""
