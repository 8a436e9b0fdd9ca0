"""Visits from another site: the browser does not send the cookies that say who is signed in.

So nobody who arrives is taken for a guest at once. They get a page that asks for the same address again by itself,
from our own site; the cookies come along then, and whoever is signed in gets the page they asked for.
"""

from urllib.parse import urlencode

from flask import render_template, request
from werkzeug.wrappers import Response

from referral.web.app import addresses

_AGAIN = "arrived"


def page() -> Response | None:
    """The page that repeats the request from our own site, for a guest who comes from another site; else None."""
    is_page = request.headers.get("Sec-Fetch-Dest", "document") == "document"
    if addresses.is_from_here() or is_asked_again() or not is_page or request.method != "GET":
        return None
    again = f"{asked()}{'&' if request.query_string else '?'}{_AGAIN}=1"
    return Response(
        render_template("arrival.html", again=again), content_type="text/html; charset=utf-8"
    )


def is_asked_again() -> bool:
    """Whether our own page asks for an address that somebody came to from another site."""
    return _AGAIN in request.args


def asked() -> str:
    """The address that was asked for, without the mark that it was asked for twice."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != _AGAIN]
    here = addresses.path_here()
    return f"{here}?{urlencode(kept)}" if kept else here
