"""Saving a view of the queue, and forgetting one."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.supervision import queue_access
from referral.store.accounts import people
from referral.store.database import Session
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.supervisor import bp, choices, scope
from referral.web.supervisor.filters import of_query

_ACTS = {"save": queue_access.save_view, "remove": queue_access.remove_view}


@bp.post("/views")
@audience(Audience.SUPERVISORS)
def keep_view() -> Response:
    """Save the filters as they stand, or forget a view."""
    act = _ACTS.get(request.form.get("act", ""))
    with request_db.transaction() as db:
        query = _offered(db)
        if act and query:
            act(db, query, by=access.current_user(), now=clock.now())
    address = url_for(".queue")
    return redirect(f"{address}?{query}" if query else address, code=303)


def _offered(db: Session) -> str:
    """The filters that were sent, as far as the queue offers them."""
    posts = scope.visible_posts(db)
    offered = choices.every(posts, people.officers_at(db, [post.id for post in posts]))
    return choices.known(of_query(request.form.get("filters", "")), offered).query
