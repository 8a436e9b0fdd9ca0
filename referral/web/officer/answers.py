"""One answer at a time, as the browser sends it while the officer goes on."""

from typing import Any

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.model import as_value
from referral.services.cases import answering, refusals
from referral.services.cases.refusals import ChangedMeanwhile, Saved
from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.faults import errors
from referral.web.officer import bp, fragment_cache, views
from referral.web.officer.current_case import CasePage, current_case, for_writing
from referral.web.officer.operations import uuid_of
from referral.web.officer.section_form import case_is_closed, no_longer_asked

LONGEST_ID = 64


@bp.post("/<reference>/answers")
@audience(Audience.OFFICERS)
def save_answer(reference: str) -> Response:
    """Save one answer: ``{step, value, operation, seen}``; sent twice it is one answer."""
    sent = _sent(_body())
    if sent is None:
        return errors.answer(400)
    try:
        with for_writing(reference) as (db, case):
            saved = answering.answer(db, case, [sent], by=access.current_user(), now=clock.now())
    except ChangedMeanwhile as meanwhile:
        return _conflict(current_case(reference), meanwhile)
    except (refusals.UnknownStep, refusals.NotAnOption):
        return _refused(
            language().gettext("This is not one of the answers shown. Reload the page.")
        )
    except refusals.StepDoesNotApply:
        return _refused(no_longer_asked(language()))
    except refusals.CaseClosed:
        return _refused(case_is_closed(language()))
    return _saved(case.reference, saved, sent.step)


def _body() -> Any:
    try:
        return request.get_json(silent=True)
    except RecursionError:  # brackets within brackets within brackets
        return None


def _sent(body: Any) -> answering.NewAnswer | None:
    """The operation in a request's body; None when it is none."""
    match body:
        case {
            "step": str(step),
            "value": raw,
            "operation": str(operation),
            "seen": int(seen),
        } if body.keys() == _KEYS and _is_short(step, operation) and not isinstance(seen, bool):
            value = as_value(raw)
            return (
                None
                if value is None
                else answering.NewAnswer(step, value, uuid_of(operation), seen)
            )
    return None


def _is_short(*ids: str) -> bool:
    return all(len(one) <= LONGEST_ID for one in ids)


_KEYS = {"step", "value", "operation", "seen"}


def _saved(reference: str, saved: Saved, step: str) -> Response:
    checklist, walk = saved.checklist, saved.walk
    return jsonify(
        revision=saved.revision,
        seen=saved.revisions[step],
        duties=fragment_cache.duties_html(reference, checklist, walk),
        progress=fragment_cache.progress_html(
            reference, checklist, walk, checklist.section_of[step]
        ),
    )


def _conflict(file: CasePage, meanwhile: ChangedMeanwhile) -> Response:
    conflict = meanwhile.conflicts[0]
    step = file.checklist.step_by_id[conflict.step]
    html = render_template("officer/conflict.html", step=step, clash=views.clash(file, conflict))
    response = jsonify(
        revision=file.revision,
        seen=conflict.revision,
        problem=errors.fault(409).sentence,
        html=html,
    )
    response.status_code = 409
    return response


def _refused(sentence: str) -> Response:
    response = jsonify(problem=sentence)
    response.status_code = 422
    return response
