"""Identities are typed wherever a person or a program can send anything, and are found nowhere afterwards.

Every byte of the instance is searched: database, write-ahead log, free pages, logs, temporary files.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.border import furnished_instance
from tests.browser.service import Service
from tests.house import supervised
from tests.house.canaries import (
    CANARIES,
    DATE,
    EVERY_CANARY,
    NUMBER,
    SHORT,
    Raw,
    found_in,
    send,
    spellings,
)
from tests.journeys.led import LedOfficer
from tests.journeys.stories import FAMILY


@dataclass
class Ear:
    """Everything that a browser sends anywhere."""

    heard: list[bytes] = field(default_factory=list)

    def listens_to(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._hear(request))

    def _hear(self, request: Request) -> None:
        sent = [request.url, *(f"{name}: {value}" for name, value in request.headers.items())]
        self.heard.append("\n".join(sent).encode() + b"\n" + (request.post_data_buffer or b""))

    def canaries(self) -> list[str]:
        """The canaries among what was sent."""
        everything = b"\n".join(self.heard)
        return [
            canary
            for canary in CANARIES
            if any(spelling in everything for spelling in spellings(canary))
        ]


@pytest.fixture
def service(furnished: Path, tmp_path: Path) -> Iterator[Service]:
    """A service of its own, whose every byte can be looked at."""
    service = Service(furnished_instance(furnished, tmp_path))
    service.start()
    yield service
    service.kill()


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    for canary in CANARIES:
        for number, spelling in enumerate(spellings(canary)):
            (tmp_path / "file").write_bytes(b"..." + spelling + b"...")
            assert found_in(tmp_path), (canary, number)


def test_no_identity_stays_anywhere(
    service: Service, window: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    _types_wherever_a_script_runs(service, window())
    _types_wherever_none_runs(service, window(java_script_enabled=False))
    _sends_by_hand(service, window())
    supervised.types_into_a_review(service, window(), window())
    supervised.types_into_a_review(
        service, window(), window(java_script_enabled=False), scripts=False
    )
    supervised.sends_by_hand(service, window(), window())

    assert not found_in(service.instance), "while the service runs"
    service.stop()
    assert not found_in(service.instance), "after it has stopped"


@pytest.mark.thorough
def test_the_identity_lines_go_to_the_printer_and_nowhere_else(
    service: Service, window: Callable[..., BrowserContext]
) -> None:
    context, ear = window(), Ear()
    aigul = LedOfficer(context, service.address).signs_in()
    aigul.opens_a_case()
    aigul.page.locator(".case-bar__refer").click()
    aigul.page.locator("main form button[type=submit]").click()
    aigul.page.wait_for_url("**/referral/form")
    ear.listens_to(context)

    printed = _fills_the_identity_lines(aigul.page)

    assert printed.startswith(b"%PDF-")
    assert not _kept_by(aigul.page)
    aigul.page.reload()
    assert _typed_on(aigul.page) == "", "Gone with the page."
    _fills_the_identity_lines(aigul.page)
    aigul.page.locator('main a[href*="/cases/"]').last.click()
    aigul.page.wait_for_load_state()
    aigul.page.go_back()
    aigul.page.locator("input[data-identity]").first.wait_for()
    assert _typed_on(aigul.page) == "", "Whoever goes back finds the lines empty."
    assert ear.heard, "Something was sent, so the ear can hear."
    assert not ear.canaries()
    assert not found_in(service.instance)


def _fills_the_identity_lines(page: Page) -> bytes:
    """Type into every line, and print the page."""
    lines = page.locator("input[data-identity]")
    for number, line in enumerate(lines.all()):
        line.fill(CANARIES[number % len(CANARIES)])
        line.press("Enter")
    assert CANARIES[0] in _typed_on(page)
    return page.pdf()


def _typed_on(page: Page) -> str:
    return " ".join(
        page.locator("input[data-identity]").evaluate_all("all => all.map(one => one.value)")
    ).strip()


def _kept_by(page: Page) -> list[str]:
    """The canaries in what the browser keeps for this service."""
    kept = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    everything = (kept + json.dumps(page.context.cookies(), ensure_ascii=False)).encode()
    databases = page.evaluate("indexedDB.databases().then(all => all.length)")
    caches = page.evaluate("caches.keys().then(all => all.length)")
    assert (databases, caches) == (0, 0)
    return [one for one in CANARIES if any(spelt in everything for spelt in spellings(one))]


def _types_wherever_a_script_runs(service: Service, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{service.address}/en/sign-in?next=/en/{quote(EVERY_CANARY)}")
    page.locator("#login").fill(EVERY_CANARY)
    page.locator("#passphrase").fill(EVERY_CANARY)
    page.locator("main form button[type=submit]").click()
    page.locator(".govuk-error-summary").wait_for()
    page.close()
    aigul = LedOfficer(context, service.address).signs_in()
    aigul.opens_a_case()
    aigul.goes("/sections/family")
    aigul.answers("travels_with", FAMILY.plan["travels_with"])
    for canary in (SHORT, NUMBER, DATE, EVERY_CANARY):
        field = aigul.step("count_0_5").locator("input[inputmode]")
        field.evaluate("field => field.removeAttribute('maxlength')")
        field.fill(canary)
        field.blur()
    aigul.page.locator("button[value=next]").click()
    aigul.page.wait_for_load_state()
    aigul.page.locator('#step-travels_with input[value="family"]').evaluate(
        "(input, canary) => { input.value = canary; input.checked = false; input.click(); }",
        EVERY_CANARY,
    )
    aigul.page.locator("#step-travels_with [data-state=refused]").wait_for()
    assert not _kept_by(aigul.page)


def _types_wherever_none_runs(service: Service, context: BrowserContext) -> None:
    aigul = LedOfficer(context, service.address, scripts=False).signs_in()
    aigul.opens_a_case()
    aigul.goes("/sections/family")
    aigul.answers("travels_with", FAMILY.plan["travels_with"])
    aigul.page.locator("button[value=next]").click()
    aigul.goes("/sections/family")
    for canary in (SHORT, NUMBER, DATE, EVERY_CANARY):
        field = aigul.step("count_0_5").locator("input[inputmode]")
        field.evaluate("field => field.removeAttribute('maxlength')")
        field.fill(canary)
        aigul.page.locator("button[value=next]").click()
        aigul.page.locator(".govuk-error-summary").wait_for()
        assert canary not in aigul.page.content()


def _sends_by_hand(service: Service, context: BrowserContext) -> None:
    """Forms, operations, addresses and headers that no page of ours would send."""
    aigul = LedOfficer(context, service.address).signs_in()
    reference = aigul.opens_a_case()
    aigul.goes("/sections/language")
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in context.cookies())
    form = aigul.page.locator("#answers")
    hidden = {
        name: form.locator(f"input[name={name}]").input_value()
        for name in ("csrf_token", "operation", "seen")
    }
    headers = {"Cookie": cookie, "X-CSRFToken": hidden["csrf_token"]}
    for canary in (SHORT, EVERY_CANARY):
        for request in _tampered(reference, canary, hidden):
            status = send(service, request, headers)
            assert status < 500, request.path


def _tampered(reference: str, canary: str, hidden: dict[str, str]) -> Iterator[Raw]:
    case = f"/en/cases/{reference}"
    section = f"{case}/sections/language"
    coded = quote(canary, safe="")
    for name in hidden:
        yield Raw("POST", section, urlencode({**hidden, name: canary}).encode())
    for name in ("language_understood", "then", "surname", "shown-signs", canary):
        yield Raw("POST", section, urlencode({**hidden, name: canary}).encode())
    yield Raw("POST", section, urlencode({"csrf_token": "x", "interpreter_used": canary}).encode())
    operation = {"step": "weapon", "value": "no", "operation": uuid4().hex, "seen": 0}
    for name in (*operation, "surname"):
        for value in (canary, [canary], {canary: canary}):
            body = json.dumps({**operation, name: value}).encode()
            yield Raw("POST", f"{case}/answers", body, "application/json")
    yield Raw("POST", f"{case}/answers", canary.encode(), "application/json")
    yield Raw("POST", "/en/cases", urlencode({**hidden, "post": canary}).encode())
    yield Raw("POST", f"{case}/referral", urlencode({**hidden, "operation": canary}).encode())
    yield Raw("POST", f"{case}/closure", urlencode({**hidden, "reason": canary}).encode())
    yield Raw("POST", section, canary.encode(), "multipart/form-data; boundary=x")
    for path in (f"/en/{coded}", f"/en/cases/{coded}", f"{case}/sections/{coded}", f"/{coded}/"):
        yield Raw("GET", path)
        yield Raw("POST", path, urlencode(hidden).encode())
    for path in (
        case,
        section,
        f"{case}/referral/form",
        "/en/sign-in",
        f"/checklists/{coded}.json",
    ):
        yield Raw("GET", f"{path}?languages={coded}&next={coded}&{coded}={coded}")
    for name in ("User-Agent", "Referer", "X-Forwarded-For", "Accept-Language", "X-Name", "Origin"):
        yield Raw("GET", section, headers={name: coded})
    yield Raw("GET", section, headers={"Cookie": f"referral={coded}; name={coded}"})
