"""What every answer says about itself: no scripts but ours, no frames, no traces, no caching."""

from flask import Flask, request
from werkzeug.wrappers import Response

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

FILES = "archive.copy"
"""The view of documents that others have made: it may say something stricter, a sandbox."""

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}


def init_app(app: Flask) -> None:
    """Put the headers on every response, errors and files included."""
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    kept = response.headers.get("Content-Security-Policy") if request.endpoint == FILES else None
    for name, value in ALWAYS.items():
        response.headers[name] = value
    if kept:
        response.headers["Content-Security-Policy"] = kept
    if request.endpoint != "static" and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
