"""What was answered on a page whose session or form had run out is kept, and shown again, filled.

Kept are option ids and small numbers only, in the signed cookie; nothing here is saved.
"""

from flask import abort, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Section, as_value
from referral.store.cases import cases as stored
from referral.store.cases import references
from referral.web.app import access, addresses, environments, request_db
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.faults import errors
from referral.web.officer import bp, section_form
from referral.web.officer.current_case import CasePage, case_page


@bp.errorhandler(Unauthorized)
def signed_out(error: Unauthorized) -> Response:
    """A section that was sent after the session ended: keep its answers, sign in, come back."""
    page = _kept_page()
    if page is None:
        return errors.expected(error)
    return redirect(url_for(environments.environment().login_endpoint, next=page), code=303)


@bp.errorhandler(CSRFError)
def stale_form(error: CSRFError) -> Response:
    """A section sent from a page of an earlier session: show it again, filled."""
    page = _kept_page()
    if page is None:
        return errors.expected(error)
    return redirect(page, code=303)


def section_of(checklist: Checklist, section: str) -> Section:
    """The section an address names; there is no page for any other."""
    for one in checklist.sections:
        if one.id == section:
            return one
    return abort(404)


def restore(file: CasePage, here: Section) -> dict[str, Value]:
    """The answers kept for this page that are not saved and fit its steps, once."""
    kept = session.get("kept")
    if not kept or kept["at"] != [file.reference, here.id]:
        return {}
    del session["kept"]
    values = {step: as_value(value) for step, value in kept["answers"].items()}
    steps, saved = {step.id: step for step in here.steps}, file.answers
    return {
        step: value
        for step, value in values.items()
        if value is not None
        and value != saved.get(step)
        and step in steps
        and steps[step].accepts(value)
    }


def stash(reference: str, section: str) -> None:
    """Keep what the form of a section held, for the page that is shown next; of no section, nothing."""
    parsed = references.parse(reference)
    if parsed is None:
        return
    answers: dict[str, Value] = {}
    for checklist in _checklists(parsed):
        for here in checklist.sections:
            if here.id == section:
                answers |= section_form.read(request.form, here.steps, language()).values
    if answers:
        session["kept"] = {"at": [parsed, section], "answers": answers}


def _kept_page() -> str | None:
    """The page of the section that was sent, its answers kept for it; None where it was no section.

    What another site has sent must never stand on a page as if the officer had answered it.
    """
    endpoint = request.endpoint or ""
    if not endpoint.endswith(".save_section") or not addresses.is_from_here():
        return None
    names = request.view_args or {}
    stash(**names)
    return url_for(endpoint.removesuffix("save_section") + "section", **names)


def _checklists(reference: str) -> list[Checklist]:
    """The checklist of somebody's own case. For anybody else those of all countries: whoever sends answers to a
    case learns from what is kept neither whether there is one nor where.
    """
    who, library = access.actor(), app_parts().library
    case = stored.find(request_db.read_session(), reference, who) if who else None
    if case is not None:
        return [case_page(request_db.read_session(), case).checklist]
    return [library.checklist(*edition) for edition in library.names()]
