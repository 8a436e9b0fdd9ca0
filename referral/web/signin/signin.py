"""Signing in and out."""

from datetime import timedelta

from flask import Blueprint, redirect, request, session, url_for
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from referral import clock
from referral.services.accounts import accounts
from referral.store.accounts.people import Role
from referral.web.app import access, addresses, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.pages import page, say
from referral.web.signin import cross_site, devices

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
        return redirect(addresses.inside(request.args.get("next", "")) or home(), code=303)
    return cross_site.page() or _form(next=request.args.get("next", ""))


def _again() -> Response:
    return page("signin.html", form=SignInForm())


@bp.post("/sign-in")
@audience(Audience.EVERYONE)
@shows_again(_again)
def begin() -> Response:
    """Sign in, and go on where the officer was."""
    form = SignInForm()
    problem = None if form.validate() else language().gettext("Enter your login and passphrase.")
    if problem is None:
        problem = _try(form.login.data or "", form.passphrase.data or "")
    if problem is None:
        onward = addresses.inside(form.next.data or "") or home()
        return devices.remember(redirect(onward, code=303))
    return page("signin.html", status=422, form=form, problem=problem)


@bp.post("/sign-out")
@audience(Audience.EVERYONE)
def sign_out() -> Response:
    """Sign out: the session ends on the server, and the browser is told to forget."""
    if token := session.get("token"):
        with request_db.urgent_transaction() as db:
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
    _, hours = language().gettext, app_parts().settings.session_hours
    try:
        _person, token = accounts.sign_in(
            request_db.database(),
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
    access.start_session(token)
    return None
