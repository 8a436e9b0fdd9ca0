"""Writing a scenario: recording a walk, the text with what is to be mended, approval, export and import."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.i18n.words.tagged_text import TaggedText
from referral.practice.scenarios.model import Scenario
from referral.practice.services import scenario_drafts, trainer_tries
from referral.practice.services.run_scenario import Plan
from referral.practice.store import drafts
from referral.practice.web import scenario_texts
from referral.practice.web.training import bp
from referral.practice.web.training.owned import draft_of
from referral.practice.web.training.texts import tongues
from referral.practice.words import problem_words
from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.pages import page, say

LONGEST = 40_000


@bp.get("/scenarios")
@audience(Audience.TRAINERS)
def scenarios() -> Response:
    """What trainers have written, and two ways to begin."""
    with app_parts().practice.read_session() as db:
        every, tries = drafts.every(db), trainer_tries.tries(db, access.current_user())
    countries = sorted({country for _name, country in app_parts().library.names()})
    known = scenario_texts.known()
    return page(
        "practice/training/scenarios.html",
        drafts=every,
        titles={one.scenario: _title(known.get(one.scenario)) for one in every},
        countries=countries,
        me=_me(),
        tries=tries,
    )


@bp.post("/scenarios/recording")
@audience(Audience.TRAINERS)
def record() -> Response:
    """Begin to walk a checklist: the answers become the expected ones."""
    country = request.form.get("country", "")
    library = app_parts().library
    if (library.for_cases, country) not in library.names():
        abort(400)
    names, who = (
        {one.code: one.gettext("Recording") for one in app_parts().languages},
        access.current_user(),
    )
    with app_parts().practice.transaction() as db:
        begun = trainer_tries.begin(
            db, app_parts().library, trainer=who, country=country, names=names, now=clock.now()
        )
    access.start_practice_session(begun.token)
    return redirect(url_for("practising.case", reference=begun.reference), code=303)


@bp.post("/scenarios/recording/<reference>")
@audience(Audience.TRAINERS)
def take(reference: str) -> Response:
    """Make a scenario of what was recorded, ready to be written."""
    who, scenario = access.current_user(), f"recorded_{reference.lower()}"
    with app_parts().practice.read_session() as db:
        walked = trainer_tries.walked(db, reference, trainer=who)
    if walked is None:
        abort(404)
    body = scenario_drafts.recorded(walked.file, scenario, walked.country, language().code)
    text = scenario_drafts.clean(body)
    with app_parts().practice.transaction() as db:
        scenario_drafts.write(
            db, scenario_texts.scenarios(), scenario, text, by=who, now=clock.now()
        )
    return redirect(url_for(".scenario", section=scenario), code=303)


def _again() -> Response:
    return _form(request.form.get("scenario", ""), request.form.get("body", ""), "", status=200)


@bp.post("/scenarios")
@audience(Audience.TRAINERS)
@shows_again(_again)
def write() -> Response:
    """Keep the text of a scenario, new, changed or imported; what could identify somebody is refused."""
    scenario = request.form.get("scenario", "").strip().lower()
    body = request.form.get("body", "").replace("\r\n", "\n")[:LONGEST]
    by, library = access.current_user(), scenario_texts.scenarios()
    try:
        text = scenario_drafts.clean(body)
        with app_parts().practice.transaction() as db:
            scenario_drafts.write(db, library, _id(scenario), text, by=by, now=clock.now())
    except scenario_drafts.ScenarioIdentifies as found:
        return _refused(scenario, body, found)
    except scenario_drafts.IdTaken:
        sentence = language().gettext("Another scenario has this id. Choose another.")
        return _form(scenario, body, sentence, status=409)
    say(language().gettext("Saved."))
    return redirect(url_for(".scenario", section=scenario), code=303)


@bp.get("/scenarios/<slug:section>")
@audience(Audience.TRAINERS)
def scenario(section: str) -> Response:
    """One scenario: its text, what is to be mended, and how far it is."""
    with app_parts().practice.read_session() as db:
        draft = draft_of(db, section)
    proved, spoken = scenario_drafts.proved(scenario_texts.scenarios(), draft), language()
    return page(
        "practice/training/scenario.html",
        draft=draft,
        scenario_itself=proved.scenario,
        title=_title(proved.scenario),
        unwritten=scenario_drafts.unwritten(proved.scenario) if proved.scenario else 0,
        problems=[
            (one, problem_words.sentence(one, spoken), problem_words.remedy(one, spoken))
            for one in proved.problems
        ],
        tongues=tongues(proved.scenario) if proved.scenario else [],
        is_mine=scenario_drafts.may_write(draft, access.current_user()),
    )


@bp.post("/scenarios/<slug:section>/preview")
@audience(Audience.TRAINERS)
def preview(section: str) -> Response:
    """Run it as a trainee would."""
    with app_parts().practice.read_session() as db:
        found = scenario_drafts.proved(scenario_texts.scenarios(), draft_of(db, section)).scenario
    if found is None:
        abort(404)
    plan, who = Plan(found, scenario_texts.titles(found), found.countries[0]), access.current_user()
    with app_parts().practice.transaction() as db:
        begun = trainer_tries.preview(db, app_parts().library, plan, trainer=who, now=clock.now())
    access.start_practice_session(begun.token)
    return redirect(url_for("practice.briefing", reference=begun.reference), code=303)


@bp.get("/scenarios/<slug:section>.yaml")
@audience(Audience.TRAINERS)
def export(section: str) -> Response:
    """The scenario as the file it is; a folder's ``checklists/scenarios`` takes it as it stands."""
    with app_parts().practice.read_session() as db:
        draft = draft_of(db, section)
    response = Response(draft.body, content_type="text/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{draft.scenario}.yaml"'
    return response


@bp.post("/scenarios/<slug:section>/approval")
@audience(Audience.TRAINERS)
def approve(section: str) -> Response:
    """Hand in one's own scenario, or publish that of a colleague."""
    _, who = language().gettext, access.current_user()
    with app_parts().practice.read_session() as db:
        proof = scenario_drafts.proof(scenario_texts.scenarios(), draft_of(db, section))
    with app_parts().practice.transaction() as db:
        draft = draft_of(db, section)
        try:
            if draft.author == who.person_id:
                scenario_drafts.hand_in(db, draft, proof, now=clock.now())
                said = _("Handed in. Another trainer can publish it now.")
            else:
                scenario_drafts.approve(db, draft, proof, by=who, now=clock.now())
                said = _("Published. Every class can run it.")
        except scenario_drafts.ScenarioBroken:
            said = _("Something is still to be mended.")
    say(said)
    return redirect(url_for(".scenario", section=section), code=303)


def _title(scenario: Scenario | None) -> TaggedText | None:
    """The title of what can be read and has one."""
    if scenario is None or scenario_drafts.is_unwritten(scenario.title):
        return None
    return scenario_texts.words_of(scenario).title()


def _me() -> int:
    return access.current_user().person_id


def _id(typed: str) -> str:
    if not typed.replace("_", "").isalnum() or not typed.isascii() or len(typed) > 40:
        abort(400)
    return typed


def _refused(scenario: str, body: str, found: scenario_drafts.ScenarioIdentifies) -> Response:
    lines = ", ".join(map(str, found.lines[:10]))
    sentence = language().gettext(
        "Not kept: these lines could identify somebody: %(lines)s. Say it more generally.",
        lines=lines,
    )
    return _form(scenario, body, sentence, status=422)


def _form(scenario: str, body: str, problem: str, *, status: int) -> Response:
    return page(
        "practice/training/refused.html",
        status=status,
        scenario=scenario,
        body=body,
        problem=problem,
    )
