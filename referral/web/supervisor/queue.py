"""The queue: the cases of the supervisor's posts, what hurts most first."""

from werkzeug.wrappers import Response

from referral.web.access import Audience, audience
from referral.web.pages import page
from referral.web.supervisor import bp


@bp.get("")
@audience(Audience.SUPERVISORS)
def queue() -> Response:
    """The cases that need eyes, in the order in which they need them."""
    return page("supervisor/queue.html", cases=[])
