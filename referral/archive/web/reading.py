"""The page of one event, and the documents kept here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from referral.archive.model.events import Event
from referral.archive.model.finding import Facet, Query
from referral.archive.model.lineage import links_of, steps_of_event
from referral.archive.services import uploads
from referral.archive.web import bp
from referral.archive.web.citing import citations
from referral.archive.web.current_archive import archive, event_of, presenter
from referral.archive.web.finding import address_of, label_of
from referral.archive.web.presentation import ArchivePresenter
from referral.archive.web.steps import step_links
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.pages import page

A_YEAR = "public, max-age=31536000, immutable"
SANDBOX = "default-src 'none'; sandbox"


@dataclass(frozen=True, slots=True)
class EventFact:
    """A value beside the text of an event; ``address`` leads to the events that share it, "" for none."""

    label: str
    address: str = ""


@bp.get("/<locale>/events/<event>")
@audience(Audience.EVERYONE)
def one(event: str) -> Response:
    """One event: what is known of it, from where, and where sources disagree."""
    return page("archive/event.html", **shown(event_of(event)))


def shown(event: Event) -> dict[str, Any]:
    """What the page of an event is given."""
    line = archive().in_series(event)
    at = next((place for place, other in enumerate(line) if other.id == event.id), None)
    db = request_db.read_session()
    copies = uploads.of_documents(db, [paper.id for paper in event.documents])
    return {
        "told": presenter(),
        "event": event,
        "whole": next((other for other in archive().events if other.id == event.part_of), None),
        "parts": archive().parts_of(event),
        "event_before": line[at - 1] if at else None,
        "event_after": line[at + 1] if at is not None and at + 1 < len(line) else None,
        "facts": tuple(_facts(presenter(), event)),
        "links": links_of(archive(), event),
        "steps": step_links(steps_of_event(archive(), event)),
        "copies": copies,
        "citations": citations(presenter(), event),
    }


@bp.get("/events/documents/<version>")
@audience(Audience.EVERYONE)
def copy(version: str) -> Response:
    """A document kept here, by its SHA-256; it is only ever handed over, never shown or run."""
    db = request_db.read_session()
    kept = uploads.find(db, version)
    if kept is None:
        abort(404)
    content = uploads.content(app_parts().settings.instance, kept)
    response = Response(content, content_type=uploads.media_type(kept))
    file = f"{kept.document}-{kept.language}.{kept.format}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = A_YEAR
    return response


def _facts(teller: ArchivePresenter, event: Event) -> Iterator[tuple[str, tuple[EventFact, ...]]]:
    """The facts that are known, each under its label."""
    _ = teller.language.gettext
    series = (event.series,) if event.series else ()
    chair = (event.chair,) if event.chair else ()
    rows = (
        (_("Series"), _filters(teller, Facet.SERIES, series)),
        (_("Chair"), tuple(EventFact(teller.party(one)) for one in chair)),
        (_("Organisers"), tuple(EventFact(teller.party(one)) for one in event.organisers)),
        (_("With the support of"), tuple(EventFact(teller.party(one)) for one in event.funders)),
        (_("States taking part"), _filters(teller, Facet.STATE, event.states)),
        (_("Organisations"), tuple(EventFact(teller.party(one)) for one in event.organisations)),
        (
            _("On who took part"),
            (EventFact(teller.participants(event)),) if event.participants else (),
        ),
        (_("Named in public office"), tuple(map(EventFact, _people(teller, event)))),
    )
    yield from ((label, facts) for label, facts in rows if facts)


def _filters(
    teller: ArchivePresenter, facet: Facet, values: tuple[str, ...]
) -> tuple[EventFact, ...]:
    return tuple(
        EventFact(label_of(teller, facet, value), address_of(Query(chosen=((facet, value),))))
        for value in values
    )


def _people(teller: ArchivePresenter, event: Event) -> Iterator[str]:
    for person in event.people:
        yield f"{person.name} ({teller.role(person)})"
