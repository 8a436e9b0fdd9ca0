"""What a browser is given signed: its session cookie and its token against forgery.

Both are Flask's and Flask-WTF's own. Here is only what need not be worked out again for every page.
"""

from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf, validate_csrf
from itsdangerous import BadSignature, URLSafeTimedSerializer
from wtforms import ValidationError

from referral import clock
from referral.web import addresses

MOST_KEPT = 2_000
METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
"""With which a request changes something."""


class SignedSessions(SecureCookieSessionInterface):
    """Flask's sessions; a cookie that was proved genuine once is only looked at for its age again."""

    def __init__(self, app: Flask) -> None:
        signer = super().get_signing_serializer(app)
        assert signer is not None, "Every instance has a secret key."  # noqa: S101
        self._signer = signer
        self._name = self.get_cookie_name(app)
        self._lasts = app.permanent_session_lifetime
        self._proved = lru_cache(MOST_KEPT)(self._prove)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs the cookies of the application, made once."""
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """The session of a request's cookie; an empty one where there is none, or it is old or forged.

        What a session holds is put in and taken out whole, never changed within.
        """
        cookie = request.cookies.get(self._name)
        if not cookie:
            return self.session_class()
        try:
            held, signed = self._proved(cookie)
        except BadSignature:
            return self.session_class()
        is_old = (
            abs(clock.now() - signed) > self._lasts
        )  # one from the future does not last for ever
        return self.session_class(None if is_old else dict(held))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie when something in it changed; what nobody keeps need not say that it varies.

        What anybody may keep is the same for everybody: it carries no cookie and varies with none, or browsers
        would fetch it again whenever the cookie changes.
        """
        keeping = response.headers.get("Cache-Control", "")
        if "public" in keeping:
            return
        if session.modified or "no-store" not in keeping:
            super().save_session(app, session, response)

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
        if (raw, sent) not in _proved:
            try:
                validate_csrf(sent)
            except ValidationError:
                return False
            if len(_proved) >= MOST_KEPT:
                _proved.clear()
            _proved.add((raw, sent))
        return True


def init_app(app: Flask) -> None:
    """Let the application keep its sessions so."""
    app.session_interface = SignedSessions(app)


def forgery_token() -> str:
    """The token that proves that a form came from a page of this browser session; it does not age."""
    raw = session.get("csrf_token", "")
    if raw not in _tokens:
        if not raw:  # a session that began in this request: its token is not the one of before
            g.pop("csrf_token", None)
        if len(_tokens) >= MOST_KEPT:
            _tokens.clear()
        token = generate_csrf()
        raw = session["csrf_token"]
        _tokens[raw] = token
    return _tokens[raw]


_tokens: dict[str, str] = {}
_proved: set[tuple[str, str]] = set()
