"""Releasing a period from a page: looked at, since it is final, then worked out beside the pages."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.disclosure import Level
from referral.i18n.words.period_words import period_named
from referral.services.statistics import periods
from referral.services.statistics import releasing as service
from referral.services.statistics.releasing import ReleaseRequest
from referral.store.database import Session
from referral.store.jobs import JobState
from referral.store.statistics import releases
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page, say
from referral.web.supervisor import bp, scope
from referral.web.supervisor.statistics import labels


@bp.get("/reports/releasing")
@audience(Audience.SUPERVISORS)
def look_before_release() -> Response:
    """What a release means, before it is made: it can never be changed."""
    db = request_db.read_session()
    country, period, level = _wanted(db)
    if way := _way_past(db, country, period, level):
        return way
    return page(
        "supervisor/releasing.html",
        country=country,
        country_name=scope.checklist(country).pack.name.get(language().code),
        period=period,
        period_name=period_named(language(), period),
        level=level,
        readers=labels.levels(language())[level],
    )


@bp.post("/reports")
@audience(Audience.SUPERVISORS)
def release() -> Response:
    """Ask for the release that was looked at; its page says how far it is."""
    db = request_db.read_session()
    country, period, level = _wanted(db)
    if way := _way_past(db, country, period, level):
        return way
    by, now = access.current_user(), clock.now()
    with request_db.transaction() as writing:
        service.ask(writing, country, period, level, by=by, now=now)
    return redirect(_page_of(country, period, level), code=303)


def under_way(country: str, period: str, level: Level) -> Response | None:
    """How far a release is that was asked for; None where nobody did."""
    job = service.find(request_db.read_session(), country, period, level)
    if job is None:
        return None
    return page(
        "supervisor/under_way.html",
        asked=ReleaseRequest(country, period, level, job),
        period_name=period_named(language(), period),
        readers=labels.levels(language())[level],
        waits=job.state is JobState.WAITING,
        why=failure(job.result) if job.state is JobState.FAILED else "",
    )


def failure(code: str) -> str:
    """Why a release was not made, in a sentence."""
    _ = language().gettext
    if code == service.NO_FIGURES:
        return _("There are no figures for this period, or it is not over yet.")
    return _(
        "It could not be worked out. Nothing was released. Try again, or ask whoever runs this service."
    )


def country_of(db: Session) -> str:
    """The country that is asked about, else the first of mine; any other is not found."""
    mine = [post.country for post in scope.visible_posts(db)]
    wanted = request.values.get("country") or next(iter(mine), "")
    return wanted if wanted in mine else abort(404)


def level_of(readers: str) -> Level:
    """The readers an address or a form names; any others are not found."""
    return Level(readers) if readers in set(Level) else abort(404)


def _wanted(db: Session) -> tuple[str, str, Level]:
    period = request.values.get("period", "")
    if not periods.is_period(period):
        abort(400)
    return country_of(db), period, level_of(request.values.get("readers", ""))


def _way_past(db: Session, country: str, period: str, level: Level) -> Response | None:
    """Where to go instead of releasing: to what is made or under way, or back where nothing can be."""
    job = service.find(db, country, period, level)
    if releases.find(db, country, period, level) or (job and job.is_open):
        return redirect(_page_of(country, period, level), code=303)
    if not service.may_be_asked(db, country, period, clock.now()):
        say(failure(service.NO_FIGURES))
        return redirect(url_for(".reports"), code=303)
    return None


def _page_of(country: str, period: str, level: Level) -> str:
    return url_for(".report_page", period=period, readers=level.value, country=country)
