"""Who may see what: every view names its audience, and a view that names none is shown to nobody.

A request passes here first: who asks, may they, and did the request come from our own page.
"""

import functools
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, cast

from flask import (
    Flask,
    abort,
    current_app,
    g,
    redirect,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response

from referral import clock
from referral.services.accounts import accounts
from referral.services.accounts.accounts import Actor
from referral.store.accounts.people import Role
from referral.web.app import environments, request_db, signing
from referral.web.app.application import app_parts
from referral.web.app.signing import AgainstForgery, BrowserSession
from referral.web.signin import cross_site

View = TypeVar("View", bound=Callable[..., Any])
csrf = AgainstForgery()

MINUTE = 60
_NOT_ASKED = object()


class Audience(Enum):
    """Who a view is for; the value is the set of roles."""

    EVERYONE = frozenset[str]()
    SIGNED_IN = frozenset({"officer", "supervisor", "focal_point", "trainer", "archivist"})
    CASE_READERS = frozenset({"officer", "supervisor"})
    OFFICERS = frozenset({"officer"})
    ARCHIVISTS = frozenset({"archivist"})
    SUPERVISORS = frozenset({"supervisor", "focal_point"})
    TRAINERS = frozenset({"trainer"})
    AGREEMENT_READERS = frozenset({"trainer", "supervisor", "focal_point"})


def audience(who: Audience) -> Callable[[View], View]:
    """Declare the audience of a view: ``@audience(Audience.OFFICERS)``."""

    def named(view: View) -> View:
        view.audience = who  # type: ignore[attr-defined]
        return view

    return named


def changes_nothing(view: View) -> View:
    """Mark a view that never writes, so that other programs may call it by POST without our form."""
    view.changes_nothing = True  # type: ignore[attr-defined]
    return view


def takes_files(largest: int) -> Callable[[View], View]:
    """Allow this view to receive files up to so many bytes. Other views refuse large requests."""

    def marked(view: View) -> View:
        view.largest = largest  # type: ignore[attr-defined]
        return view

    return marked


def audience_of(view: Callable[..., Any]) -> Audience | None:
    """The audience of a view; None when its author forgot."""
    return getattr(view, "audience", None)


def init_app(app: Flask) -> None:
    """Check every request before any view runs."""
    csrf.init_app(app)
    app.view_functions["static"] = audience(Audience.EVERYONE)(
        functools.partial(app.send_static_file)
    )
    app.before_request(_admit)
    app.after_request(_remember_activity)


def actor() -> Actor | None:
    """Who is signed in, or None. Read from the database once in a request."""
    known = g.get("actor", _NOT_ASKED)
    if known is _NOT_ASKED:
        known = g.actor = _whoami()
    return cast("Actor | None", known)


def current_user() -> Actor:
    """Who is signed in, for views whose audience requires it."""
    who = actor()
    if who is None:
        abort(401)
    return who


def start_session(token: str) -> None:
    """Start a browser session after signing in or joining a class. Unsaved answers are carried over."""
    kept = session.get("kept")
    session.clear()
    if kept:
        session["kept"] = kept
    session[environments.environment().token] = token
    session["active"] = _minute()
    g.pop("actor", None)


def start_practice_session(token: str) -> None:
    """Open practice to a trainer for as long as they are signed in to service."""
    practising = signing.beside(environments.PRACTICE)
    practising.clear()
    practising[environments.PRACTICE.token] = token
    practising["walker"] = current_user().person_id


def _admit() -> Response | None:
    endpoint = request.endpoint
    if endpoint is None:
        return None  # not found, or the wrong method: the error page says so
    if cross_site.is_asked_again() and actor() is not None:
        return redirect(cross_site.asked(), code=303)
    view = current_app.view_functions[endpoint]
    who = audience_of(view)
    if who is None:
        abort(403)
    if who is not Audience.EVERYONE:
        asking = actor()
        if asking is None:
            return _ask_to_sign_in()
        if asking.role not in who.value:
            abort(403)
    if largest := getattr(view, "largest", None):
        request.max_content_length = largest
    if not getattr(view, "changes_nothing", False):
        csrf.protect()
    return None


def _ask_to_sign_in() -> Response:
    if request.method in {"GET", "HEAD"}:
        entrance = url_for(environments.environment().login_endpoint, next=cross_site.asked())
        return cross_site.page() or redirect(entrance, code=303)
    return abort(401)


def _whoami() -> Actor | None:
    environment = environments.environment()
    token = session.get(environment.token)
    if not token or (environment is environments.SERVICE and _is_idle(_own())):
        return None
    if environment is environments.PRACTICE and not _may_walk(session.get("walker")):
        return None
    return accounts.whoami(request_db.read_connection(), token, now=clock.now())


def _may_walk(walker: int | None) -> bool:
    """Trainers may use practice only while signed in to service; trainees of a class need no account."""
    if walker is None:
        return True
    service = signing.beside(environments.SERVICE)
    token = service.get(environments.SERVICE.token)
    if not token or _is_idle(service):
        return False
    with environments.database(environments.SERVICE).read_connection() as look:
        trainer = accounts.whoami(look, token, now=clock.now())
    if trainer is None or (trainer.person_id, trainer.role) != (walker, Role.TRAINER):
        return False
    _is_active(service)
    return True


def _own() -> BrowserSession:
    return cast("BrowserSession", session)


def _is_idle(which: BrowserSession) -> bool:
    # A trainee who listens to the trainer for an hour goes on where they were: nothing there is secret.
    quiet: int = _minute() - which.get("active", 0)
    return abs(quiet) > app_parts().settings.idle_minutes  # the clock may have been put back


def _is_active(which: BrowserSession) -> None:
    if (minute := _minute()) != which.get("active"):
        which["active"] = minute


def _remember_activity(response: Response) -> Response:
    if g.get("actor"):
        _is_active(_own())
    return response


def _minute() -> int:
    return int(clock.now().timestamp()) // MINUTE
