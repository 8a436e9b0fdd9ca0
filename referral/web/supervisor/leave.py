"""Handing the queue to a colleague during leave; it returns by itself."""

from datetime import date, datetime, time, timedelta

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.supervision import queue_access
from referral.store.accounts import people
from referral.store.database import Session
from referral.store.supervision import supervision
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.numbers import number
from referral.web.app.pages import page, say
from referral.web.supervisor import bp, scope


@bp.get("/leave")
@audience(Audience.SUPERVISORS)
def leave() -> Response:
    """Who has my queue and when, and whom I could give it to."""
    return _page()


def _again() -> Response:
    return _page()


@bp.post("/leave")
@audience(Audience.SUPERVISORS)
@shows_again(_again)
def hand_over() -> Response:
    """Give my queue to a colleague from one day to another, both included."""
    _ = language().gettext
    try:
        with request_db.transaction() as db:
            _hand_over(db)
    except queue_access.NoStandIn:
        return _page(_("Choose a supervisor of your own country."))
    except queue_access.NoSuchTime:
        return _page(
            _(
                "Give the first and the last day of your leave: the last not in the past, "
                "three months at most, and beginning within a year."
            )
        )
    say(_("Your queue lies with your colleague for these days, and comes back by itself."))
    return redirect(url_for(".leave"), code=303)


@bp.post("/leave/end")
@audience(Audience.SUPERVISORS)
def take_back() -> Response:
    """End a leave early."""
    leave_id = number("leave")
    if leave_id is not None:
        with request_db.transaction() as db:
            queue_access.take_back(db, leave_id, by=access.current_user(), now=clock.now())
        say(language().gettext("Your queue is with you again."))
    return redirect(url_for(".leave"), code=303)


def _hand_over(db: Session) -> None:
    zone = scope.zone(scope.visible_posts(db))
    days = [_day(request.form.get(name, "")) for name in ("first", "last")]
    if None in days:
        raise queue_access.NoSuchTime
    first, last = (datetime.combine(day, time(), zone) for day in days if day)
    queue_access.hand_over(
        db,
        to=request.form.get("to", ""),
        starts=first,
        ends=last + timedelta(days=1),
        by=access.current_user(),
        now=clock.now(),
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2999 else None


def _page(problem: str = "") -> Response:
    who, now = access.current_user(), clock.now()
    db = request_db.read_session()
    zone = scope.zone(scope.visible_posts(db))
    mine = supervision.leaves(db, who.person_id, now)
    logins = people.logins(db, {one.stand_in_id for one in mine})
    return page(
        "supervisor/leave.html",
        status=422 if problem else 200,
        problem=problem,
        leaves=[
            (
                one.id,
                logins[one.stand_in_id],
                one.starts.astimezone(zone).date(),
                (one.ends - timedelta(seconds=1)).astimezone(zone).date(),
            )
            for one in mine
        ],
        stand_ins=[person.login for person in queue_access.stand_ins(db, who)],
        typed={name: request.form.get(name, "") for name in ("to", "first", "last")},
    )
