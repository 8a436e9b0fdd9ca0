"""The archivist's desk: what waits for a look, what was overtaken, and where to begin."""

from werkzeug.wrappers import Response

from referral.archive.services import curating, document_text, published_archive, uploads
from referral.archive.store import curating as kept
from referral.archive.web.curating import bp
from referral.archive.web.current_archive import archive, presenter
from referral.services.upkeep import worker
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page


@bp.get("")
@audience(Audience.ARCHIVISTS)
def desk() -> Response:
    """Drafts, corrections that their files have overtaken, and all events."""
    checklists = app_parts().settings.root / "checklists"
    db = request_db.read_session()
    drafts = kept.drafts(db)
    overtaken = curating.overtaken(db, checklists)
    corrected = {one.event for one in published_archive.standing(db)} - {
        one.event for one in overtaken
    }
    return page(
        "archive/curating/desk.html",
        told=presenter(),
        drafts=drafts,
        by_hand=curating.BY_HAND,
        overtaken=overtaken,
        corrected=corrected,
        unread=[(one, _why_unread(code)) for one, code in uploads.unread(db)],
        papers=archive().documents,
        events=archive().events,
    )


def _why_unread(code: str) -> str:
    _ = language().gettext
    sentences = {
        document_text.NOT_READABLE: _("It is damaged, or no PDF."),
        document_text.LOCKED: _("It asks for a passphrase."),
        document_text.GONE: _("The file is no longer in its folder."),
        worker.TOO_LONG: _("Reading it took too long."),
        worker.TOO_LARGE: _("Reading it needed too much memory."),
    }
    return sentences.get(code, _("Reading it failed several times."))
