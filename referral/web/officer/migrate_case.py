"""Moving a case to the newest checklist version: the page that shows what changes, and the decision."""

from uuid import uuid4

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.cases import migrate_case
from referral.services.cases.refusals import DutyWouldFall, VersionPassed
from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page, say
from referral.web.officer import bp
from referral.web.officer.current_case import current_case, for_writing
from referral.web.officer.operations import operation_of_form


@bp.get("/<reference>/version")
@audience(Audience.OFFICERS)
def version(reference: str) -> Response:
    """What moving the case to the newest version would change for it."""
    file = current_case(reference)
    offered = migrate_case.offer(app_parts().library, file.file)
    if offered is None:
        return redirect(url_for(".case", reference=reference), code=303)
    return page("officer/version.html", file=file, move=offered, operation=uuid4().hex)


@bp.post("/<reference>/version")
@audience(Audience.OFFICERS)
def move(reference: str) -> Response:
    """Move the case to the version that the officer has looked at."""
    _ = language().gettext
    to, operation = request.form.get("to", ""), operation_of_form()
    try:
        with for_writing(reference) as (db, case):
            migrate_case.move(
                db, app_parts().library, case,
                to=to, by=access.current_user(), now=clock.now(), operation=operation,
            )  # fmt: skip
    except (VersionPassed, DutyWouldFall):
        say(_("The case was not moved: something changed since you looked. Look again."))
        return redirect(url_for(".version", reference=reference), code=303)
    say(
        _(
            "The case is on the newest version. Your answers were kept; new steps wait for an answer."
        )
    )
    return redirect(url_for(".case", reference=reference), code=303)
