"""Writing an event: the form, the draft it becomes, the look at it, and publishing."""

from pathlib import Path
from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.archive.definitions.corrections import can_be_id
from referral.archive.definitions.fields import FIELDS, RECORDS, WORDS, form_of
from referral.archive.model.events import EventKind, Mode, Relevance
from referral.archive.services import curating
from referral.archive.store import curating as kept
from referral.archive.web.curating import bp
from referral.archive.web.curating.history import compared, publishing_desk
from referral.archive.web.current_archive import archive, presenter
from referral.archive.web.reading import shown
from referral.archive.words.form_labels import labels
from referral.engine.sources import Confidence
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.language_switch import shows_again
from referral.web.app.locales import language
from referral.web.app.pages import page, say

CHOICES = {"kind": EventKind, "mode": Mode, "relevance": Relevance, "confidence": Confidence}
LONG = frozenset({"summary", "conflicts", "new_sources", "new_documents", *WORDS, *RECORDS})
"""Fields of several lines."""

NEEDED = ("id", "kind", "title_en", "date", "summary", "confidence", "sources")


@bp.get("/new")
@audience(Audience.ARCHIVISTS)
def new() -> Response:
    """An empty form."""
    form = {**dict.fromkeys(FIELDS, ""), "mode": Mode.UNKNOWN, "confidence": Confidence.UNVERIFIED}
    return _form_page(form, event="")


@bp.get("/events/<event>")
@audience(Audience.ARCHIVISTS)
def edit(event: str) -> Response:
    """The form of an event: its draft, else what is published."""
    db = request_db.read_session()
    bundle = curating.bundle(db, _checklists(), event)
    if not bundle.event:
        abort(404)
    return _form_page(form_of(bundle), event=event)


def _again() -> Response:
    return _form_page(_typed(), event=request.form.get("event", ""))


@bp.post("/events")
@audience(Audience.ARCHIVISTS)
@shows_again(_again)
def save() -> Response:
    """Keep the fields as a draft and go on to the look at it; nothing is published by this."""
    form = _typed()
    slips = _slips(form)
    if slips:
        return _form_page(form, event=request.form.get("event", ""), slips=slips, status=422)
    with request_db.transaction() as db:
        event = curating.draft(db, form, now=clock.now(), by=access.current_user())
    return redirect(url_for(".preview", event=event), code=303)


@bp.get("/events/<event>/preview")
@audience(Audience.ARCHIVISTS)
def preview(event: str) -> Response:
    """The draft as it would be published, its faults, and what changes."""
    db = request_db.read_session()
    try:
        look = curating.preview(db, _checklists(), event)
    except curating.NoSuchDraft:
        abort(404)
    return page(
        "archive/curating/preview.html",
        look=look,
        event_id=event,
        remarks=[line.lstrip("# ") for line in look.draft.text.splitlines() if line[:1] == "#"],
        changed_lines=tuple(compared(look.before, look.draft.text)),
        **_as_page(look),
    )


@bp.post("/events/<event>/publication")
@audience(Audience.ARCHIVISTS)
def publish(event: str) -> Response:
    """Publish the draft that was seen."""
    _ = language().gettext
    seen, by = request.form.get("seen", ""), access.current_user()
    try:
        curating.publish(publishing_desk(), event, seen=seen, now=clock.now(), by=by)
    except curating.NoSuchDraft:
        abort(404)
    except (curating.NotWhatWasSeen, curating.DraftUnsound):
        say(_("The draft was changed meanwhile or has faults. Look at it again."))
        return redirect(url_for(".preview", event=event), code=303)
    say(_("The event is published. Everyone can see it now."))
    return redirect(url_for("archive.one", event=event), code=303)


@bp.post("/events/<event>/discarding")
@audience(Audience.ARCHIVISTS)
def discard(event: str) -> Response:
    """Forget a draft."""
    with request_db.transaction() as db:
        if kept.draft(db, event) is None:
            abort(404)
        curating.discard(db, event)
    say(language().gettext("The draft was discarded. What is published did not change."))
    return redirect(url_for(".desk"), code=303)


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "").strip() for name in FIELDS}


def _as_page(look: curating.Preview) -> dict[str, Any]:
    return shown(look.event) if look.event else {"told": presenter()}


def _slips(form: dict[str, str]) -> dict[str, str]:
    """What is wrong with the fields before they can be a draft at all, by field."""
    _ = language().gettext
    slips = {name: _("Fill this in.") for name in NEEDED if not form[name]}
    if "sources" in slips:
        slips["sources"] = _("Name at least one source. What has none cannot be published.")
    if form["id"] and not can_be_id(form["id"]):
        slips["id"] = _("Use small letters, digits and hyphens, such as som-2-2015-astana.")
    return slips


def _form_page(
    form: dict[str, str], *, event: str, slips: dict[str, str] | None = None, status: int = 200
) -> Response:
    teller = presenter()
    choices = {name: [(one.value, teller.choice(one)) for one in CHOICES[name]] for name in CHOICES}
    return page(
        "archive/curating/form.html",
        status=status,
        form=form,
        event=event,
        labels=labels(language()),
        choices=choices,
        long=LONG,
        needed=NEEDED,
        slips=slips or {},
        archive=archive(),
        told=teller,
    )


def _checklists() -> Path:
    return app_parts().settings.root / "checklists"
