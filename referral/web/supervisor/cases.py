"""The page of one case. A look into it is recorded before anything is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.i18n.words import review_words
from referral.services.supervision import case_summary, queue_access, review
from referral.store.accounts import posts
from referral.store.supervision.reviews import About, ReviewMove
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.supervisor import bp, remarks
from referral.web.supervisor.scope import NotLookedInto, visible_case
from referral.web.supervisor.summary import SummaryPage


@bp.get("/<reference>")
@audience(Audience.SUPERVISORS)
def case(reference: str) -> Response:
    """The summary. Who has not opened it today is asked to, because opening is recorded."""
    return shown(reference)


@bp.post("/<reference>/look")
@audience(Audience.SUPERVISORS)
def look(reference: str) -> Response:
    """Record the look, then show the summary."""
    with request_db.urgent_transaction() as db:
        queue_access.look(
            db, visible_case(db, reference), by=access.current_user(), now=clock.now()
        )
    if typed := remarks.texts():  # of a review that was sent without a look
        return shown(reference, given_back=ReviewFormAgain(typed=typed))
    return redirect(url_for(".case", reference=reference), code=303)


@bp.errorhandler(NotLookedInto)
def not_yet(_fault: NotLookedInto) -> Response:
    """Nothing was done: the page that puts the look on record."""
    return redirect(url_for(".case", **(request.view_args or {})), code=303)


@dataclass(frozen=True, slots=True)
class ReviewFormAgain:
    """A review form that was not accepted: why, what was typed, and the error of each field."""

    problem: str = ""
    typed: Mapping[tuple[About, str], str] = field(default_factory=dict)
    slips: Mapping[tuple[About, str], str] = field(default_factory=dict)


def shown(
    reference: str, *, status: int = 200, given_back: ReviewFormAgain = ReviewFormAgain()
) -> Response:
    """The summary, filled with what was typed when it could not be taken."""
    who, now = access.current_user(), clock.now()
    db = request_db.read_session()
    one = visible_case(db, reference)
    post = posts.get(db, one.post_id)
    if not queue_access.has_looked(db, one, who, now):
        typed = given_back.typed
        return page("supervisor/look.html", status=status, case=one, post=post, typed=typed)
    told = case_summary.summary(db, one)
    return page(
        "supervisor/case.html",
        status=status,
        case=SummaryPage(told, post, now),
        possible=review.possible(told.file.review, who.role),
        is_own=review.is_own(one, told.authors, who),
        version=review.version(told.file.review),
        given_back=given_back,
        longest=review.LONGEST_COMMENT,
        **_words(),
    )


def _words() -> dict[str, Any]:
    """What states, moves and happenings are called, and how a template names them."""
    return {
        "states": review_words.states(language()),
        "moves": review_words.moves(language()),
        "happenings": review_words.happenings(language()),
        "About": About,
        "Move": ReviewMove,
    }
