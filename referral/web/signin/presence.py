"""Who is signed in at this browser now, for pages that stay open in other tabs."""

from flask import Blueprint, g, jsonify
from werkzeug.wrappers import Response

from referral.web.app import access
from referral.web.app.access import Audience, audience
from referral.web.app.signing import forgery_token

bp = Blueprint("presence", __name__, url_prefix="/<locale>")


@bp.get("/presence")
@audience(Audience.EVERYONE)
def who() -> Response:
    """The number of the account, or nothing; that a page asks is no sign that anybody is there."""
    here = access.actor()
    g.pop("actor", None)  # what would count as activity, and keep an abandoned tab signed in
    if here is None:
        return jsonify(person="")
    return jsonify(person=str(here.person_id), csrf_token=forgery_token())
