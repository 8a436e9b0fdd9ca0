"""Who may see what: every view names its audience, and a view that names none is shown to nobody.

A request passes here first: who asks, may they, and did the request come from our own page.
"""

import functools
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, cast

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response

from referral import clock
from referral.services import accounts
from referral.services.accounts import Actor
from referral.web import moment
from referral.web.house import house

View = TypeVar("View", bound=Callable[..., Any])
csrf = CSRFProtect()

MINUTE = 60


class Audience(Enum):
    """Who a view is for; the value is the set of roles."""

    EVERYONE = frozenset[str]()
    SIGNED_IN = frozenset({"officer", "supervisor", "focal_point", "trainer", "archivist"})
    CASE_READERS = frozenset({"officer", "supervisor"})
    OFFICERS = frozenset({"officer"})
    TRAINERS = frozenset({"trainer"})


def audience(who: Audience) -> Callable[[View], View]:
    """Name whom a view is for: ``@audience(Audience.OFFICERS)``."""

    def named(view: View) -> View:
        view.audience = who  # type: ignore[attr-defined]
        return view

    return named


def audience_of(endpoint: str) -> Audience | None:
    """The audience a view was given; None when its author forgot."""
    return getattr(current_app.view_functions[endpoint], "audience", None)


def init_app(app: Flask) -> None:
    """Check every request before any view runs."""
    csrf.init_app(app)
    app.view_functions["static"] = audience(Audience.EVERYONE)(
        functools.partial(app.send_static_file)
    )
    app.before_request(_admit)
    app.after_request(_remember_activity)


def actor() -> Actor | None:
    """Who is signed in, or None; asked of the database once a request."""
    if "actor" not in g:
        g.actor = _whoami()
    return cast("Actor | None", g.actor)


def officer() -> Actor:
    """Who is signed in, in views whose audience makes sure that somebody is."""
    who = actor()
    if who is None:
        abort(401)
    return who


def begin(token: str) -> None:
    """Start a browser session for somebody who has just signed in; unsaved answers go along."""
    kept = session.get("kept")
    session.clear()
    session["kept"] = kept
    session["token"] = token
    session["active"] = _minute()
    session.permanent = True
    g.pop("actor", None)


def _admit() -> Response | None:
    if request.endpoint is None:
        return None  # not found, or the wrong method: the error page says so
    who = audience_of(request.endpoint)
    if who is None:
        abort(403)
    if who is not Audience.EVERYONE:
        asking = actor()
        if asking is None:
            return _ask_to_sign_in()
        if asking.role not in who.value:
            abort(403)
    csrf.protect()
    return None


def _ask_to_sign_in() -> Response:
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("signin.sign_in", next=request.full_path.rstrip("?")), code=303)
    return abort(401)


def _whoami() -> Actor | None:
    token = session.get("token")
    if not token or _minute() - session.get("active", 0) > house().settings.idle_minutes:
        return None
    return accounts.whoami(moment.looking(), token, now=clock.now())


def _remember_activity(response: Response) -> Response:
    if g.get("actor") and _minute() != session.get("active"):
        session["active"] = _minute()
    return response


def _minute() -> int:
    return int(clock.now().timestamp()) // MINUTE
