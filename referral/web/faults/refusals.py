"""Responses without the application: to requests that cannot be read, and after a fault outside it."""

from functools import partial
from http import HTTPStatus

from flask import Flask

from referral.i18n.languages import Language, Languages
from referral.settings import Settings
from referral.web.app import headers
from referral.web.app.application import AppParts


def init_app(app: Flask) -> None:
    """Hand the server its words: ``app.extensions["refusal"](status)`` is a whole response."""
    house: AppParts = app.extensions["app_parts"]
    app.extensions["refusal"] = partial(_refusal, house.settings, house.languages)


def _refusal(settings: Settings, languages: Languages, status: int) -> bytes:
    """In every language, since nothing is known of who reads it."""
    said = [_sentence(status, languages.get(code)) for code in settings.languages]
    body = "".join(f"{sentence}\n" for sentence in said).encode()
    told = [
        ("Connection", "close"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *headers.of_every_response(settings),
    ]
    top = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
    lines = "".join(f"{name}: {value}\r\n" for name, value in told)
    return f"{top}{lines}\r\n".encode("ascii") + body


def _sentence(status: int, language: Language) -> str:
    _ = language.gettext
    if status < 500:
        return _("Nothing was changed. Go back, reload the page and try again.")
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return _("Your last answers are not saved yet. Wait a few seconds, then send them again.")
    return _(
        "The fault is ours and was noted. What was saved is kept. If a person needs referral "
        "now, use the paper form; no fault of this system delays a referral."
    )
