"""The service stands at the address that was configured: with its path, over TLS, whatever a client says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from referral import create_app
from referral.settings import Settings
from tests.web.furnishing import settings_for
from tests.web.visitors import PASSPHRASE, Visitor

HOST, PATH = "https://referral.example.kz", "/borders"
LINKS = re.compile(
    r'(?:href|src|action|formaction|data-(?:save|document|progress-of|address))="(/[^"]*)"'
)


@pytest.fixture
def made(service: Settings) -> Iterator[Callable[..., Flask]]:
    """Make applications with a setting that differs: ``made(port=8123)``."""
    opened: list[Flask] = []

    def make(**other: Any) -> Flask:
        opened.append(create_app(replace(service, **other)))
        return opened[-1]

    yield make
    for app in opened:
        app.extensions["app_parts"].close()


@pytest.fixture(scope="module")
def app(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application under a path of a public name."""
    settings = settings_for(furnished, tmp_path_factory.mktemp("instance"))
    app = create_app(replace(settings, public_address=HOST + PATH))
    yield app
    app.extensions["app_parts"].close()


class Reader:
    """A browser at the public address, as the web server before us passes its requests on."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.page: TestResponse

    def get(self, path: str, **headers: str) -> TestResponse:
        """Open an address."""
        self.page = self.client.get(path, base_url=HOST, headers=headers)
        return self.page

    def post(self, path: str, **fields: str) -> TestResponse:
        """Send a form with the hidden fields of the page."""
        hidden = dict(
            re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', self.page.text)
        )
        return self.client.post(path, base_url=HOST, data={**hidden, **fields})

    def signs_in(self, login: str) -> TestResponse:
        """Sign in on the page that asks for it."""
        return self.post(f"{PATH}/en/sign-in", login=login, passphrase=PASSPHRASE)


def test_signing_in_leads_back_under_the_path(app: Flask):
    aigul = Reader(app)

    asked = aigul.get(f"{PATH}/en/cases?page=1")
    assert asked.location == f"{PATH}/en/sign-in?next={PATH}/en/cases?page%3D1"
    aigul.get(asked.location)
    signed_in = aigul.signs_in("aigul")

    assert (signed_in.status_code, signed_in.location) == (303, f"{PATH}/en/cases?page=1")
    assert aigul.get(signed_in.location).status_code == 200


def test_cookies_are_for_this_service_over_tls_only(app: Flask):
    aigul = Reader(app)
    aigul.get(f"{PATH}/en/sign-in")

    set_cookie = aigul.page.headers["Set-Cookie"]

    assert set_cookie.startswith("__Secure-") and f"Path={PATH}" in set_cookie
    assert "Secure" in set_cookie and "Domain" not in set_cookie


def test_every_address_within_a_page_begins_with_the_path(app: Flask):
    aigul = Reader(app)
    aigul.get(f"{PATH}/en/sign-in")
    aigul.signs_in("aigul")
    aigul.get(f"{PATH}/en/cases")
    section = aigul.post(f"{PATH}/en/cases", post="KZ-TEST-01").location

    for page in (
        section,
        f"{PATH}/ru/",
        f"{PATH}/en/cases",
        f"{PATH}/kk/events",
        f"{PATH}/en/practice",
    ):
        found = LINKS.findall(aigul.get(page).text)
        assert found, page
        assert [one for one in found if not one.startswith(f"{PATH}/")] == [], page


def test_files_are_found_under_the_path(app: Flask):
    with Reader(app).get(f"{PATH}/static/images/favicon.svg") as file:
        assert file.status_code == 200


def test_browsers_come_back_over_tls_only_where_the_address_says_so(
    app: Flask, made: Callable[..., Flask]
):
    plain = made()

    assert Reader(app).get(f"{PATH}/en/").headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in plain.test_client().get("/en/").headers


def test_an_old_setting_for_cookies_still_holds(made: Callable[..., Flask]):
    app = made(secure_cookies=True)

    page = app.test_client().get("/en/sign-in")

    assert "; Secure" in page.headers["Set-Cookie"]
    assert page.headers["Set-Cookie"].startswith("__Host-")


def test_statements_about_a_class_name_the_public_address(app: Flask):
    timur = Reader(app)
    timur.get(f"{PATH}/en/sign-in")
    timur.signs_in("timur")
    timur.get(f"{PATH}/en/training")
    opened = timur.post(f"{PATH}/en/training", country="").location

    assert f"{HOST}{PATH}/en/practice" in timur.get(opened).text


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/en", "/en/"),
        ("/en/events/", "/en/events"),
        ("/en/cases/", "/en/cases"),
        ("/en/events/?q=bishkek", "/en/events?q=bishkek"),
        ("/sign-in", "/ru/sign-in"),
        ("/cases", "/ru/cases"),
        ("//en//events//", "/en/events"),
        ("/en/events/a%0d%0aX: 1/", "/en/events/a%0D%0AX%3A%201"),
    ],
)
def test_what_people_type_leads_to_the_page_for_now_and_without_a_host(
    app: Flask, asked: str, led_to: str
):
    answer = Reader(app).get(PATH + asked, **{"Accept-Language": "ru"})

    assert (answer.status_code, answer.location) == (303, PATH + led_to)


@pytest.mark.parametrize(
    "asked", ["/xx/", "/xx", "/xx/events", "/en/nothing/", "/nothing", "/de/cases/"]
)
def test_what_leads_nowhere_is_not_found(app: Flask, asked: str):
    assert Reader(app).get(PATH + asked).status_code == 404


def test_what_is_sent_to_an_address_with_a_slash_too_many_is_not_led_on(app: Flask):
    answer = app.test_client().post(f"{PATH}/en/cases/", base_url=HOST)

    assert answer.status_code == 404


def test_machines_find_what_they_always_ask_for(app: Flask):
    robots, icon = (Reader(app).get(f"{PATH}/{name}") for name in ("robots.txt", "favicon.ico"))

    assert f"Sitemap: {HOST}{PATH}/sitemap.xml" in robots.text
    assert (icon.status_code, icon.mimetype) == (200, "image/svg+xml")
    icon.close()


def test_without_a_public_address_the_service_is_where_it_listens(made: Callable[..., Flask]):
    told = Visitor(made(port=8123)).get("/en/events.atom").text

    assert "<id>http://127.0.0.1:8123/en/events.atom</id>" in told


@pytest.mark.parametrize("asked", [f"{PATH}/en/", "/en/"])
def test_no_view_sees_what_a_client_says_of_our_address(made: Callable[..., Flask], asked: str):
    app, seen = made(public_address=HOST + PATH), list[str]()
    app.before_request(lambda: seen.append(request.base_url))
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}

    for prefix in ("", "//evil.example"):
        app.test_client().get(
            asked,
            base_url="http://evil.example",
            headers=forged,
            environ_overrides={"SCRIPT_NAME": prefix},
        )

    assert seen[0] == f"{HOST}{PATH}/en/"
    assert seen[1].startswith(f"{HOST}{PATH}/")
