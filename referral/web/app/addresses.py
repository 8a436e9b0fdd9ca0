"""Addresses: how ids are spelled in them, where the service is found, which are ours, and whole ones.

Where the service is found is configured (``public_address``). What a client or a proxy says of host, scheme and
prefix is overwritten before anybody can read it.
"""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from referral.settings import Settings
from referral.web.app.application import app_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class SlugConverter(BaseConverter):
    """``life_and_limb`` in the code, ``life-and-limb`` in the address."""

    regex = "[a-z][a-z0-9-]*"

    def to_python(self, value: str) -> str:
        """The id an address names."""
        return value.replace("-", "_")

    def to_url(self, value: str) -> str:
        """The id as an address spells it."""
        return value.replace("_", "-")


def init_app(app: Flask, settings: Settings) -> None:
    """Register ``<slug:section>``, and make every request use the public address."""
    app.url_map.converters["slug"] = SlugConverter
    app.wsgi_app = _found_at(settings.address, app.wsgi_app)  # type: ignore[method-assign, assignment]


def absolute(endpoint: str, **arguments: Any) -> str:
    """The whole address of a page, as it is told to other programs and on paper."""
    return _origin() + url_for(endpoint, **arguments)


def host() -> str:
    """The host name of the service, without a port; a default where none is configured."""
    name = urlsplit(app_parts().settings.address).hostname or ""
    return "localhost" if name == "127.0.0.1" else name


def here() -> str:
    """The address of this page with its query string, to return to."""
    return request.script_root + request.full_path.rstrip("?")


def path_here() -> str:
    """The address of this page without its query string."""
    return request.script_root + request.path


def inside(address: str) -> str | None:
    """The address if it names a page of this service that can be opened, else None.

    Whatever comes from outside and says where to go passes here: it is ours only when our own table of routes
    knows it, so that no reading of it by any browser can lead elsewhere.
    """
    if not address.startswith("/") or "\\" in address or not address.isprintable():
        return None
    try:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        root = request.script_root
        if not parts.path.startswith(f"{root}/"):
            return None
        current_app.url_map.bind("here").match(parts.path[len(root) :], method="GET")
    except (ValueError, HTTPException):  # no address, no page, or one by way of another address
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def is_from_here() -> bool:
    """Whether a request comes from our own page, as browsers report it; other programs report nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin in {_origin(), _local_name(_origin())}


def _origin() -> str:
    there = urlsplit(app_parts().settings.address)
    return f"{there.scheme}://{there.netloc.lower()}"


def _local_name(origin: str) -> str:
    return origin.replace("http://127.0.0.1", "http://localhost", 1)


def _found_at(address: str, answer: "WSGIApplication") -> "WSGIApplication":
    """The application, as if every request had been sent to the public address, with its path or without."""
    there = urlsplit(address)

    def found(environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        if path == there.path or path.startswith(f"{there.path}/"):
            path = path[len(there.path) :]
        environ["wsgi.url_scheme"], environ["HTTP_HOST"] = there.scheme, there.netloc
        environ["SCRIPT_NAME"], environ["PATH_INFO"] = there.path, path
        return answer(environ, start_response)

    return found
