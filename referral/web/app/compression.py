"""Text is sent compressed to whoever accepts it, for the sake of slow lines.

Compressing a page that holds a secret token is safe here, because no other site can make a browser
ask for it: the session cookie is ``SameSite=Strict``. Files and documents, which never change under
one address and tag, are compressed once per process.
"""

import gzip
from functools import lru_cache

from flask import Flask, request
from werkzeug.wrappers import Response

SMALLEST = 1024
"""Bytes; below that nothing is won."""

TEXT = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "application/ld+json",
        "application/atom+xml",
        "application/xml",
        "text/xml",
        "text/csv",
        "text/calendar",
        "image/svg+xml",
    }
)


def init_app(app: Flask) -> None:
    """Compress what leaves, where it helps."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in TEXT or response.status_code != 200:
        return response
    if "no-store" not in response.headers.get("Cache-Control", ""):
        response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"] or "Content-Encoding" in response.headers:
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= SMALLEST:
        lasting = response.cache_control.max_age is not None
        response.set_data(_once(body) if lasting else gzip.compress(body, compresslevel=4))
        response.headers["Content-Encoding"] = "gzip"
        tag, _weak = response.get_etag()
        if tag:
            response.set_etag(tag, weak=True)
    return response


@lru_cache(maxsize=64)
def _once(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=9, mtime=0)
