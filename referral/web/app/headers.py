"""What every answer says about itself: no scripts but ours, no frames, no traces, no caching.

A view may say something stricter beside it, as a sandbox for documents of others: a browser keeps both.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, request
from werkzeug.wrappers import Response

from referral.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)

_ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    # Our own pages tell each other where a form stood, so that its origin can be checked; others learn nothing.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}
"""Never with ``includeSubDomains``: other names of the same owner are none of our business."""


def of_every_response(settings: Settings) -> list[tuple[str, str]]:
    """What every response says about itself, also those that the server gives without the application."""
    return [*_ALWAYS.items(), *(_OVER_TLS.items() if settings.is_over_tls else ())]


def init_app(app: Flask, settings: Settings) -> None:
    """Put the headers on every response, errors and files included."""
    always = of_every_response(settings)
    app.wsgi_app = _protected(app.wsgi_app, always)  # type: ignore[method-assign, assignment]
    app.after_request(_let_nobody_keep)


def _protected(answer: "WSGIApplication", always: list[tuple[str, str]]) -> "WSGIApplication":
    """The same answers with the headers; below Flask, where a header costs next to nothing."""

    def protected(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            return start_response(status, headers + always, *fault)

        return answer(environ, start)

    return protected


def _let_nobody_keep(response: Response) -> Response:
    if request.endpoint != "static" and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
