"""Where a try to sign in comes from: a device at which somebody signed in before, and an address.

The cookie of a device holds a random number and nothing else: no login, no post. It gives nobody a right, only a
lane of its own, so that strangers who guess cannot hold up whoever works here.
"""

import secrets
from datetime import timedelta
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

from flask import Flask, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from referral import clock
from referral.services.accounts.throttling import SignInQueue, TryOrigin

LASTS = timedelta(days=400)
"""As long as browsers keep any cookie."""

_RENEWED = timedelta(days=30)
_NETWORK = 64


def init_app(app: Flask) -> None:
    """Open the entrances of this worker: one for accounts, one for classes."""
    app.extensions["entrances"] = {"accounts": SignInQueue(), "classes": SignInQueue()}


def entrance(name: str) -> SignInQueue:
    """The entrance of that name."""
    found: SignInQueue = current_app.extensions["entrances"][name]
    return found


def whence() -> TryOrigin:
    """Where the present request comes from."""
    device, _age = _known()
    return TryOrigin(device=device, address=_place(request.remote_addr or ""))


def remember(response: Response) -> Response:
    """Let the browser remember that somebody signed in here."""
    device, age = _known()
    if not device or age > _RENEWED:
        response.set_cookie(
            _name(),
            str(_signer().dumps(device or secrets.token_urlsafe(12))),
            max_age=LASTS,
            httponly=True,
            path=current_app.session_interface.get_cookie_path(current_app),
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            samesite="Strict",
        )
    return response


def _known() -> tuple[str, timedelta]:
    """The number of this device and how old its cookie is; "" where there is none that counts."""
    cookie = request.cookies.get(_name())
    if not cookie:
        return "", timedelta()
    try:
        device, signed = _signer().loads(cookie, return_timestamp=True)
    except BadSignature:
        return "", timedelta()
    age = clock.now() - signed
    return (str(device), age) if age < LASTS else ("", timedelta())


def _name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-device"


def _signer() -> URLSafeTimedSerializer:
    return _signer_of(tuple(current_app.config["WTF_CSRF_SECRET_KEY"]))


@lru_cache(maxsize=8)
def _signer_of(keys: tuple[str, ...]) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(list(keys), salt="device")


@lru_cache(maxsize=4096)
def _place(address: str) -> str:
    """The network of a client; "" where the address says nothing, as behind a proxy on this very machine."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if found.is_loopback or found.is_unspecified:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return found.exploded[: _NETWORK // 4 + 3]
    return str(found)
