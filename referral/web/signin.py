"""Signing in and out."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, redirect, request, session, url_for
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from referral import clock
from referral.services import accounts
from referral.store.people import Role
from referral.web import access, arrivals, devices, moment
from referral.web.access import Audience, audience
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page, say

HOMES = {
    Role.OFFICER: "officer.cases",
    Role.SUPERVISOR: "supervisor.queue",
    Role.FOCAL_POINT: "supervisor.queue",
    Role.TRAINER: "training.every",
    Role.ARCHIVIST: "curating.desk",
}
"""Where a role begins."""

bp = Blueprint("signin", __name__, url_prefix="/<locale>")


class SignInForm(FlaskForm):
    """Login and passphrase, and where to go afterwards."""

    login = StringField(validators=[InputRequired()])
    passphrase = PasswordField(validators=[InputRequired()])
    next = HiddenField()


@bp.get("/sign-in")
@audience(Audience.EVERYONE)
def sign_in() -> Response:
    """The form for signing in."""
    if access.actor():
        return redirect(_inside(request.args.get("next")) or home(), code=303)
    return arrivals.page() or _form(next=request.args.get("next", ""))


@bp.post("/sign-in")
@audience(Audience.EVERYONE)
def begin() -> Response:
    """Sign in, and go on where the officer was."""
    form = SignInForm()
    problem = None if form.validate() else language().gettext("Enter your login and passphrase.")
    if problem is None:
        problem = _try(form.login.data or "", form.passphrase.data or "")
    if problem is None:
        return devices.remember(redirect(_inside(form.next.data) or home(), code=303))
    return page("signin.html", status=422, form=form, problem=problem)


@bp.post("/sign-out")
@audience(Audience.EVERYONE)
def sign_out() -> Response:
    """Sign out: the session ends on the server, and the browser is told to forget."""
    if token := session.get("token"):
        with moment.pressing() as db:
            accounts.sign_out(db, token, now=clock.now())
    session.clear()
    response = redirect(url_for("public.home"), code=303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.errorhandler(CSRFError)
def old_tab(_old: CSRFError) -> Response:
    """A form of a tab in which nobody, or somebody else, was signed in: home, or to a form that can be sent."""
    _ = language().gettext
    if access.actor():
        say(_("You are signed in already. To sign out, press “Sign out” on this page."))
        return redirect(home(), code=303)
    if request.endpoint == "signin.sign_out":
        return redirect(url_for("public.home"), code=303)
    old = request.form
    problem = _("This page had been open for too long. Enter your passphrase again.")
    return _form(problem, next=old.get("next", ""), login=old.get("login", ""))


def home() -> str:
    """Where a role begins."""
    who = access.actor()
    if who is None:
        return url_for("public.home")
    return url_for(HOMES[who.role])


def _form(problem: str = "", *, next: str = "", login: str = "") -> Response:  # noqa: A002 - the field's name
    form = SignInForm(formdata=None, next=next, login=login)
    return page("signin.html", status=422 if problem else 200, form=form, problem=problem)


def _try(login: str, passphrase: str) -> str | None:
    """Start a session, or say why not in a sentence that is the same for every wrong try."""
    _, hours = language().gettext, house().settings.session_hours
    try:
        _person, token = accounts.sign_in(
            moment.apart(),
            devices.entrance("accounts"),
            login,
            passphrase,
            whence=devices.whence(),
            now=clock.now(),
            lasts=timedelta(hours=hours),
        )
    except accounts.WrongCredentials:
        return _("Login and passphrase do not belong together. Check both and try again.")
    except accounts.TryLater as wait:
        return language().ngettext(
            "Too many tries. Wait %(num)s second, then try again.",
            "Too many tries. Wait %(num)s seconds, then try again.",
            wait.seconds,
        )
    access.begin(token)
    return None


def _inside(address: str | None) -> str | None:
    """An address of this service, or None for any other."""
    parts = urlsplit(address or "")
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or "\\" in parts.path:
        return None
    return address
