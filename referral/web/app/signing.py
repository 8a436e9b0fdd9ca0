"""What a browser is given signed: its session cookies and its token against forgery.

The signatures are Flask's and Flask-WTF's own. Here is which cookie holds what, and what need not be worked out
again for every page.
"""

from secrets import token_hex
from typing import Any, cast

from flask import Flask, Request, Response, current_app, g, request, session
from flask.sessions import (
    SecureCookieSession,
    SecureCookieSessionInterface,
    SessionInterface,
    SessionMixin,
)
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf, validate_csrf
from itsdangerous import BadSignature, URLSafeTimedSerializer
from wtforms import ValidationError

from referral import clock
from referral.caches import Cache
from referral.web.app import addresses, environments
from referral.web.app.environments import Environment

GUEST = "-guest"
METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
"""With which a request changes something."""


class BrowserSession(SecureCookieSession):
    """The browser session of one environment: signed in, or a guest."""

    environment: Environment
    is_guest = False
    beside: "BrowserSession | None" = None
    """The session of the other environment, once it was asked for."""


class SignedSessions(SessionInterface):
    """Two cookies for each environment: one when signed in, one for guests, which never replaces the first.

    A browser that comes from another site does not send the first; what it is given then goes into the second.
    A cookie that was proved genuine once is only looked at for its age again.
    """

    def __init__(self, app: Flask) -> None:
        signer = SecureCookieSessionInterface().get_signing_serializer(app)
        assert signer is not None, "Every instance has a secret key."  # noqa: S101
        self._signer = signer
        self._name = self.get_cookie_name(app)
        self._lasts = app.permanent_session_lifetime
        self._proved: Cache[str, Any] = Cache("proved cookies")

    def open_session(self, app: Flask, request: Request) -> BrowserSession:
        """The session of a request's environment; an empty one where there is none, or it is old or forged."""
        return self.of(environments.environment_at(request.path), request)

    def of(self, environment: Environment, request: Request) -> BrowserSession:
        """The session of an environment. What it holds is put in and taken out whole, never changed within."""
        held = self._held(request.cookies.get(self._name + environment.cookie))
        is_guest = not held
        if is_guest:
            held = self._held(request.cookies.get(self._name + environment.cookie + GUEST))
        opened = BrowserSession(held)
        opened.environment, opened.is_guest = environment, is_guest
        return opened

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookies in which something changed; what nobody keeps need not say that it varies.

        What anybody may keep is the same for everybody: it carries no cookie and varies with none, or browsers
        would fetch it again whenever the cookie changes.
        """
        keeping = response.headers.get("Cache-Control", "")
        if "public" in keeping:
            return
        if "no-store" not in keeping:
            response.vary.add("Cookie")
        for one in (session, getattr(session, "beside", None)):
            if isinstance(one, BrowserSession) and one.modified:
                self._save(app, one, response)

    def _save(self, app: Flask, session: BrowserSession, response: Response) -> None:
        name = self._name + session.environment.cookie
        is_nobody = session.environment.token not in session
        if is_nobody and not session.is_guest:
            self._forget(app, name, response)
        if not is_nobody and name + GUEST in request.cookies:
            self._forget(app, name + GUEST, response)
        if not session:
            return
        response.set_cookie(
            name + GUEST if is_nobody else name,
            self._dumped(session),
            max_age=None if is_nobody else self._lasts,
            httponly=True,
            path=self.get_cookie_path(app),
            secure=self.get_cookie_secure(app),
            samesite="Lax" if is_nobody else "Strict",
        )

    def _forget(self, app: Flask, name: str, response: Response) -> None:
        response.delete_cookie(
            name,
            path=self.get_cookie_path(app),
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Lax",
        )

    def _dumped(self, session: BrowserSession) -> str:
        return str(self._signer.dumps(dict(session)))

    def _held(self, cookie: str | None) -> dict[str, Any]:
        if not cookie:
            return {}
        try:
            held, signed = self._proved.get_or_make(cookie, lambda: self._prove(cookie))
        except BadSignature:
            return {}
        is_old = (
            abs(clock.now() - signed) > self._lasts
        )  # one from the future does not last forever
        return {} if is_old else dict(held)

    def _prove(self, cookie: str) -> Any:
        return self._signer.loads(cookie, return_timestamp=True)


class AgainstForgery(CSRFProtect):
    """Flask-WTF's check; the header of a script's request that was proved once is only compared again.

    A token does not age here, so what it was proved for, one browser session, is all that can change.
    """

    def protect(self, apply_exemptions: bool = False) -> None:
        """Refuse a request that changes something and does not come from our own page."""
        if request.method in METHODS and not addresses.is_from_here():
            raise CSRFError("The request comes from a page of another site.")
        if self._is_proved():
            g.csrf_valid = True  # what Flask-WTF tells its own forms
        else:
            super().protect(apply_exemptions)

    def _is_proved(self) -> bool:
        sent, raw = request.headers.get("X-CSRFToken"), session.get("csrf_token")
        if not sent or not raw:
            return False
        if _proved.get((raw, sent)) is None:
            try:
                validate_csrf(sent)
            except ValidationError:
                return False
            _proved.put((raw, sent), True)
        return True


def init_app(app: Flask) -> None:
    """Use these sessions in the application."""
    app.session_interface = SignedSessions(app)


def beside(environment: Environment) -> BrowserSession:
    """The session of this browser in the other environment; it is saved too."""
    own = cast(BrowserSession, session._get_current_object())  # type: ignore[attr-defined]
    if own.beside is None:
        sessions = cast(SignedSessions, current_app.session_interface)
        own.beside = sessions.of(environment, request)
    return own.beside


def forgery_token() -> str:
    """The token that proves that a form came from a page of this browser session; it does not age."""
    raw = session.get("csrf_token", "")
    token = _tokens.get(raw) if raw else None
    if token is None:
        if not raw:
            g.pop("csrf_token", None)  # made for a session that was emptied since
        token = generate_csrf()
        _tokens.put(session["csrf_token"], token)
    return token


def service_token() -> str:
    """The token for a form of a practice page that is sent to service, where a trainer is signed in too."""
    there = beside(environments.SERVICE)
    if "csrf_token" not in there:
        there["csrf_token"] = token_hex(20)
    signer = URLSafeTimedSerializer(
        current_app.config["WTF_CSRF_SECRET_KEY"], salt="wtf-csrf-token"
    )
    return str(signer.dumps(there["csrf_token"]))


_tokens: Cache[str, str] = Cache("forgery tokens")
_proved: Cache[tuple[str, str], bool] = Cache("proved tokens")
