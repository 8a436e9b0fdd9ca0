"""Returning, confirming and handing on a case. What cannot be taken is given back in the page alone."""

from uuid import UUID

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services import review
from referral.services.refusals import Refused
from referral.services.review import Remark
from referral.store.reviews import About, Move
from referral.web import access, moment
from referral.web.access import Audience, audience
from referral.web.locales import language
from referral.web.officer.operations import operation_of_form
from referral.web.pages import say
from referral.web.supervisor import bp
from referral.web.supervisor.cases import GivenBack, shown
from referral.web.supervisor.found import found

_VERDICTS = {"return": Move.RETURN, "confirm": Move.CONFIRM, "escalate": Move.ESCALATE}

_Typed = dict[tuple[About, str], Remark]


@bp.post("/<reference>/review")
@audience(Audience.SUPERVISORS)
def decide(reference: str) -> Response:
    """Take the verdict with its comments, or say why not and give everything back."""
    verdict = _VERDICTS.get(request.form.get("verdict", ""))
    operation, seen = operation_of_form(), request.form.get("seen", type=int)
    typed = _typed()
    if verdict is None or seen is None:
        abort(400)
    try:
        _decided(reference, verdict, typed, operation, seen)
    except review.NoSuchPlace:
        abort(400)
    except Refused as refused:
        return _given_back(reference, refused, typed)
    say(_done(verdict))
    return redirect(url_for(".queue"), code=303)


def _decided(reference: str, verdict: Move, typed: _Typed, operation: UUID, seen: int) -> None:
    remarks = list(typed.values()) if verdict is Move.RETURN else []
    with moment.writing() as db:
        case = found(db, reference)
        review.decide(
            db,
            case,
            verdict,
            remarks,
            seen_version=seen,
            by=access.officer(),
            now=clock.now(),
            operation=operation,
        )


def _typed() -> _Typed:
    """The comments of the form, by what they are pinned to; empty ones are none."""
    remarks: _Typed = {}
    for name, text in request.form.items():
        kind, _, place = name.removeprefix("comment-").partition("-")
        if name.startswith("comment-") and kind in set(About) and text.strip():
            about = About(kind)
            remarks[about, place] = Remark(about, place, text.strip())
    return remarks


def _given_back(reference: str, refused: Refused, typed: _Typed) -> Response:
    """The page again with everything that was typed, and why it was not taken."""
    status, slips = 422, {}
    match refused:
        case review.CommentsRefused():
            problem, slips = _some_refused(), dict.fromkeys(refused.places, _not_kept())
        case review.ChangedSinceOpened() | review.NotNow():
            status, problem = 409, _reload()
        case _:
            problem = _why(refused)
    texts = {place: remark.text for place, remark in typed.items()}
    return shown(reference, status=status, given_back=GivenBack(problem, texts, slips))


def _why(refused: Exception) -> str:
    _ = language().gettext
    match refused:
        case review.NoComment():
            return _(
                "To return a case, write at least one comment at the step or duty that is to be corrected."
            )
        case review.OwnCase():
            return _("You worked on this case yourself. Somebody else must review it.")
    return _("This is not yours to do.")


def _reload() -> str:
    return language().gettext(
        "This case changed since you opened it. Nothing was done, and what you typed is still here. "
        "Read the case again, then decide."
    )


def _some_refused() -> str:
    return language().gettext(
        "Some comments could identify a person, so nothing was kept. They are still in this page: "
        "change them and send again."
    )


def _not_kept() -> str:
    return language().gettext(
        "Leave out names, numbers, dates of birth and contacts, and use at most %(longest)s characters.",
        longest=language().number(review.LONGEST_COMMENT),
    )


def _done(verdict: Move) -> str:
    _ = language().gettext
    return {
        Move.RETURN: _("The case was returned to the officer with your comments."),
        Move.CONFIRM: _("The case is confirmed."),
        Move.ESCALATE: _("The case was handed to the focal point of the country."),
    }[verdict]
