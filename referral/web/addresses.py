"""How addresses are spelled, and which are ours.

Ids with underscores in code are words with hyphens in an address.
"""

from urllib.parse import urlsplit

from flask import Flask, current_app
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter


class SlugConverter(BaseConverter):
    """``life_and_limb`` in the code, ``life-and-limb`` in the address."""

    regex = "[a-z][a-z0-9-]*"

    def to_python(self, value: str) -> str:
        """The id an address names."""
        return value.replace("-", "_")

    def to_url(self, value: str) -> str:
        """The id as an address spells it."""
        return value.replace("_", "-")


def init_app(app: Flask) -> None:
    """Make ``<slug:section>`` known."""
    app.url_map.converters["slug"] = SlugConverter


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
        current_app.url_map.bind("here").match(parts.path, method="GET")
    except (
        ValueError,
        HTTPException,
    ):  # no address at all, no page, or one by way of another address
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
