"""Opening a case, and the pages that look at a whole case."""

from uuid import uuid4

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.cases import casefile, casework, migrate_case
from referral.store.accounts import posts
from referral.store.accounts.people import Actor, Workplace
from referral.store.cases import cases as stored
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.pages import page
from referral.web.officer import bp, clocks, views
from referral.web.officer.current_case import current_case
from referral.web.officer.fragment_cache import progress_html
from referral.web.officer.operations import operation_of_form


@bp.post("")
@audience(Audience.OFFICERS)
def open_case() -> Response:
    """Open a case at one of the officer's posts, and begin with life and limb."""
    who, operation = access.current_user(), operation_of_form()
    place = _place(who, request.form.get("post", ""))
    try:
        with request_db.transaction() as db:
            case = casework.open_case(
                db,
                app_parts().library,
                post=posts.get(db, place.id),
                by=who,
                now=clock.now(),
                operation=operation,
            )
            first = casefile.case_file(db, case).checklist.sections[0]
    except stored.OperationTaken:
        abort(400)
    return redirect(url_for(".section", reference=case.reference, section=first.id), code=303)


def _place(who: Actor, code: str) -> Workplace:
    """The post of that code, if it is one of the officer's."""
    for place in who.posts:
        if place.code == code:
            return place
    return abort(404)


@bp.get("/<reference>")
@audience(Audience.CASE_READERS)
def case(reference: str) -> Response:
    """The case at a glance: duties, sections, what comes next."""
    file = current_case(reference)
    db = request_db.read_session()
    running = clocks.running(db, file)
    return page(
        "officer/case.html",
        file=file,
        running=running,
        informing=file.file.walker.informing(file.walk.active),
        operation=uuid4().hex,
        progress=progress_html(file.reference, file.checklist, file.walk),
        onward=views.next_section(file),
        has_newer=migrate_case.has_newer(app_parts().library, file.file),
    )


@bp.get("/<reference>/duties")
@audience(Audience.CASE_READERS)
def duties(reference: str) -> Response:
    """Every duty that has arisen, with reasons and contacts; the way on leads to the step that asks for an answer
    now, else below the section one came from.
    """
    file, asks = current_case(reference), request.args.get("asks", "")
    sections = {section.id: section for section in file.checklist.sections}
    came_from = sections.get(request.args.get("after", ""))
    asking = file.checklist.section_of.get(asks)
    return page(
        "officer/duties.html",
        file=file,
        came_from=came_from,
        onward=asking or views.next_section(file, came_from),
        anchor=f"step-{asks}" if asking else None,
    )


@bp.get("/<reference>/check")
@audience(Audience.CASE_READERS)
def check(reference: str) -> Response:
    """All answers of the case by section, each with a way to change it."""
    file = current_case(reference)
    return page(
        "officer/check.html",
        file=file,
        progress=views.progress(file.checklist, file.walk),
        still_open=views.still_open(file),
    )
