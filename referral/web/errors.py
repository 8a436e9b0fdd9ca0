"""What people read when something goes wrong: a sentence with a remedy, never a trace.

The log gets the kind of the fault and where in our code it arose; no address, answer or account.
"""

import logging
import traceback
from dataclasses import dataclass

from flask import Flask, g, jsonify, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from referral.store.database import OperationalError, is_busy, is_full, is_read_only
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page
from referral.web.signing import forgery_token

log = logging.getLogger("referral")

SECONDS_TO_WAIT = "3"


@dataclass(frozen=True, slots=True)
class Fault:
    """The words for one status."""

    title: str
    sentence: str


def init_app(app: Flask) -> None:
    """Answer every fault with a page, or with JSON where a script asked."""
    app.register_error_handler(HTTPException, expected)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unexpected)


def fault(status: int) -> Fault:
    """The words for a status, in the language of the page."""
    _ = language().gettext
    match status:
        case 400:
            return Fault(
                _("This page was too old to be used"),
                _("Nothing was changed. Go back, reload the page and try again."),
            )
        case 401:
            return Fault(
                _("You are signed out"), _("Sign in again to go on. What was saved is kept.")
            )
        case 403:
            return Fault(
                _("This page is not for your role"),
                _("If you need it for your work, ask whoever manages the accounts."),
            )
        case 404:
            return Fault(
                _("Page not found"),
                _("Check the address or the reference. Cases of other posts are not shown."),
            )
        case 405:
            return Fault(
                _("This address cannot be used in that way"),
                _("Start again from the list of your cases."),
            )
        case 409:
            return Fault(
                _("This was changed meanwhile"),
                _("Nothing was overwritten. Compare both answers and choose the right one."),
            )
        case 413:
            return Fault(
                _("Too much was sent"), _("Nothing was saved. Reload the page and try again.")
            )
        case 503:
            return Fault(
                _("The system is busy"),
                _("Your last answers are not saved yet. Wait a few seconds, then send them again."),
            )
        case 507:
            return _of_the_disk()
    return Fault(
        _("Something went wrong"),
        _(
            "The fault is ours and was noted. What was saved is kept. If a person needs referral "
            "now, use the paper form; no fault of this system delays a referral."
        ),
    )


def _of_the_disk() -> Fault:
    _ = language().gettext
    if house().database.is_read_only:
        return Fault(
            _("The disk of this computer can only be read"),
            _(
                "Nothing can be saved, and nobody can sign in. Whoever is signed in can read and print "
                "saved cases; use the paper form and tell whoever looks after this computer."
            ),
        )
    return Fault(
        _("The disk of this computer is full"),
        _(
            "Your last answers were not saved. Saved cases can still be read and printed; "
            "use the paper form and tell whoever looks after this computer."
        ),
    )


def wants_json() -> bool:
    """Whether a script asked, rather than a person's browser for a page."""
    return request.is_json or request.accept_mimetypes.best == "application/json"


def answer(status: int, **more: str) -> Response:
    """The error page or JSON object of a status."""
    words = fault(status)
    if wants_json():
        response = jsonify(problem=words.sentence, **more)
        response.status_code = status
        return response
    return page("error.html", status=status, fault=words)


def expected(error: HTTPException) -> Response:
    """The answer to a fault that has a status of its own."""
    if error.code is not None and error.code < 400 and error.response:
        return error.response  # type: ignore[return-value]
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
    where = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s in %s line %s", type(error).__name__, where.name, where.lineno)
    g.pop("actor", None)
    return answer(500)
