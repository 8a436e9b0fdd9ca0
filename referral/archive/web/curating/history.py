"""What was published of an event, when and by whom; taking the last text back; and the file it should become."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from itertools import pairwise

from flask import abort, redirect, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.archive.definitions.corrections import file_text
from referral.archive.definitions.fields import normal
from referral.archive.services import curating
from referral.archive.services.curating import CuratingSources
from referral.archive.store import curating as kept
from referral.archive.store.curating import Revision
from referral.archive.web.curating import bp
from referral.store.accounts import people
from referral.web.app import access, numbers, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page, say


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """A published text: who, when, and its lines, each with "+", "-" or " " before it."""

    revision: Revision
    login: str
    lines: tuple[tuple[str, str], ...]


@bp.get("/events/<event>/history")
@audience(Audience.ARCHIVISTS)
def history(event: str) -> Response:
    """Every published text of an event with what it changed, newest first."""
    db = request_db.read_session()
    past = kept.history(db, event)
    first = file_text(app_parts().settings.root / "checklists", event)
    logins = {one.person_id: people.get(db, one.person_id).login for one in past}
    if not past and not first:
        abort(404)
    texts = [*(one.text or first for one in past), first]
    changes = [
        PublishedChange(one, logins[one.person_id], tuple(compared(before, after)))
        for one, (after, before) in zip(past, pairwise(texts), strict=True)
    ]
    return page("archive/curating/history.html", event_id=event, changes=changes)


@bp.post("/events/<event>/undoing")
@audience(Audience.ARCHIVISTS)
def undo(event: str) -> Response:
    """Take back the last published text of an event."""
    _, by = language().gettext, access.current_user()
    number = numbers.number("number") or 0
    try:
        curating.undo(publishing_desk(), event, number=number, now=clock.now(), by=by)
    except curating.NoSuchRevision:
        say(_("Something else was published meanwhile. Look at the history again."))
    else:
        say(_("The last change was taken back. What was before it is published again."))
    return redirect(url_for(".history", event=event), code=303)


@bp.get("/events/<event>.yaml")
@audience(Audience.ARCHIVISTS)
def export(event: str) -> Response:
    """The file that the event should become, and entries for the registers below it."""
    db = request_db.read_session()
    bundle = curating.bundle(db, app_parts().settings.root / "checklists", event)
    if not bundle.event:
        abort(404)
    parts = {"sources.yaml": bundle.sources, "documents.yaml": bundle.documents}
    added = "".join(f"\n# --- {name}\n{text}" for name, text in parts.items() if text)
    response = Response(bundle.event + added, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{event}.yaml"'
    return response


def publishing_desk() -> CuratingSources:
    """Where this request publishes, in moments of its own."""
    return CuratingSources(request_db.database(), app_parts().settings.root / "checklists")


def compared(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The lines of both texts, each with what became of it: "+" new, "-" gone, " " kept."""
    for line in ndiff(normal(before).splitlines(), normal(after).splitlines()):
        if not line.startswith("?"):
            yield line[0], line[2:]
