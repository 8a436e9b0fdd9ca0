"""The language of a page is the first part of its address, so that a switch is a plain link."""

from typing import Any, cast

from flask import Flask, abort, current_app, g, request, url_for
from werkzeug.routing import Rule

from referral.i18n.languages import Language
from referral.web.app.application import app_parts


def init_app(app: Flask) -> None:
    """Take the language out of every address, and put it into every address that is built."""
    app.extensions["pages"] = {}  # known when every part is registered
    app.url_value_preprocessor(_take_locale)
    app.url_defaults(_give_locale)


def language() -> Language:
    """The language of the present page; where the address has none, the reader's choice."""
    if "language" not in g:
        codes = app_parts().settings.languages
        first = request.path.split("/", 2)[1]
        preferred = request.accept_languages.best_match(codes)
        code = first if first in codes else preferred
        g.language = app_parts().languages.get(code or codes[0])
    return cast(Language, g.language)


def url_in_language(locale: str) -> str:
    """The address of the present page in another language; where it only takes forms, of the nearest above it."""
    rule, names = request.url_rule, dict(request.view_args or {})
    path = rule.rule if rule else ""
    while path and path not in _pages():
        path = path.rpartition("/")[0]
    page = _pages().get(path)
    if page is None:
        return url_for("public.home", locale=locale)
    kept = {name: value for name, value in names.items() if name in page.arguments}
    is_here = rule is not None and path == rule.rule
    query = request.query_string.decode("ascii", "replace") if is_here else ""
    address = url_for(page.endpoint, locale=locale, **kept)
    return f"{address}?{query}" if query else address


def _pages() -> dict[str, Rule]:
    """Every page in a language, by the path of its route."""
    pages: dict[str, Rule] = current_app.extensions["pages"]
    if not pages:
        for rule in current_app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and "locale" in rule.arguments:
                pages[rule.rule] = rule
    return pages


def _take_locale(_endpoint: str | None, arguments: dict[str, Any] | None) -> None:
    if not arguments or "locale" not in arguments:
        return
    locale = arguments.pop("locale")
    here = app_parts()
    if locale not in here.settings.languages:
        abort(404)
    g.language = here.languages.get(locale)


def _give_locale(endpoint: str, arguments: dict[str, Any]) -> None:
    if "locale" not in arguments and current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        arguments["locale"] = language().code
