"""The archivist's desk: what waits for a look, what was overtaken, and where to begin."""

from werkzeug.wrappers import Response

from referral.services import almanac, curating
from referral.store import curating as kept
from referral.web import moment
from referral.web.access import Audience, audience
from referral.web.archive.shelf import archive, told
from referral.web.curating import bp
from referral.web.house import house
from referral.web.pages import page


@bp.get("")
@audience(Audience.ARCHIVISTS)
def desk() -> Response:
    """Drafts, corrections that their files have overtaken, and all events."""
    checklists = house().settings.root / "checklists"
    db = moment.reading()
    drafts = kept.drafts(db)
    overtaken = curating.overtaken(db, checklists)
    corrected = {one.event for one in almanac.standing(db)} - {one.event for one in overtaken}
    return page(
        "archivist/desk.html",
        told=told(),
        drafts=drafts,
        by_hand=curating.BY_HAND,
        overtaken=overtaken,
        corrected=corrected,
        events=archive().events,
    )
