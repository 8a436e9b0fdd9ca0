"""Saving a view of the queue, and forgetting one."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services import supervising
from referral.web import access
from referral.web.access import Audience, audience
from referral.web.house import house
from referral.web.supervisor import bp
from referral.web.supervisor.filters import of_query

_ACTS = {"save": supervising.save_view, "remove": supervising.remove_view}


@bp.post("/views")
@audience(Audience.SUPERVISORS)
def keep_view() -> Response:
    """Save the filters as they stand, or forget a view."""
    query = of_query(request.form.get("filters", "")).query
    act = _ACTS.get(request.form.get("act", ""))
    if act and query:
        with house().database.writing() as db:
            act(db, query, by=access.officer(), now=clock.now())
    address = url_for(".queue")
    return redirect(f"{address}?{query}" if query else address, code=303)
