"""What people read when something goes wrong: a sentence with a remedy, never a trace.

A fault of ours has a number, which stands in the log too; there no word is written that somebody sent.
"""

from flask import Flask, g, jsonify, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from referral.i18n.words import fault_words
from referral.i18n.words.fault_words import FaultText
from referral.store.database import OperationalError, is_busy, is_full, is_read_only
from referral.web.app import environments
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.app.signing import forgery_token
from referral.web.faults import fault_log, last_resort

SECONDS_TO_WAIT = "3"


def init_app(app: Flask) -> None:
    """Answer every fault with a page, or with JSON where a script asked."""
    app.register_error_handler(HTTPException, expected)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unexpected)


def fault(status: int) -> FaultText:
    """The words for a status, in the language of the page."""
    of_answers = request.blueprint == environments.environment().casework
    return fault_words.words(
        status, language(), of_answers=of_answers, is_read_only=app_parts().database.is_read_only
    )


def wants_json() -> bool:
    """Whether a script asked, rather than a person's browser for a page."""
    return request.is_json or request.accept_mimetypes.best == "application/json"


def answer(status: int, *, number: str = "", **more: str) -> Response:
    """The error page or JSON object of a status; the page of last resort if that fails."""
    words = fault(status)
    numbered = fault_words.numbered(number, language()) if number else ""
    if wants_json():
        sentence = f"{words.sentence} {numbered}".strip()
        response = jsonify(problem=sentence, **more)
        response.status_code = status
        return response
    try:
        return page("error.html", status=status, fault=words, numbered=numbered)
    except Exception as error:
        number = _noted(error)
        html = last_resort.page(number, [language()])
        return Response(html, status=last_resort.STATUS, content_type="text/html; charset=utf-8")


def expected(error: HTTPException) -> Response:
    """The response to a fault with its own status, or to a fault that arose while answering one."""
    if error.code is not None and error.code < 400 and error.response:
        return error.response  # type: ignore[return-value]
    match getattr(error, "original_exception", None):
        case HTTPException() as refused:
            return expected(refused)
        case Exception() as arose:
            return _unexpected(arose)
    response = answer(error.code or 500, **_way_out(error))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _way_out(error: HTTPException) -> dict[str, str]:
    """What a script needs to go on: a fresh token, or the address for signing in."""
    if isinstance(error, CSRFError):
        return {"csrf_token": forgery_token()}
    if error.code == 401:
        return {"sign_in": url_for("signin.sign_in", locale=language().code)}
    return {}


def _database(error: OperationalError) -> Response:
    if is_full(error) or is_read_only(error):
        return answer(507)
    if is_busy(error):
        response = answer(503)
        response.headers["Retry-After"] = SECONDS_TO_WAIT
        return response
    return _unexpected(error)


def _unexpected(error: Exception) -> Response:
    number = _noted(error)
    g.pop("actor", None)
    return answer(500, number=number)


def _noted(error: Exception) -> str:
    return fault_log.note(error, request.method, request.endpoint)
