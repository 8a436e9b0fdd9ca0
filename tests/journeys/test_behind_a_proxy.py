"""An officer on another machine: TLS, a web server set up as docs/deployment.md says, a real browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.border import furnished_instance
from tests.browser.officers import Officer
from tests.browser.proxy import Proxy
from tests.browser.service import Service

WHOLE = re.compile(r"https?://(?:localhost|127\.0\.0\.1)[^\s\"'<>]*")
FEEDS = ("en/events.atom", "en/events.ics", "en/events.csv", "en/events.json", "en/events.jsonld",
         "sitemap.xml", "robots.txt", "oai?verb=Identify", "oai?verb=ListRecords&metadataPrefix=oai_dc",
         "en/events/som-4-2017", "en/events/som-4-2017.bib")  # fmt: skip


@pytest.fixture(params=[pytest.param("", marks=pytest.mark.thorough), "/borders"])
def proxy(request: pytest.FixtureRequest, furnished: Path, tmp_path: Path) -> Iterator[Proxy]:
    """A service behind TLS, at a name of its own or under a path."""
    (tmp_path / "proxy").mkdir()
    (tmp_path / "instance").mkdir()
    service = Service(furnished_instance(furnished, tmp_path / "instance"))
    before = Proxy(tmp_path / "proxy", service, request.param)
    service.start()
    before.start()
    yield before
    before.stop()
    service.kill()


def test_an_officer_signs_in_answers_and_prints(
    proxy: Proxy, window: Callable[..., BrowserContext]
) -> None:
    aigul = Officer(window(ignore_https_errors=True), proxy.address, "aigul")

    aigul.page.goto(f"{proxy.address}/en/cases")
    expect(aigul.page).to_have_url(re.compile(f"{proxy.address}/en/sign-in"))
    aigul.fills_in_the_sign_in()
    expect(aigul.page).to_have_url(f"{proxy.address}/en/cases")

    aigul.opens_a_case()
    aigul.reference = aigul.page.url.split("/sections/")[0].rsplit("/", 1)[1]
    aigul.answers("weapon", "no")
    aigul.sees_saved("weapon")

    aigul.page.goto(f"{proxy.address}/en/cases/{aigul.reference}/referral")
    aigul.page.get_by_role("button", name="Issue the referral").click()
    aigul.page.wait_for_url("**/referral/form**")
    paper = aigul.page.get_by_role("button", name="Open as PDF").get_attribute("href")
    printed = aigul.page.request.get(f"{proxy.address.partition('/borders')[0]}{paper}")
    assert printed.body().startswith(b"%PDF")
    cookies = aigul.context.cookies()
    assert cookies
    for cookie in cookies:
        assert cookie["secure"] and proxy.address.endswith(cookie["path"].rstrip("/"))


def test_every_whole_address_is_the_public_one(
    proxy: Proxy, window: Callable[..., BrowserContext]
) -> None:
    asking = window(ignore_https_errors=True).request

    for feed in FEEDS:
        answer = asking.get(f"{proxy.address}/{feed}")
        whole = WHOLE.findall(answer.text())
        assert answer.status == 200
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert [one for one in whole if not one.startswith(f"{proxy.address}/")] == [], feed
        assert whole or feed.endswith(("csv", "json")), feed
