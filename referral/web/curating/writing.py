"""Writing an event: the form, the draft it becomes, the look at it, and publishing."""

import re
from pathlib import Path
from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.archive.model import Kind, Mode, Relevance
from referral.definitions.events.fields import FIELDS, RECORDS, WORDS, form_of
from referral.engine.sources import Confidence
from referral.services import curating
from referral.store import curating as kept
from referral.web import access, moment
from referral.web.access import Audience, audience
from referral.web.archive.reading import shown
from referral.web.archive.shelf import archive, told
from referral.web.curating import bp
from referral.web.curating.history import compared, publishing_desk
from referral.web.curating.labels import labels
from referral.web.house import house
from referral.web.locales import language
from referral.web.pages import page, say

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 80
CHOICES = {"kind": Kind, "mode": Mode, "relevance": Relevance, "confidence": Confidence}
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
    db = moment.reading()
    bundle = curating.bundle(db, _checklists(), event)
    if not bundle.event:
        abort(404)
    return _form_page(form_of(bundle), event=event)


@bp.post("/events")
@audience(Audience.ARCHIVISTS)
def save() -> Response:
    """Keep the fields as a draft and go on to the look at it; nothing is published by this."""
    form = {name: request.form.get(name, "").strip() for name in FIELDS}
    slips = _slips(form)
    if slips:
        return _form_page(form, event=request.form.get("event", ""), slips=slips, status=422)
    with moment.writing() as db:
        event = curating.draft(db, form, now=clock.now(), by=access.officer())
    return redirect(url_for(".preview", event=event), code=303)


@bp.get("/events/<event>/preview")
@audience(Audience.ARCHIVISTS)
def preview(event: str) -> Response:
    """The draft as it would be published, its faults, and what changes."""
    db = moment.reading()
    try:
        look = curating.preview(db, _checklists(), event)
    except curating.NoSuchDraft:
        abort(404)
    return page(
        "archivist/preview.html",
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
    seen, by = request.form.get("seen", ""), access.officer()
    try:
        curating.publish(publishing_desk(), event, seen=seen, now=clock.now(), by=by)
    except curating.NoSuchDraft:
        abort(404)
    except (curating.NotWhatWasSeen, curating.Unsound):
        say(_("The draft was changed meanwhile or has faults. Look at it again."))
        return redirect(url_for(".preview", event=event), code=303)
    say(_("The event is published. Everyone can see it now."))
    return redirect(url_for("archive.one", event=event), code=303)


@bp.post("/events/<event>/discarding")
@audience(Audience.ARCHIVISTS)
def discard(event: str) -> Response:
    """Forget a draft."""
    with moment.writing() as db:
        if kept.draft(db, event) is None:
            abort(404)
        curating.discard(db, event)
    say(language().gettext("The draft was discarded. What is published did not change."))
    return redirect(url_for(".desk"), code=303)


def _as_page(look: curating.Preview) -> dict[str, Any]:
    return shown(look.event) if look.event else {"told": told()}


def _slips(form: dict[str, str]) -> dict[str, str]:
    """What is wrong with the fields before they can be a draft at all, by field."""
    _ = language().gettext
    slips = {name: _("Fill this in.") for name in NEEDED if not form[name]}
    if "sources" in slips:
        slips["sources"] = _("Name at least one source. What has none cannot be published.")
    if form["id"] and not (ID.fullmatch(form["id"]) and len(form["id"]) <= LONGEST_ID):
        slips["id"] = _("Use small letters, digits and hyphens, such as som-2-2015-astana.")
    return slips


def _form_page(
    form: dict[str, str], *, event: str, slips: dict[str, str] | None = None, status: int = 200
) -> Response:
    teller = told()
    choices = {name: [(one.value, teller.choice(one)) for one in CHOICES[name]] for name in CHOICES}
    return page(
        "archivist/form.html",
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
    return house().settings.root / "checklists"
