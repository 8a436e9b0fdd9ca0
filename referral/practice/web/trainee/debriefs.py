"""The debrief of a run: the first divergence, every other, duties, time, and the form beside the model one."""

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from referral.practice.services import debriefing
from referral.practice.services.debriefing import RunDebrief
from referral.practice.store import classes
from referral.practice.web import scenario_texts
from referral.practice.web.trainee import bp, forms
from referral.practice.web.trainee.current_run import me, playing
from referral.practice.web.trainee.divergence_texts import DivergenceWriter, clock_time
from referral.printing.forms import referral_form
from referral.services.cases import casefile
from referral.store.accounts import posts
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.app.pdf import pdf_response


@bp.get("/runs/<reference>/debrief")
@audience(Audience.OFFICERS)
def debrief(reference: str) -> Response:
    """What the run is told; before its end there is none."""
    told = _told(reference)
    if told is None:
        return redirect(url_for(".briefing", reference=reference), code=303)
    teller = DivergenceWriter(told, scenario_texts.words_of(told.scenario), language())
    return page(
        "practice/trainee/debrief.html",
        told=told,
        debrief=told.debrief,
        tale=scenario_texts.words_of(told.scenario),
        reference=reference,
        moments=teller.moments(),
        lines=list(forms.lines(told, language())),
        steps=told.mine.checklist.step_by_id,
        duties={duty.id: duty for duty in told.mine.checklist.duties},
        clock_time=clock_time,
        position=_position(told),
    )


@bp.get("/runs/<reference>/debrief/<slug:section>.pdf")
@audience(Audience.OFFICERS)
def form_pdf(reference: str, section: str) -> Response:
    """``mine`` or ``model``: the form on paper, marked as practice."""
    told = _told(reference)
    file = {"mine": told.mine, "model": told.model}.get(section) if told else None
    if told is None or file is None or file.referral is None:
        abort(404)
    db = request_db.read_session()
    post = posts.get(db, file.case.post_id)
    tongues = language(), app_parts().languages.get("en" if language().code != "en" else "ru")
    dues = casefile.due_times(db, file)
    form = referral_form.build(file, post, file.referral, tongues, dues=dues)
    return pdf_response(
        app_parts().paper.document(referral_form.for_practice(form)),
        name=f"practice-{section}-{language().code}.pdf",
        instead=url_for(".debrief", reference=reference),
    )


def _told(reference: str) -> RunDebrief | None:
    here = playing(reference)
    if here.run.finished_at is None:
        return None
    return debriefing.told(request_db.read_session(), here.run, here.scenario)


def _position(told: RunDebrief) -> int | None:
    """Where the class's list has this scenario, so that it can be run again."""
    _trainee, which = me(request_db.read_session())
    for one in classes.assignments(request_db.read_session(), which.id):
        if (one.scenario, one.phase) == (told.scenario.id, told.run.phase):
            return one.position if which.is_open else None
    return None
