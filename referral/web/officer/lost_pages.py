"""What was answered on a page whose session or form had run out is kept, and shown again, filled.

Kept are option ids and small numbers only, in the signed cookie; nothing here is saved.
"""

from flask import abort, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Section, as_value
from referral.store import cases as stored
from referral.store import references
from referral.web import addresses, errors, moment, worlds
from referral.web.house import house
from referral.web.locales import language
from referral.web.officer import bp, given
from referral.web.officer.opened import OpenedCase, open_file


@bp.errorhandler(Unauthorized)
def signed_out(error: Unauthorized) -> Response:
    """A section that was sent after the session ended: keep its answers, sign in, come back."""
    if not _holds_a_section():
        return errors.expected(error)
    keep(**(request.view_args or {}))
    return redirect(url_for(worlds.world().entrance, next=addresses.path_here()), code=303)


@bp.errorhandler(CSRFError)
def stale_form(error: CSRFError) -> Response:
    """A section sent from a page of an earlier session: show it again, filled."""
    if not _holds_a_section():
        return errors.expected(error)
    keep(**(request.view_args or {}))
    return redirect(addresses.path_here(), code=303)


def section_of(checklist: Checklist, section: str) -> Section:
    """The section an address names; there is no page for any other."""
    for one in checklist.sections:
        if one.id == section:
            return one
    return abort(404)


def found_again(file: OpenedCase, here: Section) -> dict[str, Value]:
    """The answers kept for this page that are not saved, once."""
    kept = session.get("kept")
    if not kept or kept["at"] != [file.reference, here.id]:
        return {}
    del session["kept"]
    values = {step: as_value(value) for step, value in kept["answers"].items()}
    saved = file.answers
    return {
        step: value
        for step, value in values.items()
        if value is not None and value != saved.get(step)
    }


def _holds_a_section() -> bool:
    # What another site has sent must never stand on a page as if the officer had answered it.
    is_a_section = (request.endpoint or "").endswith(".save_section")
    return is_a_section and addresses.is_from_here()


def keep(reference: str, section: str) -> None:
    """Keep what the form of a section held, for the page that is shown next."""
    parsed = references.parse(reference) or abort(404)
    here = section_of(_checklist_of(parsed), section)
    read = given.read(request.form, here.steps, language())
    session["kept"] = {"at": [parsed, here.id], "answers": read.values}


def _checklist_of(reference: str) -> Checklist:
    """The checklist of the case; of no case, today's: nobody signed out learns which cases there are."""
    case = stored.of_reference(moment.reading(), reference)
    if case is None:
        library = house().library
        return library.checklist(*library.names()[0])
    return open_file(moment.reading(), case).checklist
