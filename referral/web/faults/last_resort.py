"""The error page when no other can be made: it needs no template, database, session or file.

It stands outside of everything that can fail, so that nobody ever sees the bare error of a server.
"""

import sys
from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, cast

from flask import Flask

from referral.i18n.languages import Language, Languages
from referral.i18n.words import fault_words
from referral.web.app.application import AppParts
from referral.web.faults import fault_log

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STATUS = "500 Internal Server Error"
_HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
_FRAME = (
    '<!doctype html><html lang="{tag}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>{parts}</body></html>'
)
_PART = '<section lang="{tag}"><h1>{title}</h1><p>{sentence}</p><p>{numbered}</p></section>'


def init_app(app: Flask) -> None:
    """Answer faults outside the application. The languages are loaded now, before anything can fail."""
    languages = cast(AppParts, app.extensions["app_parts"]).languages
    list(languages)
    app.wsgi_app = _never_bare(app.wsgi_app, languages)  # type: ignore[method-assign, assignment]


def page(number: str, spoken: Iterable[Language]) -> str:
    """The page in each of these languages."""
    parts, title, tag = [], "", ""
    for one in spoken:
        words = fault_words.of_ours(one)
        title, tag = title or words.title, tag or one.tag
        parts.append(
            _PART.format(
                tag=one.tag,
                title=escape(words.title),
                sentence=escape(words.sentence),
                numbered=escape(fault_words.numbered(number, one)),
            )
        )
    return _FRAME.format(tag=tag, title=escape(title), parts="".join(parts))


def _never_bare(answer: "WSGIApplication", languages: Languages) -> "WSGIApplication":
    """The same answers; each begins only when it is whole, so that this page can still stand in its place."""

    def answered(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        begun: list[Any] = []

        def begin(*start: Any) -> Any:
            begun[:] = start

        is_tried = False
        try:
            body = answer(environ, begin)
            is_tried = True
            start_response(*begun)
        except Exception as error:
            # A server that has refused to begin an answer begins another only when it is told why.
            why = (sys.exc_info(),) if is_tried else ()
            number = fault_log.note(error, environ["REQUEST_METHOD"], "")
            start_response(STATUS, list(_HEADERS), *why)
            return [page(number, _spoken(environ, languages)).encode()]
        return body

    return answered


def _spoken(environ: Mapping[str, Any], languages: Languages) -> list[Language]:
    """The language of the address; where it has none, all of them."""
    first = str(environ.get("PATH_INFO", "")).split("/", 2)[1:2]
    return [one for one in languages if one.code in first] or list(languages)
