"""The print view in a real browser: identity typed there goes to the printer and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from referral.printing.pdf import pdf_cache
from tests.printing import papers
from tests.printing.papers import PAPER, form
from tests.printing.pdf.test_pdf import poppler, text_of

ADDRESS = "http://post.example"
STATIC = Path(pdf_cache.__file__).parents[2] / "static"
NAME = "Zz Canary"
FRAME = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Form</title><link rel="stylesheet" href="/static/vendor/style.css">
<link rel="stylesheet" href="/static/style/print.css">
<script type="module" src="/static/print/identity.js"></script>
<div class="paper-frame">{form}</div>"""


@pytest.fixture
def asked() -> list[str]:
    """Every address and body the browser has sent."""
    return []


@pytest.fixture
def page(window: Callable[..., BrowserContext], asked: list[str]) -> Page:
    """An ordinary form in the print view."""
    view = FRAME.format(form=PAPER.print_view(form(papers.FAMILY, "kk-ru", demonstration=True)))

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        asked.append(f"{path} {route.request.post_data}")
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            body = view if path == "/form" else "<!doctype html><title>Elsewhere</title>"
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

    context = window()
    context.route("**/*", answer)
    opened = context.new_page()
    opened.goto(f"{ADDRESS}/form", wait_until="networkidle")
    return opened


def test_what_is_typed_is_printed_on_two_pages_whose_feet_name_the_form(page: Page):
    page.get_by_label("Фамилия").fill(NAME)

    printed = page.pdf(prefer_css_page_size=True)

    assert "Pages: 2" in " ".join(poppler("pdfinfo", printed).split())
    assert NAME in text_of(printed)
    assert text_of(printed).count("7F3K-92XQ-5/1") == 2


def test_what_is_typed_is_gone_when_the_page_was_left(page: Page):
    page.get_by_label("Фамилия").fill(NAME)

    page.goto(f"{ADDRESS}/elsewhere")
    page.evaluate("history.back()")
    page.wait_for_url(f"{ADDRESS}/form", wait_until="commit")

    assert page.get_by_label("Фамилия").input_value() == ""


def test_what_is_typed_is_neither_sent_nor_stored(page: Page, asked: list[str]):
    page.get_by_label("Фамилия").fill(NAME)
    page.get_by_label("Фамилия").press("Enter")
    page.goto(f"{ADDRESS}/elsewhere")

    assert len(asked) > 3 and not [one for one in asked if "Canary" in one]
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "Canary" not in kept
    assert page.evaluate("indexedDB.databases()") == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_out_of_the_screen(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
