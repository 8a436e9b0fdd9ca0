"""Living through a run: the story, asking the traveller, meeting interruptions, and ending it."""

from flask import abort, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.practice.services import run_scenario
from referral.practice.store import runs
from referral.practice.web import pictures, scenario_texts, traveller
from referral.practice.web.trainee import bp
from referral.practice.web.trainee.current_run import playing
from referral.practice.web.traveller import Traveller
from referral.services.cases import casefile
from referral.store.cases.cases import Case
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.pages import page
from referral.web.faults import errors
from referral.web.officer import saving, unsaved_answers
from referral.web.officer.current_case import case_page
from referral.web.officer.views import next_section


@bp.get("/runs/<reference>")
@audience(Audience.OFFICERS)
def briefing(reference: str) -> Response:
    """The setting and how it begins; from here to the first section, and back at any time."""
    here = playing(reference)
    file = case_page(request_db.read_session(), here.case)
    first = next_section(file) or file.checklist.sections[0]
    return page(
        "practice/trainee/briefing.html",
        playing=here,
        tale=scenario_texts.words_of(here.scenario),
        first=first,
        traveller_asked=_travelling(here.case).was_overasked,
    )


@bp.get("/pictures/<drawing>")
@audience(Audience.OFFICERS)
def picture(drawing: str) -> Response:
    """A picture of a scenario."""
    return pictures.picture(drawing)


@bp.post("/runs/<reference>/asked")
@audience(Audience.OFFICERS)
def ask(reference: str) -> Response:
    """Ask the traveller about a step; the second of asking is kept."""
    step, section = request.form.get("ask", ""), _section()
    here = playing(reference)
    walker = casefile.case_file(request_db.read_session(), here.case).walker
    if step not in walker.checklist.step_by_id:
        abort(400)
    with request_db.transaction() as db:
        run_scenario.ask(db, runs.of_case(db, here.case.id), step, now=clock.now())
    if errors.wants_json():
        return jsonify(html=_travelling(here.case).at(walker.checklist.step_by_id[step]))
    return _back_to(here.case, section, f"step-{step}")


@bp.post("/runs/<reference>/overasked")
@audience(Audience.OFFICERS)
def overask(reference: str) -> Response:
    """Put one of the other questions; whether it was right is told in the debrief."""
    here, question = playing(reference), request.form.get("question", "")
    with request_db.transaction() as db:
        run = runs.of_case(db, here.case.id)
        try:
            run_scenario.ask_forbidden(db, run, here.scenario, question, now=clock.now())
        except run_scenario.UnknownScenarioItem:
            abort(400)
    return redirect(url_for(".briefing", reference=reference, _anchor="other"), code=303)


@bp.post("/runs/<reference>/choices")
@audience(Audience.OFFICERS)
def choose(reference: str) -> Response:
    """Meet an interruption; the first choice counts, and what was answered on the page is saved."""
    met = request.values.get("interruption", ""), request.form.get("choice", "")
    saving.save_on_the_way(reference, _section())
    here = playing(reference)
    with request_db.transaction() as db:
        run = runs.of_case(db, here.case.id)
        try:
            run_scenario.choose(db, run, here.scenario, met, now=clock.now())
        except run_scenario.UnknownScenarioItem:
            abort(400)
    return _back_to(here.case, _section(), "main")


@bp.post("/runs/<reference>/end")
@audience(Audience.OFFICERS)
def end(reference: str) -> Response:
    """End the run, whatever is missing, and see the debrief."""
    here = playing(reference)
    with request_db.transaction() as db:
        run_scenario.end(db, runs.of_case(db, here.case.id), now=clock.now())
    return redirect(url_for(".debrief", reference=reference), code=303)


def _travelling(case: Case) -> Traveller:
    here = traveller.beside(case)
    if not isinstance(here, Traveller):
        abort(404)
    return here


def _section() -> str:
    return request.form.get("section", "").replace("-", "_")


def _back_to(case: Case, section: str, anchor: str) -> Response:
    """Back to the section, with what was answered on it and is not saved yet."""
    file = case_page(request_db.read_session(), case)
    if section not in {one.id for one in file.checklist.sections}:
        return redirect(url_for("practising.case", reference=case.reference), code=303)
    unsaved_answers.stash(case.reference, section)
    address = url_for(
        "practising.section", reference=case.reference, section=section, _anchor=anchor
    )
    return redirect(address, code=303)
