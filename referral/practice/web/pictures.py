"""The pictures of scenarios as files of their own: only those the scenarios know, and nothing but a picture."""

from hashlib import sha256

from flask import abort, request
from werkzeug.wrappers import Response

from referral.practice.web import scenario_texts

KEPT_FOR = 3600
"""Seconds for which a browser need not ask again."""


def picture(name: str) -> Response:
    """The drawing of that name; any other is not found."""
    drawing = scenario_texts.scenarios().pictures().get(name)
    if drawing is None:
        abort(404)
    response = Response(drawing, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.cache_control.private = True
    response.cache_control.max_age = KEPT_FOR
    response.set_etag(sha256(drawing).hexdigest()[:16])
    return response.make_conditional(request)
