"""One page per section: its steps as they apply, and saving them together."""

from collections.abc import Mapping

from flask import redirect, request, session, url_for
from werkzeug.wrappers import Response

from referral.engine.conditions import Value
from referral.engine.model import Section
from referral.services.cases.refusals import CaseClosed, ChangedMeanwhile
from referral.store.database import OperationalError, is_busy, is_full
from referral.web.app import access, hooks
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.holes import Cut
from referral.web.app.locales import language
from referral.web.app.pages import say
from referral.web.faults import errors
from referral.web.officer import bp, fragment_cache, saving, section_form, views
from referral.web.officer.current_case import CasePage, case_version, current_case
from referral.web.officer.page_cache import answered, kept, rendered
from referral.web.officer.unsaved_answers import restore, section_of
from referral.web.officer.views import Clash


@bp.get("/<reference>/sections/<slug:section>")
@audience(Audience.OFFICERS)
def section(reference: str, section: str) -> Response:
    """The steps of a section, filled with what is saved, or with what a lost session kept."""
    case, referral = case_version(reference)
    if case.closed_at is not None:
        return _closed_or_returned(reference, section)
    if session.get("kept") or session.get("said"):
        return _with_what_was_kept(reference, section)
    beside = hooks.beside(case)
    key = (case, referral, section, language().code, access.current_user().login, beside)
    return answered(kept(key, lambda: _plain(reference, section)))


@bp.post("/<reference>/sections/<slug:section>")
@audience(Audience.OFFICERS)
def save_section(reference: str, section: str) -> Response:
    """Save the answers of a section and go where the officer asked."""
    file = current_case(reference)
    here = section_of(file.checklist, section)
    read = section_form.read(request.form, here.steps, language())
    try:
        gone = saving.save(reference, saving.changes(file, read))
    except ChangedMeanwhile as meanwhile:
        return _both(current_case(reference), here, read, meanwhile)
    except OperationalError as error:
        return _not_now(file, here, read, error)
    after, slips = current_case(reference), read.slips | gone
    if slips:
        return answered(_page(after, here, values=read.values, slips=slips), 422)
    return redirect(_onward(file, after, here), code=303)


@bp.errorhandler(CaseClosed)
def closed_meanwhile(_error: CaseClosed) -> Response:
    """Something was sent to a case that is closed: nothing was changed; its answers are shown."""
    return closed(**(request.view_args or {}))


def closed(reference: str, **_more: str) -> Response:
    """Where a closed case can be read."""
    say(section_form.case_is_closed(language()))
    return redirect(url_for(".check", reference=reference), code=303)


def _closed_or_returned(reference: str, section: str) -> Response:
    """A returned case is not kept: it shows comments, and few look at it."""
    file = current_case(reference)
    return _with_what_was_kept(reference, section) if file.is_open else closed(reference)


def _plain(reference: str, section: str) -> Cut:
    file = current_case(reference)
    return _page(file, section_of(file.checklist, section))


def _with_what_was_kept(reference: str, section: str) -> Response:
    file = current_case(reference)
    here = section_of(file.checklist, section)
    values = restore(file, here)
    notice = language().gettext("These answers are not saved yet. Check them and save.")
    return answered(_page(file, here, values=values, notice=notice if values else ""))


def _page(
    file: CasePage,
    here: Section,
    *,
    values: Mapping[str, Value] | None = None,
    slips: Mapping[str, str] | None = None,
    clashes: Mapping[str, Clash] | None = None,
    notice: str = "",
) -> Cut:
    """The page, with holes for its tokens; ``values`` are not saved yet, what clashes was answered meanwhile."""
    sections = [one.section for one in views.progress(file.checklist, file.walk)]
    place = sections.index(here) if here in sections else 0
    return rendered(
        "officer/section.html",
        file=file,
        here=here,
        steps=list(views.steps(file, here, values or {}, slips or {}, clashes or {})),
        slips=slips or {},
        clashes=clashes or {},
        notice=notice,
        before=sections[place - 1] if place else None,
        beside=hooks.beside(file.file.case),
        step_html=fragment_cache.step_html,
        duties=fragment_cache.duties_html(file.reference, file.checklist, file.walk),
        progress=fragment_cache.progress_html(file.reference, file.checklist, file.walk, here),
        waiting_duties=fragment_cache.waiting_duties(file.checklist),
    )


def _both(
    file: CasePage, here: Section, read: section_form.SectionForm, meanwhile: ChangedMeanwhile
) -> Response:
    """Somebody else answered meanwhile: show both answers, let a person choose."""
    clashes = {one.step: views.clash(file, one) for one in meanwhile.conflicts}
    return answered(_page(file, here, values=read.values, slips=read.slips, clashes=clashes), 409)


def _not_now(
    file: CasePage, here: Section, read: section_form.SectionForm, error: OperationalError
) -> Response:
    """The disk is full, or somebody else writes for long: the page again, filled, and why."""
    if not (is_busy(error) or is_full(error)):
        raise error
    status = 507 if is_full(error) else 503
    sentence = errors.fault(status).sentence
    response = answered(_page(file, here, values=read.values, notice=sentence), status)
    if status == 503:
        response.headers["Retry-After"] = errors.SECONDS_TO_WAIT
    return response


def _onward(before: CasePage, after: CasePage, here: Section) -> str:
    """Where to go after saving: a language, a new urgent duty, new steps, the next section."""
    reference, then = after.reference, request.form.get("then", "next")
    if then in app_parts().settings.languages:
        return url_for(".section", locale=then, reference=reference, section=here.id)
    say(language().gettext("Saved."))
    if then == "overview":
        return url_for(".case", reference=reference)
    appeared = _appeared(before, after, here)
    if new := _newly_urgent(before, after):
        passed = None if appeared else here.id
        return url_for(
            ".duties", reference=reference, asks=appeared, after=passed, _anchor=f"duty-{new[0]}"
        )
    if appeared:
        return url_for(".section", reference=reference, section=here.id, _anchor=f"step-{appeared}")
    following = views.next_section(after, here)
    if following is None:  # never round again: the list of all answers names what is open
        return url_for(".check", reference=reference)
    return url_for(".section", reference=reference, section=following.id)


def _appeared(before: CasePage, after: CasePage, here: Section) -> str | None:
    """The first step of this section that these answers ask for, and that has no answer yet."""
    new = {step.id for step in after.walk.missing if step not in before.walk.applicable}
    return next((step.id for step in here.steps if step.id in new), None)


def _newly_urgent(before: CasePage, after: CasePage) -> list[str]:
    return [
        duty_id
        for duty_id, arisen in after.walk.raised.items()
        if arisen.duty.urgent and not arisen.done and not before.walk.owes(duty_id)
    ]
