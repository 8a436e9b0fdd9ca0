"""One answer at a time, as the browser sends it while the officer goes on."""

from typing import Any

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.model import as_value
from referral.services import casework
from referral.services.casework import ChangedMeanwhile, Saved
from referral.web import access, errors
from referral.web.access import Audience, audience
from referral.web.locales import language
from referral.web.officer import bp, fragments
from referral.web.officer.opened import OpenedCase, for_writing, opened
from referral.web.officer.operations import uuid_of

LONGEST_ID = 64


@bp.post("/<reference>/answers")
@audience(Audience.OFFICERS)
def save_answer(reference: str) -> Response:
    """Save one answer: ``{step, value, operation, seen}``; sent twice it is one answer."""
    sent = _sent(request.get_json(silent=True))
    if sent is None:
        return errors.answer(400)
    try:
        with for_writing(reference) as (db, case):
            saved = casework.answer(db, case, [sent], by=access.officer(), now=clock.now())
    except ChangedMeanwhile as meanwhile:
        return _conflict(opened(reference), meanwhile)
    except (casework.UnknownStep, casework.NotAnOption):
        return _refused(
            language().gettext("This is not one of the answers shown. Reload the page.")
        )
    except casework.StepDoesNotApply:
        return _refused(
            language().gettext("This step no longer applies, because another answer was changed.")
        )
    except casework.CaseClosed:
        return _refused(language().gettext("This case is closed. Its answers can be read only."))
    return _saved(opened(reference), saved, sent.step)


def _sent(body: Any) -> casework.Given | None:
    """The operation in a request's body; None when it is none."""
    match body:
        case {
            "step": str(step),
            "value": raw,
            "operation": str(operation),
            "seen": int(seen),
        } if len(step) <= LONGEST_ID and len(operation) <= LONGEST_ID and body.keys() == _KEYS:
            value = as_value(raw)
            return None if value is None else casework.Given(step, value, uuid_of(operation), seen)
    return None


_KEYS = {"step", "value", "operation", "seen"}


def _saved(file: OpenedCase, saved: Saved, step: str) -> Response:
    here = file.checklist.section_of[step]
    return jsonify(
        revision=file.revision,
        seen=saved.revisions[step],
        duties=fragments.duties_html(file),
        progress=fragments.progress_html(file, here),
    )


def _conflict(file: OpenedCase, meanwhile: ChangedMeanwhile) -> Response:
    conflict = meanwhile.conflicts[0]
    step = file.checklist.step_by_id[conflict.step]
    html = render_template(
        "officer/conflict.html", step=step, yours=conflict.yours, theirs=conflict.theirs
    )
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
