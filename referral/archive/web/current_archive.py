"""The published archive of this request, and its texts in the reader's language."""

from datetime import datetime
from typing import cast

from flask import abort, g

from referral.archive.model.events import Archive, Event
from referral.archive.services import published_archive
from referral.archive.web.presentation import ArchivePresenter
from referral.web.app import request_db
from referral.web.app.application import app_parts
from referral.web.app.locales import language


def archive() -> Archive:
    """Everything that is published now."""
    if "archive" not in g:
        db = request_db.read_session()
        g.archive = published_archive.published(db, app_parts().settings.root / "checklists")
    return cast(Archive, g.archive)


def changed() -> dict[str, datetime]:
    """When each event was changed last."""
    if "changed" not in g:
        g.changed = published_archive.changed(
            request_db.read_session(), app_parts().settings.root / "checklists"
        )
    return cast("dict[str, datetime]", g.changed)


def presenter() -> ArchivePresenter:
    """The archive in the language of the page."""
    return ArchivePresenter(archive(), language())


def event_of(event_id: str) -> Event:
    """The event of that id; a page that is not found when there is none."""
    try:
        return archive().event(event_id)
    except KeyError:
        abort(404)
