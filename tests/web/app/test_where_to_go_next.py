"""Where somebody goes on after signing in: a page of this service, whatever the address asked for."""

from urllib.parse import quote

import pytest
from flask import Flask

from referral.web.app import addresses
from tests.web.visitors import PASSPHRASE, Visitor

OUTSIDE = (
    "//evil.example", "///evil.example", "////evil.example", "/////evil.example/en/cases", "/\\evil.example",
    "\\\\evil.example", "/\\/evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example",
    "/\n/evil.example", "/en/cases\r\nX: y", "/en/cases\r\nLocation: //evil.example", "/en/cases\0",
    "//[::1", "/[::1", "http://[",
    "https://evil.example/en/cases", "https:evil.example", "https:/en/cases", "javascript:alert(1)", "data:,x",
    "//evil.example@/en/cases", "evil.example", "en/cases", "", "/", "//", "/%2F/evil.example", "/%5Cevil.example",
    "/%0d%0aX: y", "/en/cases/..//evil.example", "/.//evil.example", "/en//evil.example", "/no/such/page",
    "\u2028//evil.example",
    "/en/sign-out", "＼/evil.example", "/\u200b/evil.example", "/en/cases" + "/" * 200,
)  # fmt: skip


@pytest.mark.parametrize("asked", OUTSIDE)
def test_an_address_that_is_none_of_ours_leads_home(app: Flask, asked: str) -> None:
    with app.test_request_context("/en/"):
        found = addresses.inside(asked)

    assert found is None or (asked == "/" and found == "/")


@pytest.mark.parametrize("asked", ["////evil.example", "/en/cases\r\nX: y", "//[::1", "/\\evil"])
def test_whoever_signs_in_stays_here(app: Flask, asked: str) -> None:
    newcomer = Visitor(app)
    page = newcomer.get(f"sign-in?next={quote(asked)}")

    answer = newcomer.post(
        "sign-in", follow=False, login="aigul", passphrase=PASSPHRASE, next=asked
    )

    assert page.status_code == 200
    assert (answer.status_code, answer.location) == (303, "/en/cases")


@pytest.mark.parametrize(
    "asked", ["/ru/cases", "/en/cases/7F3K92XQ5/sections/language", "/ru/events?q=%D0%B0&after=x"]
)
def test_a_page_of_ours_is_where_one_goes_on(app: Flask, asked: str) -> None:
    newcomer = Visitor(app)
    newcomer.get("sign-in")

    answer = newcomer.post(
        "sign-in", follow=False, login="aigul", passphrase=PASSPHRASE, next=asked
    )

    assert answer.location == asked


def test_a_wrong_passphrase_and_another_language_lose_nothing(app: Flask) -> None:
    newcomer = Visitor(app)
    newcomer.get("sign-in?next=/en/events")
    newcomer.post("sign-in", login="aigul", passphrase="wrong", next="/en/events")

    newcomer.post("/ru/sign-in", login="aigul", passphrase="wrong", next="/en/events", again="ru")
    answer = newcomer.post(
        "/ru/sign-in", follow=False, **newcomer.hidden("next"), login="aigul", passphrase=PASSPHRASE
    )

    assert 'value="aigul"' in newcomer.page.text
    assert "wrong" not in newcomer.page.text
    assert answer.location == "/en/events"
