"""How addresses are spelled: ids with underscores in code are words with hyphens in an address."""

from flask import Flask
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
