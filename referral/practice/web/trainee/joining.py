"""Joining a class by its code, coming back to it, and leaving."""

from datetime import timedelta

from flask import redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response

from referral import clock
from referral.practice.services import classes, nicknames
from referral.practice.services.classes import JoinedClass
from referral.practice.services.nicknames import NicknameRefused
from referral.practice.store import classes as stored
from referral.practice.store import places
from referral.practice.store.classes import TrainingClass
from referral.practice.web.trainee import bp
from referral.services.accounts import accounts
from referral.services.accounts.throttling import TryLater
from referral.store.cases import references
from referral.store.database import Session
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.pages import page, say
from referral.web.faults import errors
from referral.web.signin import devices


class PostMissing(Exception):
    """The class is an exercise of posts, and none of them was chosen; the form did not know yet."""


def _again() -> Response:
    return joining()


@bp.post("/join")
@audience(Audience.EVERYONE)
@shows_again(_again)
def join() -> Response:
    """Join under a nickname or a number, or come back with the word given at the first time."""
    try:
        joined = _joined()
    except tuple(_SENTENCES) as no:
        return joining(_SENTENCES[type(no)](), status=422)
    except TryLater as wait:
        return joining(_wait(wait.seconds), status=429)
    access.start_session(joined.token)
    word = language().gettext(
        "You are in. To come back on another computer you need your word: %(word)s. Write it down.",
        word=joined.trainee.shown_word,
    )
    say(word)
    return redirect(url_for(".home"), code=303)


@bp.post("/leave")
@audience(Audience.EVERYONE)
def leave() -> Response:
    """Leave: the browser session ends; the runs stay for whoever comes back with the word."""
    if token := session.get("trainee"):
        with request_db.transaction() as db:
            accounts.sign_out(db, token, now=clock.now())
    session.clear()
    return redirect(url_for(".home"), code=303)


@bp.errorhandler(CSRFError)
def old_tab(old: CSRFError) -> Response:
    """A form of a tab that was open before somebody joined or left: home, or the form once more as it was."""
    if request.endpoint not in {"practice.join", "practice.leave"}:
        return errors.expected(old)
    if request.endpoint == "practice.leave" or access.actor():
        return redirect(url_for(".home"), code=303)
    return joining(
        language().gettext("This page had been open for too long. Press the button again."),
        status=422,
    )


def joining(problem: str = "", *, status: int = 200) -> Response:
    """The form for joining, as it was filled in."""
    typed = {name: request.values.get(name, "") for name in ("code", "nickname", "word", "post")}
    if not nicknames.is_fitting(typed["nickname"]):  # a name is not even shown again
        typed["nickname"] = ""
    code = references.parse_code(typed["code"])
    found = stored.of_code(request_db.read_session(), code) if code else None
    return page(
        "practice/trainee/join.html",
        status=status,
        problem=problem,
        typed={**typed, "code": references.shown_code(code)} if code else typed,
        posts=_posts_of(found),
    )


def _joined() -> JoinedClass:
    """Join or come back. Wrong codes and words are counted against whoever types them, and hold up nobody else."""
    code, nickname = request.form.get("code", ""), request.form.get("nickname", "")
    entrance, whence = devices.entrance("classes"), devices.whence()
    aim = references.as_code(code)
    try:
        with entrance.lane(whence, aim).turn(), request_db.transaction() as db:
            return _in(db, code, nickname)
    except (classes.ClassClosed, classes.WrongWord):
        entrance.failed(whence, aim)
        raise


def _in(db: Session, code: str, nickname: str) -> JoinedClass:
    now, lasts = clock.now(), timedelta(hours=app_parts().settings.session_hours)
    which = _class(db, code)
    if word := request.form.get("word", "").strip():
        return classes.come_back(db, which, nickname, word, now=now, lasts=lasts)
    return classes.join(db, which, nickname, now=now, lasts=lasts, post=_post(which))


def _class(db: Session, typed: str) -> TrainingClass:
    code = references.parse_code(typed)
    found = stored.of_code(db, code) if code else None
    if found is None:
        raise classes.ClassClosed
    return found


def _post(which: TrainingClass) -> str:
    """The post somebody answers for; only in an exercise, and only one of its country."""
    chosen = request.form.get("post", "")
    if not which.country:
        return ""
    if chosen not in {code for code, _name in _posts_of(which)}:
        raise PostMissing
    return chosen


def _posts_of(which: TrainingClass | None) -> list[tuple[str, str]]:
    if which is None or not which.country:
        return []
    known = places.of_country(request_db.read_session(), which.country)
    return [(one.code, one.name(language().code)) for one in known]


def _missing_post() -> str:
    return language().gettext("This is an exercise of posts. Choose yours.")


def _refused_nickname() -> str:
    return language().gettext(
        "Choose a short nickname or a number: one word of at most 12 letters, or at most 3 digits. "
        "Never a real name, a phone or a document number."
    )


def _taken_nickname() -> str:
    return language().gettext(
        "Somebody in this class has that nickname. Choose another, or type your word to come back."
    )


def _wrong_word() -> str:
    return language().gettext("Nickname and word do not belong together. Check both and try again.")


def _full_class() -> str:
    return language().gettext("This class is full. Tell your trainer.")


def _no_class() -> str:
    return language().gettext("No open class has this code. Check it with your trainer.")


def _wait(seconds: int) -> str:
    return language().ngettext(
        "Too many tries. Wait %(num)s second, then try again.",
        "Too many tries. Wait %(num)s seconds, then try again.",
        seconds,
    )


_SENTENCES = {
    NicknameRefused: _refused_nickname,
    classes.NicknameTaken: _taken_nickname,
    classes.WrongWord: _wrong_word,
    classes.ClassClosed: _no_class,
    classes.ClassFull: _full_class,
    PostMissing: _missing_post,
}
