"""One page about a case, and the look into it, which is put on record before anything is shown."""

from collections.abc import Mapping

from flask import redirect, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services import review, summaries, supervising
from referral.services.review import Remark
from referral.store import posts
from referral.store.reviews import About, Move
from referral.web import access
from referral.web.access import Audience, audience
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page
from referral.web.supervisor import bp, words
from referral.web.supervisor.found import found
from referral.web.supervisor.summary import Page


@bp.get("/<reference>")
@audience(Audience.SUPERVISORS)
def case(reference: str) -> Response:
    """The summary; whoever has not opened it today is asked to, since opening is put on record."""
    return shown(reference)


@bp.post("/<reference>/look")
@audience(Audience.SUPERVISORS)
def look(reference: str) -> Response:
    """Put the look on record, then show the summary."""
    with house().database.writing() as db:
        supervising.look(db, found(db, reference), by=access.officer(), now=clock.now())
    return redirect(url_for(".case", reference=reference), code=303)


def shown(
    reference: str,
    *,
    status: int = 200,
    problem: str = "",
    typed: Mapping[tuple[About, str], Remark] | None = None,
    slips: Mapping[tuple[About, str], str] | None = None,
) -> Response:
    """The summary, filled with what was typed when it could not be taken."""
    who, now = access.officer(), clock.now()
    with house().database.reading() as db:
        one = found(db, reference)
        post = posts.get(db, one.post_id)
        if not supervising.has_looked(db, one, who, now):
            return page("supervisor/look.html", case=one, post=post)
        told = summaries.summary(db, one)
    return page(
        "supervisor/case.html",
        status=status,
        case=Page(told, post, now),
        possible=review.possible(told.file.review, who.role),
        is_own=review.is_own(told.file.case, told.authors, who),
        version=review.version(told.file.review),
        problem=problem,
        typed={key: remark.text for key, remark in (typed or {}).items()},
        slips=slips or {},
        longest=review.LONGEST_COMMENT,
        states=words.states(language()),
        moves=words.moves(language()),
        happenings=words.happenings(language()),
        About=About,
        Move=Move,
    )
