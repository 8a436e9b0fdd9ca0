"""What is answered without the application: to requests that cannot be read, and after a fault outside it."""

from http import HTTPStatus

from referral.i18n.languages import Language, Languages
from referral.settings import Settings
from referral.web import headers


def refusal(status: int, settings: Settings, languages: Languages) -> bytes:
    """The whole response, in every language, since nothing is known of who reads it."""
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
