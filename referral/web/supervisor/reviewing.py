"""Returning, confirming and escalating a case. A form that is not accepted is shown again and not stored."""

from uuid import UUID

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.cases.refusals import Refused
from referral.services.supervision import review
from referral.store.supervision.reviews import ReviewMove
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.numbers import number
from referral.web.app.pages import say
from referral.web.officer.operations import operation_of_form
from referral.web.supervisor import bp, remarks
from referral.web.supervisor.cases import ReviewFormAgain, shown
from referral.web.supervisor.scope import NotLookedInto, looked_into

_VERDICTS = {
    "return": ReviewMove.RETURN,
    "confirm": ReviewMove.CONFIRM,
    "escalate": ReviewMove.ESCALATE,
}


def _again(reference: str) -> Response:
    return shown(reference, given_back=ReviewFormAgain(typed=remarks.texts()))


@bp.post("/<reference>/review")
@audience(Audience.SUPERVISORS)
@shows_again(_again)
def decide(reference: str) -> Response:
    """Take the verdict with its comments, or say why not and give everything back."""
    verdict = _VERDICTS.get(request.form.get("verdict", ""))
    operation, seen = operation_of_form(), number("seen")
    if verdict is None or seen is None:
        abort(400)
    try:
        _decided(reference, verdict, operation, seen)
    except review.NoSuchPlace:
        abort(400)
    except NotLookedInto:
        return shown(reference, status=409, given_back=ReviewFormAgain(typed=remarks.texts()))
    except Refused as refused:
        return _given_back(reference, refused)
    say(_done(verdict))
    return redirect(url_for(".queue"), code=303)


def _decided(reference: str, verdict: ReviewMove, operation: UUID, seen: int) -> None:
    said = list(remarks.typed().values()) if verdict is ReviewMove.RETURN else []
    with request_db.transaction() as db:
        case = looked_into(db, reference)
        review.decide(
            db,
            case,
            verdict,
            said,
            seen_version=seen,
            by=access.current_user(),
            now=clock.now(),
            operation=operation,
        )


def _given_back(reference: str, refused: Refused) -> Response:
    """The page again with everything that was typed, and why it was not taken."""
    status, slips = 422, {}
    match refused:
        case review.CommentsRefused():
            problem, slips = _some_refused(), dict.fromkeys(refused.places, _not_kept())
        case review.ChangedSinceOpened() | review.WrongState():
            status, problem = 409, _reload()
        case _:
            problem = _why(refused)
    given_back = ReviewFormAgain(problem, remarks.texts(), slips)
    return shown(reference, status=status, given_back=given_back)


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


def _done(verdict: ReviewMove) -> str:
    _ = language().gettext
    return {
        ReviewMove.RETURN: _("The case was returned to the officer with your comments."),
        ReviewMove.CONFIRM: _("The case is confirmed."),
        ReviewMove.ESCALATE: _("The case was handed to the focal point of the country."),
    }[verdict]
