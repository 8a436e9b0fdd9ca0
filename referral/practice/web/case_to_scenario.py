"""Handing a confirmed case to the trainers: a preview word for word, then one button."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.conditions import Value
from referral.engine.model import Step
from referral.practice.services import case_to_scenario, generalisation
from referral.practice.services.case_to_scenario import GeneralisedCase
from referral.practice.web import scenario_texts
from referral.services.cases.refusals import Refused
from referral.store.cases.cases import Case
from referral.store.database import Session
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page, say
from referral.web.supervisor import bp
from referral.web.supervisor.scope import looked_into


@bp.get("/<reference>/trainers")
@audience(Audience.SUPERVISORS)
def handing(reference: str) -> Response:
    """Exactly what would go over, or why nothing can."""
    db = request_db.read_session()
    return _page(db, looked_into(db, reference))


@bp.post("/<reference>/trainers")
@audience(Audience.SUPERVISORS)
def give(reference: str) -> Response:
    """Put it on record, then give the text to the trainers; doing it again finishes what was cut off."""
    key, now, db = app_parts().settings.secret_key, clock.now(), request_db.read_session()
    case, shown = looked_into(db, reference), request.form.get("shown", "").replace("\r\n", "\n")
    try:
        general = case_to_scenario.general(db, scenario_texts.scenarios(), case, key=key)
        with request_db.transaction() as writing:
            case_to_scenario.hand_over(
                writing, case, general, shown, by=access.current_user(), now=now
            )
    except Refused as refused:
        return _page(request_db.read_session(), case, problem=_why(refused), status=409)
    with app_parts().practice.transaction() as practice:
        case_to_scenario.receive(practice, general, now=now)
    say(language().gettext("The trainers have it. Nothing else of the case went over."))
    return redirect(url_for(".case", reference=reference), code=303)


def _page(db: Session, case: Case, *, problem: str = "", status: int = 200) -> Response:
    key, general = app_parts().settings.secret_key, None
    try:
        general = case_to_scenario.general(db, scenario_texts.scenarios(), case, key=key)
    except Refused as refused:
        problem = _why(refused)
    with app_parts().practice.read_session() as practice:
        has_arrived = case_to_scenario.has_arrived(practice, case, keys=app_parts().settings.keys)
    return page(
        "practice/handing.html",
        status=status,
        case=case,
        general=general,
        told=_told(general) if general else [],
        problem=problem,
        was_begun=case_to_scenario.is_handed_over(db, case),
        has_arrived=has_arrived,
        enough=generalisation.ENOUGH,
    )


def _told(general: GeneralisedCase) -> list[tuple[Step, Value]]:
    """What is told of the case, in the order of the paper."""
    return [
        (step, general.told[step.id]) for step in general.walk.applicable if step.id in general.told
    ]


def _why(refused: Refused) -> str:
    _ = language().gettext
    match refused:
        case case_to_scenario.NotConfirmed():
            return _("Only a case that is closed and confirmed can be handed to the trainers.")
        case case_to_scenario.TooRare():
            return _(
                "This case is too rare: too few closed cases of the country share what it would tell, "
                "so it could single out a person. Nothing goes over."
            )
    return _("What would go over has changed since you opened this page. Read it again.")
