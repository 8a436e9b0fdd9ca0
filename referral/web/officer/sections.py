"""One page per section: its steps as they apply, and saving them together."""

from collections.abc import Mapping

from flask import abort, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.conditions import Value
from referral.engine.model import Section, as_value
from referral.services import casework
from referral.services.casework import ChangedMeanwhile
from referral.store import cases as stored
from referral.web import access, errors
from referral.web.access import Audience, audience
from referral.web.house import house
from referral.web.locales import language
from referral.web.officer import bp, fragments, given, views
from referral.web.officer.kept_pages import FORGERY_MARK, OPERATION_MARK, answered, kept
from referral.web.officer.opened import OpenedCase, for_writing, glance, open_file, opened
from referral.web.officer.operations import uuid_of
from referral.web.pages import fill, say


@bp.get("/<reference>/sections/<slug:section>")
@audience(Audience.OFFICERS)
def section(reference: str, section: str) -> Response:
    """The steps of a section, filled with what is saved, or with what a lost session kept."""
    if session.get("kept") or session.get("said"):
        return _with_what_was_kept(reference, section)
    key = (glance(reference), section, language().code, access.officer().login)
    return answered(kept(key, lambda: _plain(reference, section)))


@bp.post("/<reference>/sections/<slug:section>")
@audience(Audience.OFFICERS)
def save_section(reference: str, section: str) -> Response:
    """Save the answers of a section and go where the officer asked."""
    file = opened(reference)
    here = _section(file, section)
    read = given.read(request.form, here.steps, file.answers, language())
    try:
        with for_writing(reference) as (db, case):
            casework.answer(db, case, _changes(file, read), by=access.officer(), now=clock.now())
    except ChangedMeanwhile as meanwhile:
        return _both(opened(reference), here, read, meanwhile)
    after = opened(reference)
    if read.slips:
        return answered(_html(after, here, values=read.values, slips=read.slips), 422)
    return redirect(_onward(file, after, here), code=303)


def _plain(reference: str, section: str) -> str:
    file = opened(reference)
    return _html(file, _section(file, section))


def _with_what_was_kept(reference: str, section: str) -> Response:
    file = opened(reference)
    here = _section(file, section)
    values = _kept(file, here)
    notice = language().gettext("These answers are not saved yet. Check them and save.")
    return answered(_html(file, here, values=values, notice=notice if values else ""))


def _html(
    file: OpenedCase,
    here: Section,
    *,
    values: Mapping[str, Value] | None = None,
    slips: Mapping[str, str] | None = None,
    theirs: Mapping[str, Value] | None = None,
    notice: str = "",
) -> str:
    """The page, tokens as marks; ``values`` are not saved yet, ``theirs`` were saved meanwhile."""
    sections = [one.section for one in views.progress(file)]
    place = sections.index(here) if here in sections else 0
    return fill(
        "officer/section.html",
        csrf_token=lambda: FORGERY_MARK,
        operation=OPERATION_MARK,
        file=file,
        here=here,
        steps=list(views.steps(file, here, values or {}, slips or {}, theirs or {})),
        slips=slips or {},
        theirs=theirs or {},
        notice=notice,
        before=sections[place - 1] if place else None,
        step_html=fragments.step_html,
        duties_html=fragments.duties_html,
        progress_html=fragments.progress_html,
        waiting_duties=fragments.waiting_duties,
    )


def _section(file: OpenedCase, section: str) -> Section:
    for one in file.checklist.sections:
        if one.id == section:
            return one
    return abort(404)


def _changes(file: OpenedCase, read: given.Given) -> list[casework.Given]:
    """Answers that differ from what is saved, each with the operation of this form."""
    operation = uuid_of(request.form.get("operation", ""))
    seen = request.form.get("seen", type=int)
    if seen is None:
        abort(400)
    return [
        casework.Given(step, value, operation, seen)
        for step, value in read.values.items()
        if file.answers.get(step) != value
    ]


def _both(
    file: OpenedCase, here: Section, read: given.Given, meanwhile: ChangedMeanwhile
) -> Response:
    """Somebody else answered meanwhile: show both answers, let a person choose."""
    theirs = {conflict.step: conflict.theirs for conflict in meanwhile.conflicts}
    return answered(_html(file, here, values=read.values, slips=read.slips, theirs=theirs), 409)


def _onward(before: OpenedCase, after: OpenedCase, here: Section) -> str:
    """Where to go after saving: a language, a new urgent duty, new steps, the next section."""
    reference, then = after.reference, request.form.get("then", "next")
    if then in house().settings.languages:
        return url_for(".section", locale=then, reference=reference, section=here.id)
    say(language().gettext("Saved."))
    if then == "overview":
        return url_for(".case", reference=reference)
    if new := _newly_urgent(before, after):
        return url_for(".duties", reference=reference, _anchor=f"duty-{new[0]}")
    appeared = [step.id for step in after.walk.missing if step not in before.walk.applicable]
    for step in here.steps:
        if step.id in appeared:
            return url_for(
                ".section", reference=reference, section=here.id, _anchor=f"step-{step.id}"
            )
    following = views.next_section(after, here)
    if following is None or following is here:
        return url_for(".check", reference=reference)
    return url_for(".section", reference=reference, section=following.id)


def _newly_urgent(before: OpenedCase, after: OpenedCase) -> list[str]:
    held = {arisen.duty.id for arisen in before.walk.duties}
    return [
        arisen.duty.id
        for arisen in after.walk.duties
        if arisen.duty.urgent and not arisen.done and arisen.duty.id not in held
    ]


# --- What was typed when a session or a form ran out is kept, and shown again ---------------------


@bp.errorhandler(Unauthorized)
def signed_out(error: Unauthorized) -> Response:
    """A section that was sent after the session ended: keep its answers, sign in, come back."""
    if request.endpoint != "officer.save_section":
        return errors.expected(error)
    _keep(**(request.view_args or {}))
    return redirect(url_for("signin.sign_in", next=request.path), code=303)


@bp.errorhandler(CSRFError)
def stale_form(error: CSRFError) -> Response:
    """A section sent from a page of an earlier session: show it again, filled."""
    if request.endpoint != "officer.save_section":
        return errors.expected(error)
    _keep(**(request.view_args or {}))
    return redirect(request.path, code=303)


def _keep(reference: str, section: str) -> None:
    """Remember the answers sent, option ids and small numbers only, in the signed cookie."""
    with house().database.reading() as db:
        case = stored.of_reference(db, reference)
        if case is None:
            return
        file = open_file(db, case)
    here = _section(file, section)
    read = given.read(request.form, here.steps, file.answers, language())
    session["kept"] = {"at": [file.reference, here.id], "answers": read.values}


def _kept(file: OpenedCase, here: Section) -> dict[str, Value]:
    """The answers remembered for this page, once."""
    kept = session.get("kept")
    if not kept or kept["at"] != [file.reference, here.id]:
        return {}
    del session["kept"]
    values = {step: as_value(value) for step, value in kept["answers"].items()}
    return {step: value for step, value in values.items() if value is not None}
