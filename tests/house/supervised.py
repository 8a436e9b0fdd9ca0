"""A supervisor, and a focal point, who type identities wherever their pages take anything."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from playwright.sync_api import BrowserContext, Page, expect

from referral.store.database import Database
from tests.browser.service import Service
from tests.house.canaries import CANARIES, DATE, EVERY_CANARY, NUMBER, SHORT, Raw, send
from tests.journeys.led import LedOfficer
from tests.web import ready

NAMED = f"The person is called {SHORT}."
"""A name is found by what announces it (decision 22)."""

BY_HAND = (NAMED, NUMBER, DATE, EVERY_CANARY)


def types_into_a_review(
    service: Service, officers: BrowserContext, supervisors: BrowserContext, *, scripts: bool = True
) -> None:
    """Comments with identities are refused, given back in the page, and kept nowhere."""
    reference = _a_closed_case(service, officers)
    page = _opens(service, supervisors, reference, scripts=scripts)
    for text in (*CANARIES[3:], NAMED) if scripts else (NAMED, EVERY_CANARY):
        place = page.locator("#step-danger_to_life .comment-here")
        if place.get_attribute("open") is None:
            place.locator("summary").click()
        place.locator("textarea").fill(text)
        page.locator("button[name=verdict][value=return]").click()
        expect(page.locator(".govuk-error-message")).to_be_visible()
        assert page.locator("#step-danger_to_life textarea").input_value() == text
    page.locator("button[name=verdict][value=escalate]").click()
    expect(page.locator(".said")).to_be_visible()


def sends_by_hand(service: Service, officers: BrowserContext, supervisors: BrowserContext) -> None:
    """Forms, addresses and filters of supervision that no page of ours would send."""
    reference = _a_closed_case(service, officers)
    page = _opens(service, supervisors, reference)
    hidden = {
        name: page.locator(f"#review input[name={name}]").input_value()
        for name in ("csrf_token", "operation", "seen")
    }
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in supervisors.cookies())
    for canary in BY_HAND:
        for request in _tampered(reference, canary, hidden):
            status = send(service, request, {"Cookie": cookie})
            assert status < 500, f"{status} {request.path}"


def _tampered(reference: str, canary: str, hidden: dict[str, str]) -> Iterator[Raw]:
    base, coded = "/en/supervision", quote(canary, safe="")
    case = f"{base}/{reference}"
    yield from _reviews(case, canary, hidden)
    yield from _leaves_and_views(base, canary, hidden)
    yield _form(f"{case}/trainers", hidden, shown=canary)
    yield _form(f"{case}/look", hidden, surname=canary)
    yield _form(f"{base}/{coded}/look", hidden)
    yield _form(f"{base}/reports", hidden, month=canary, readers=canary)
    for word in ("state", "post", "duty", "officer", "since", "until", "after", canary):
        yield Raw("GET", f"{base}?{quote(word, safe='')}={coded}")
    for page in (
        "standing-out",
        "digest",
        "leave",
        "patterns",
        "reports",
        coded,
        f"{coded}/trainers",
    ):
        yield Raw("GET", f"{base}/{page}?{coded}={coded}")
    for name in ("User-Agent", "Referer", "X-Forwarded-For", "Accept-Language", "Origin"):
        yield Raw("GET", base, headers={name: coded})


def _reviews(case: str, canary: str, hidden: dict[str, str]) -> Iterator[Raw]:
    """What a review takes: a verdict, comments pinned to places, what was seen."""
    address = f"{case}/review"
    yield _form(address, hidden, verdict=canary)
    for name in hidden:
        yield _form(address, {**hidden, name: canary}, verdict="confirm")
    yield _form(address, hidden, verdict="return", **{f"comment-step-{canary}": canary})
    for place in ("step-danger_to_life", "duty-refer"):
        yield _form(address, hidden, verdict="return", **{f"comment-{place}": canary})
    yield _form(address, {**hidden, "seen": "999"}, verdict="escalate", surname=canary)


def _leaves_and_views(base: str, canary: str, hidden: dict[str, str]) -> Iterator[Raw]:
    for name in ("to", "first", "last"):
        leave = {"to": "nobody", "first": "2026-01-01", "last": "2099-01-01", name: canary}
        yield _form(f"{base}/leave", hidden, **leave)
    yield _form(f"{base}/leave/end", hidden, leave=canary)
    for word in ("state", "post", "duty", "officer", "since", "until", "surname"):
        filters = urlencode({word: canary})
        yield _form(f"{base}/views", hidden, act="save", filters=filters)
        yield _form(f"{base}/views", hidden, act=canary, filters=filters)


def _form(address: str, hidden: dict[str, str], **fields: str) -> Raw:
    return Raw("POST", address, urlencode({**hidden, **fields}).encode())


def _a_closed_case(service: Service, context: BrowserContext) -> str:
    """A case that waits for its review."""
    aigul = LedOfficer(context, service.address).signs_in()
    reference = aigul.opens_a_case()
    database = Database(f"sqlite:///{service.instance / 'referral.sqlite3'}")
    ready.to_close(database, reference)
    database.close()
    aigul.goes("/closure")
    aigul.page.locator("main form button[type=submit]").click()
    aigul.page.wait_for_url("**/cases")
    return reference


def _opens(
    service: Service, context: BrowserContext, reference: str, *, scripts: bool = True
) -> Page:
    """The summary, opened by its supervisor."""
    saule = LedOfficer(context, service.address, scripts=scripts).signs_in("saule")
    saule.page.goto(f"{service.address}/en/supervision/{reference}")
    saule.page.locator("main form[action$='/look'] button").click()
    saule.page.locator("#review").wait_for(state="attached")
    return saule.page
