"""Signing in with a real browser: links from elsewhere, old tabs, two instances, service beside practice."""

import functools
import shutil
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.border import furnished_instance
from tests.browser.service import Service
from tests.web.visitors import PASSPHRASE


class _Site(BaseHTTPRequestHandler):
    """A page of another site, with whatever it is told to hold."""

    def __init__(self, html: str, *more: object) -> None:
        self.html = html
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.html.encode())

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], str]]:
    """Put a page on another site, on a name that is not the service's: ``elsewhere(html)``."""
    opened: list[ThreadingHTTPServer] = []

    def site(html: str) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Site, html))
        opened.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://localhost:{server.server_port}/"

    yield site
    for server in opened:
        server.shutdown()
        server.server_close()


@pytest.fixture
def second(furnished: Path, tmp_path: Path) -> Iterator[Service]:
    """Another instance on the same computer."""
    instance = furnished_instance(furnished, tmp_path)
    (instance / "secret_key").write_text("a key of its own", encoding="ascii")
    service = Service(instance)
    service.start()
    yield service
    service.kill()
    shutil.rmtree(instance, ignore_errors=True)


def fill_in(page: Page, login: str = "aigul") -> None:
    page.fill("#login", login)
    page.fill("#passphrase", PASSPHRASE)


def signed_in(context: BrowserContext, address: str, login: str = "aigul") -> Page:
    page = context.new_page()
    page.goto(f"{address}/en/sign-in")
    fill_in(page, login)
    page.click("main button[type=submit]")
    page.wait_for_selector("[data-sign-out]")
    return page


def is_signed_in(page: Page) -> bool:
    page.reload()
    return page.locator("[data-sign-out]").count() > 0


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    "way", ['<a id="go" href="{0}">go</a>', '<meta http-equiv="refresh" content="0; url={0}">']
)
def test_a_link_from_another_site_leads_to_the_page_signed_in(
    border_service: Service,
    window: Callable[..., BrowserContext],
    elsewhere: Callable[[str], str],
    way: str,
    scripts: bool,
):
    context, address = window(java_script_enabled=scripts), border_service.address
    first = signed_in(context, address)

    page = context.new_page()
    page.goto(elsewhere(way.format(f"{address}/en/cases?late=1")))
    if "<a" in way:
        page.click("#go")
    page.wait_for_selector("[data-sign-out]")  # the page that asks again has the same address

    assert page.url == f"{address}/en/cases?late=1"
    assert is_signed_in(first)


@pytest.mark.parametrize("path", ["sign-in", "cases/7F3K92XQ5", "practice", ""])
def test_no_link_from_another_site_signs_anybody_out(
    border_service: Service,
    window: Callable[..., BrowserContext],
    elsewhere: Callable[[str], str],
    path: str,
):
    context, address = window(), border_service.address
    first = signed_in(context, address)

    page = context.new_page()
    page.goto(elsewhere(f'<a id="go" href="{address}/en/{path}">go</a>'))
    page.click("#go")
    page.wait_for_load_state()

    assert is_signed_in(first)


def test_a_form_on_another_site_signs_nobody_out_and_leaves_no_answers(
    border_service: Service, window: Callable[..., BrowserContext], elsewhere: Callable[[str], str]
):
    context, address = window(), border_service.address
    first = signed_in(context, address)
    first.click("main form button[type=submit]")
    first.wait_for_url("**/cases/*/sections/*")
    section = first.url.split("?")[0].rsplit("/", 1)[0] + "/language"

    page = context.new_page()
    page.goto(
        elsewhere(
            f'<form method="post" action="{section}">'
            '<input name="interpreter_used" value="phone"><button id="go">go</button></form>'
        )
    )
    page.click("#go")
    page.wait_for_load_state()
    first.goto(section)

    assert first.locator("[data-sign-out]").count()
    assert "are not saved yet" not in first.inner_text("main")


def test_whoever_is_signed_out_comes_from_another_site_to_the_sign_in_and_then_to_the_page(
    border_service: Service, window: Callable[..., BrowserContext], elsewhere: Callable[[str], str]
):
    context, address = window(), border_service.address
    page = context.new_page()

    page.goto(elsewhere(f'<a id="go" href="{address}/en/cases?late=1">go</a>'))
    page.click("#go")
    page.wait_for_selector("#login")
    fill_in(page)
    page.click("main button[type=submit]")
    page.wait_for_selector("[data-sign-out]")

    assert page.url == f"{address}/en/cases?late=1"


@pytest.mark.thorough
def test_two_instances_on_one_computer_do_not_sign_each_other_out(
    border_service: Service, second: Service, window: Callable[..., BrowserContext]
):
    context = window()
    here = signed_in(context, border_service.address)
    there = signed_in(context, second.address, "saule")

    assert is_signed_in(here)
    assert is_signed_in(there)
    assert border_service.address in here.url
    assert second.address in there.url


def test_pressing_in_the_second_tab_after_signing_in_in_the_first_leads_home(
    border_service: Service, window: Callable[..., BrowserContext]
):
    context, address = window(java_script_enabled=False), border_service.address
    second = context.new_page()
    second.goto(f"{address}/en/sign-in")
    fill_in(second)
    signed_in(context, address)

    second.click("main button[type=submit]")

    second.wait_for_url(f"{address}/en/cases")
    assert "You are signed in already" in second.inner_text("main")


def test_signing_out_twice_leads_to_the_first_page(
    border_service: Service, window: Callable[..., BrowserContext]
):
    context, address = window(java_script_enabled=False), border_service.address
    first = signed_in(context, address)
    second = context.new_page()
    second.goto(f"{address}/en/cases")

    for tab in (first, second):
        tab.click("[data-sign-out] button")
        tab.wait_for_selector("main >> text=Sign in")

    assert second.url == f"{address}/en/"


@pytest.mark.thorough
def test_joining_a_class_keeps_the_officer_signed_in_and_leaving_it_too(
    border_service: Service, window: Callable[..., BrowserContext]
):
    trainer = signed_in(window(), border_service.address, "timur")
    trainer.click("main form button[type=submit]")
    code = trainer.inner_text(".class-code__code")
    context, address = window(), border_service.address
    officer = signed_in(context, address)

    trainee = context.new_page()
    trainee.goto(f"{address}/en/practice")
    trainee.fill("#code", code)
    trainee.fill("#nickname", "Falcon")
    trainee.click("main button[type=submit]")
    trainee.wait_for_selector("text=My practice")

    assert is_signed_in(officer)
    trainee.click("[data-sign-out] button")
    trainee.wait_for_selector("#code")
    assert is_signed_in(officer)
