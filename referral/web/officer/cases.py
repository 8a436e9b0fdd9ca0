"""The officer's list of cases, opening one, and the pages that look at a whole case."""

from collections.abc import Sequence
from uuid import uuid4

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services import casework, moving
from referral.store import cases as stored
from referral.store import listings, posts
from referral.store.database import Session
from referral.store.listings import Listed
from referral.store.people import Actor, Workplace
from referral.store.worklist import Work
from referral.web import access, moment
from referral.web.access import Audience, audience
from referral.web.house import house
from referral.web.officer import bp, clocks, views
from referral.web.officer.fragments import progress_html
from referral.web.officer.opened import OpenedCase, open_file, opened
from referral.web.officer.operations import uuid_of
from referral.web.pages import page

MOST_OPEN = 100
MOST_CLOSED = 10


@bp.get("")
@audience(Audience.CASE_READERS)
def cases() -> Response:
    """My open cases, those of colleagues at my posts, and what was closed of late."""
    who = access.officer()
    db = moment.reading()
    opened_cases = _opened(db, listings.open_cases(db, who, limit=MOST_OPEN), who)
    closed = _opened(db, listings.closed_cases(db, who, limit=MOST_CLOSED), who)
    my_posts = [posts.get(db, place.id) for place in who.posts]
    late = clocks.late(db, who)
    returned = _opened(db, clocks.returned(db, who), who)
    return page(
        "officer/cases.html",
        mine=[one for one in opened_cases if one.file.case.opened_by == who.person_id],
        others=[one for one in opened_cases if one.file.case.opened_by != who.person_id],
        closed=[one for one in closed if not one.is_returned],
        posts=my_posts,
        late=late,
        returned=returned,
        next_section=views.next_section,
        operation=uuid4().hex,
    )


@bp.post("")
@audience(Audience.OFFICERS)
def open_case() -> Response:
    """Open a case at one of the officer's posts, and begin with life and limb."""
    who, operation = access.officer(), uuid_of(request.form.get("operation", ""))
    place = _place(who, request.form.get("post", ""))
    try:
        with moment.writing() as db:
            case = casework.open_case(
                db,
                house().library,
                post=posts.get(db, place.id),
                by=who,
                now=clock.now(),
                operation=operation,
            )
            first = casework.case_file(db, case).checklist.sections[0]
    except stored.OperationTaken:
        abort(400)
    return redirect(url_for(".section", reference=case.reference, section=first.id), code=303)


def _place(who: Actor, code: str) -> Workplace:
    """The post of that code, if it is one of the officer's."""
    for place in who.posts:
        if place.code == code:
            return place
    return abort(404)


def _opened(db: Session, listed: Sequence[Listed | Work], who: Actor) -> list[OpenedCase]:
    found = (stored.find(db, one.reference, who) for one in listed)
    return [open_file(db, case) for case in found if case is not None]


@bp.get("/<reference>")
@audience(Audience.CASE_READERS)
def case(reference: str) -> Response:
    """The case at a glance: duties, sections, what comes next."""
    file = opened(reference)
    db = moment.reading()
    running = clocks.running(db, file)
    return page(
        "officer/case.html",
        file=file,
        running=running,
        informing=file.file.walker.informing(file.walk.active),
        operation=uuid4().hex,
        progress_html=progress_html,
        onward=views.next_section(file),
        has_newer=moving.has_newer(house().library, file.file),
    )


@bp.get("/<reference>/duties")
@audience(Audience.CASE_READERS)
def duties(reference: str) -> Response:
    """Every duty that has arisen, with reasons and contacts."""
    file = opened(reference)
    return page(
        "officer/duties.html",
        file=file,
        onward=views.next_section(file),
    )


@bp.get("/<reference>/check")
@audience(Audience.CASE_READERS)
def check(reference: str) -> Response:
    """All answers of the case by section, each with a way to change it."""
    file = opened(reference)
    return page("officer/check.html", file=file, progress=views.progress(file))
