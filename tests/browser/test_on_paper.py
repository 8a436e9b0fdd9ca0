"""What is folded on the screen is read on paper, whoever prints it: with scripts or without."""

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import BrowserContext

from tests.browser.officers import Officer
from tests.browser.scripts import with_and_without_scripts
from tests.browser.service import Service

pytestmark = pytest.mark.thorough

FOLDED = """() => [...document.querySelectorAll("main details:not([open], .screen-only)")].flatMap(fold =>
    [...fold.querySelectorAll("p, li, td, th, dd, dt")]
      .filter(one => !one.closest(".screen-only, .govuk-visually-hidden") && !one.querySelector("p, li"))
      .map(one => one.textContent))"""
OPEN_TO_ALL = (
    "events/chair",
    "events/lineage",
    "checklists/referral/kz",
    "practice",
)


def letters(words: str) -> str:
    """The letters and figures alone: lines, columns and hyphens fall otherwise on paper."""
    return re.sub(r"[\W_]+", "", words)


def folded_and_missing(who: Officer, path: str) -> tuple[int, list[str]]:
    """How many parts of that page are folded, and which of their words are not on paper."""
    who.page.goto(f"{who.address}/en/{path}")
    folded = [text.strip() for text in who.page.evaluate(FOLDED) if letters(text)]
    pages = pypdf.PdfReader(io.BytesIO(who.page.pdf())).pages
    paper = letters("\n".join(page.extract_text() for page in pages))
    return len(folded), [text for text in folded if letters(text)[:30] not in paper]


@with_and_without_scripts
def test_pages_for_everyone(
    service: Service, window: Callable[..., BrowserContext], scripts: bool
) -> None:
    reader = Officer(window(java_script_enabled=scripts), service.address, "nobody")

    found = {path: folded_and_missing(reader, path) for path in OPEN_TO_ALL}

    assert sum(folded for folded, _ in found.values()) > 20
    assert {path: missing for path, (_, missing) in found.items() if missing} == {}


@with_and_without_scripts
def test_pages_of_a_case_and_of_the_supervisor(
    officer: Callable[..., Officer], scripts: bool
) -> None:
    aigul = officer("aigul", java_script_enabled=scripts)
    reference = aigul.opens_a_case()
    aigul.answers("danger_to_life", "yes")
    aigul.answers_and_saves("weapon", "yes")
    saule = officer("saule", java_script_enabled=scripts)
    paths = ("duties", "sections/life-and-limb", "sections/signs", "check")

    found = {path: folded_and_missing(aigul, f"cases/{reference}/{path}") for path in paths}
    for path in ("supervision/patterns", "supervision/standing-out", "supervision"):
        found[path] = folded_and_missing(saule, path)

    assert found["duties"][0] > 1 and found["sections/life-and-limb"][0] > 5
    assert {path: missing for path, (_, missing) in found.items() if missing} == {}
