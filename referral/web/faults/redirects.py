"""Redirects addresses with a slash too many or without a language to their page."""

from collections.abc import Iterator
from urllib.parse import quote

from flask import Flask, abort, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from referral.web.app.application import app_parts
from referral.web.app.locales import language


def init_app(app: Flask) -> None:
    """Redirect addresses that are almost those of a page."""
    app.before_request(_lead_on)


def _lead_on() -> Response | None:
    """For now only, and without a host: a browser that keeps the answer is not wrong tomorrow."""
    amiss = request.routing_exception
    if amiss is not None and request.method in {"GET", "HEAD"}:
        for path in _meant():
            if _is_a_page(path):
                question = request.full_path.removeprefix(request.path).rstrip("?")
                return redirect(request.script_root + quote(path) + question, code=303)
    if isinstance(amiss, RequestRedirect):
        abort(404)
    return None


def _meant() -> Iterator[str]:
    path = "/" + "/".join(filter(None, request.path.split("/")))
    yield from (path, f"{path}/", f"/{language().code}{path}")


def _is_a_page(path: str) -> bool:
    known = current_app.create_url_adapter(request)
    try:
        _endpoint, arguments = known.match(path, method="GET") if known else ("", {})
    except HTTPException:
        return False
    return "locale" not in arguments or arguments["locale"] in app_parts().settings.languages
