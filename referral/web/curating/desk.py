"""The archivist's desk: what waits for a look, what was overtaken, and where to begin."""

from werkzeug.wrappers import Response

from referral.services import almanac, curating, document_text, uploads, worker
from referral.store import curating as kept
from referral.web import moment
from referral.web.access import Audience, audience
from referral.web.archive.shelf import archive, told
from referral.web.curating import bp
from referral.web.house import house
from referral.web.locales import language
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
