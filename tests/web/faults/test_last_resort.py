"""Whatever breaks, and be it the error page itself: a page with words, a number and every header."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from flask import Flask, abort, session
from jinja2 import DictLoader
from werkzeug.test import TestResponse

from referral.logs import LogFormatter
from referral.settings import Settings
from referral.web.app.access import Audience, audience
from referral.web.app.headers import of_every_response
from tests.web.visitors import Visitor

HEADERS = of_every_response(Settings(Path(), Path(), "", ""))
NEEDED = {
    "en": "use the paper form; no fault of this system delays a referral",
    "ru": "никакой сбой этой системы не задерживает перенаправление",
    "kk": "ақауы қайта бағыттауды кідіртпейді",
}
NUMBER = re.compile(r"(?:number|сбоя:|нөмірі:) ([0-9A-Z]{4}-[0-9A-Z]{2})")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What the log of a server would hold."""
    caplog.handler.setFormatter(LogFormatter())
    return caplog


def holds(answer: TestResponse, locale: str, log: pytest.LogCaptureFixture) -> None:
    assert answer.status_code == 500
    assert NEEDED[locale] in " ".join(answer.text.split())
    for name, value in HEADERS:
        assert answer.headers.getlist(name) == [value]
    assert answer.headers["Cache-Control"] == "no-store"
    number = NUMBER.search(answer.text)
    assert number, "The reader is told a number."
    assert number[1] in log.text, "Under this number the fault stands in the log."


@pytest.mark.parametrize("locale", ["en", "ru", "kk"])
def test_without_its_template_the_error_page_is_another(
    app: Flask, log: pytest.LogCaptureFixture, locale: str
) -> None:
    app.jinja_env.loader = DictLoader({})
    app.jinja_env.cache.clear()

    holds(Visitor(app).client.get(f"/{locale}/about"), locale, log)


def test_without_a_database_too(
    app: Flask, service: Settings, aigul: Visitor, log: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(service.database.removeprefix("sqlite:///")) as connection:
        connection.execute("ALTER TABLE sign_ins RENAME TO gone")
    connection.close()

    answer = aigul.client.get("/ru/cases")

    holds(answer, "ru", log)
    assert "    referral/store/accounts/signins.py line " in log.text


def test_a_fault_after_the_session_was_begun_is_told_on_an_ordinary_page(
    app: Flask, log: pytest.LogCaptureFixture
) -> None:
    @audience(Audience.EVERYONE)
    def breaks() -> None:
        from referral.web.app.signing import forgery_token

        forgery_token()
        session.clear()
        raise RuntimeError

    app.add_url_rule("/<locale>/breaks", "breaks", breaks)
    newcomer = Visitor(app)
    newcomer.get("sign-in")

    answer = newcomer.get("breaks")

    holds(answer, "en", log)
    assert "site-header" in answer.text


def test_what_is_refused_while_a_fault_is_answered_is_refused(app: Flask) -> None:
    @audience(Audience.EVERYONE)
    def breaks() -> None:
        raise LookupError

    app.register_error_handler(LookupError, lambda _error: abort(404))
    app.add_url_rule("/<locale>/breaks", "breaks", breaks)

    assert Visitor(app).get("breaks").status_code == 404


@pytest.mark.parametrize(("address", "locales"), [("/kk/about", ["kk"]), ("/", ["en", "ru", "kk"])])
def test_what_escapes_from_the_application_is_caught(
    app: Flask, log: pytest.LogCaptureFixture, address: str, locales: list[str]
) -> None:
    def breaks(_error: object) -> None:
        raise RuntimeError("Gulnara Akhmadi")

    app.teardown_request(breaks)

    answer = app.test_client().get(address)

    for locale in locales:
        holds(answer, locale, log)
    assert "Gulnara" not in log.text + answer.text


def test_a_script_gets_what_it_can_read(app: Flask, log: pytest.LogCaptureFixture) -> None:
    @audience(Audience.EVERYONE)
    def breaks() -> None:
        raise RuntimeError

    app.add_url_rule("/<locale>/breaks", "breaks", breaks)

    answer = app.test_client().get("/en/breaks", headers={"Accept": "application/json"})

    holds(answer, "en", log)
    assert json.loads(answer.text)["problem"]


def test_an_odd_host_is_no_fault_without_words(app: Flask, log: pytest.LogCaptureFixture) -> None:
    answer = app.test_client().get("/en/about", headers={"Host": "."})

    assert answer.status_code < 500 or NEEDED["en"] in answer.text
