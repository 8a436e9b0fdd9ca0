"""Closing a case: only when nothing that is due is left, and never by itself."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.model import Step
from referral.services.cases import casework, refusals
from referral.services.supervision import review
from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page, say
from referral.web.officer import bp
from referral.web.officer.current_case import current_case, for_writing
from referral.web.officer.operations import operation_of_form


@bp.get("/<reference>/closure")
@audience(Audience.OFFICERS)
def closure(reference: str) -> Response:
    """What stands in the way of closing, or the button."""
    return page("officer/closure.html", file=current_case(reference), problem="", remaining=[])


@bp.post("/<reference>/closure")
@audience(Audience.OFFICERS)
def close(reference: str) -> Response:
    """Close the case, or say which steps remain."""
    _ = language().gettext
    try:
        with for_writing(reference) as (db, case):
            casework.close(db, case, by=access.current_user(), now=clock.now())
    except refusals.CriticalStepsRemain as remain:
        problem = _("These steps must be answered before the case can be closed.")
        return _not_yet(reference, problem, list(remain.steps))
    except refusals.ReferralDue:
        return _not_yet(reference, _("A referral is due. Issue it before you close the case."), [])
    say(_("The case is closed. Its answers can still be read."))
    return redirect(url_for(".cases"), code=303)


@bp.post("/<reference>/corrections")
@audience(Audience.OFFICERS)
def send_again(reference: str) -> Response:
    """Send a returned case to the supervisor again."""
    _, operation = language().gettext, operation_of_form()
    try:
        with for_writing(reference) as (db, case):
            review.send_again(
                db, case, by=access.current_user(), now=clock.now(), operation=operation
            )
    except review.WrongState:
        say(_("This case does not lie with you for correction."))
        return redirect(url_for(".case", reference=reference), code=303)
    say(_("The corrected case is with the supervisor again."))
    return redirect(url_for(".cases"), code=303)


def _not_yet(reference: str, problem: str, remaining: list[Step]) -> Response:
    file = current_case(reference)
    return page("officer/closure.html", status=409, file=file, problem=problem, remaining=remaining)
