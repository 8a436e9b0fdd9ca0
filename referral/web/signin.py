"""Signing in and out."""

from datetime import timedelta

from flask import Blueprint, redirect, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from referral import clock
from referral.services import accounts
from referral.store.people import Role
from referral.web import access, addresses, moment
from referral.web.access import Audience, audience
from referral.web.again import shows_again
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page

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
        return redirect(home(), code=303)
    return page("signin.html", form=SignInForm(formdata=None, next=request.args.get("next", "")))


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
        return redirect(onward, code=303)
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


def home() -> str:
    """Where a role begins."""
    who = access.actor()
    if who is None:
        return url_for("public.home")
    return url_for(HOMES[who.role])


def _try(login: str, passphrase: str) -> str | None:
    """Start a session, or say why not in a sentence that is the same for every wrong try."""
    _, hours = language().gettext, house().settings.session_hours
    try:
        with moment.pressing() as db:
            _person, token = accounts.sign_in(
                db, login, passphrase, now=clock.now(), lasts=timedelta(hours=hours)
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
