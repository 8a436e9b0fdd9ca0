"""The language of a page is the first part of its address, so that a switch is a plain link."""

from typing import Any, cast

from flask import Flask, abort, current_app, g, request
from werkzeug.routing import BuildError

from referral.i18n.languages import Language
from referral.web.house import house


def init_app(app: Flask) -> None:
    """Take the language out of every address, and put it into every address that is built."""
    app.url_value_preprocessor(_take_locale)
    app.url_defaults(_give_locale)


def language() -> Language:
    """The language of the present page; where the address has none, the reader's choice."""
    if "language" not in g:
        codes = house().settings.languages
        first = request.path.split("/", 2)[1]
        preferred = request.accept_languages.best_match(codes)
        code = first if first in codes else preferred
        g.language = house().languages.get(code or codes[0])
    return cast(Language, g.language)


def elsewhere(locale: str) -> str:
    """The address of the present page in another language; else of the first page."""
    endpoint, arguments = request.endpoint, dict(request.view_args or {})
    try:
        address = current_app.url_for(endpoint or "", locale=locale, **arguments)
    except BuildError:
        return current_app.url_for("public.home", locale=locale)
    query = request.query_string.decode("ascii", "replace")
    return f"{address}?{query}" if query else address


def _take_locale(_endpoint: str | None, arguments: dict[str, Any] | None) -> None:
    if not arguments or "locale" not in arguments:
        return
    locale = arguments.pop("locale")
    here = house()
    if locale not in here.settings.languages:
        abort(404)
    g.language = here.languages.get(locale)


def _give_locale(endpoint: str, arguments: dict[str, Any]) -> None:
    if "locale" not in arguments and current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        arguments["locale"] = language().code
