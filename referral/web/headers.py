"""What every answer says about itself: no scripts but ours, no frames, no traces, no caching."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, request
from werkzeug.wrappers import Response

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
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}


ALWAYS = list(_ALWAYS.items())


def init_app(app: Flask) -> None:
    """Put the headers on every response, errors and files included."""
    app.wsgi_app = _protected(app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.after_request(_let_nobody_keep)


def _protected(answer: "WSGIApplication") -> "WSGIApplication":
    """The same answers with the headers; below Flask, where a header costs next to nothing."""

    def protected(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            return start_response(status, headers + ALWAYS, *fault)

        return answer(environ, start)

    return protected


def _let_nobody_keep(response: Response) -> Response:
    if request.endpoint != "static" and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
