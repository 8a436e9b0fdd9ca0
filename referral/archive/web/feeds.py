"""What other programs read: Atom, iCalendar, CSV, JSON, JSON-LD, the sitemap, and OAI-PMH for libraries."""

from collections.abc import Iterable
from hashlib import sha256

from flask import request
from werkzeug.wrappers import Response

from referral import clock
from referral.archive.feeds import atom, calendar_file, linked, sitemap, tables
from referral.archive.oai.answers import answer
from referral.archive.oai.records import Repository, record
from referral.archive.web import bp
from referral.archive.web.citing import citations
from referral.archive.web.current_archive import archive, changed, event_of, presenter
from referral.archive.web.entries import addresses, entries, entry
from referral.web.app.access import Audience, audience, changes_nothing
from referral.web.app.addresses import absolute, host
from referral.web.app.application import app_parts
from referral.web.app.locales import language

AN_HOUR = "public, max-age=3600"
PAGES = ("every", "timeline", "map_of_places", "lineage", "chair")


@bp.get("/<locale>/events.atom")
@audience(Audience.EVERYONE)
def atom_feed() -> Response:
    """The events as a feed, what was changed last first."""
    _ = language().gettext
    feed = atom.Feed(
        title=_("Events of the Almaty Process"),
        language=language().tag,
        address=absolute("archive.atom_feed"),
        page=absolute("archive.every"),
        author=_("Identify and refer"),
    )
    return _sent(atom.atom(feed, entries(language())), "application/atom+xml", of=changed())


@bp.get("/<locale>/events.ics")
@audience(Audience.EVERYONE)
def calendar() -> Response:
    """The events as a calendar."""
    title = language().gettext("Events of the Almaty Process")
    text = calendar_file.calendar_file(title, entries(language()), host())
    return _sent(text, "text/calendar", file="almaty-process.ics", of=changed())


@bp.get("/<locale>/events/<event>.ics")
@audience(Audience.EVERYONE)
def calendar_event(event: str) -> Response:
    """One event as a calendar."""
    one = entry(event_of(event), language())
    text = calendar_file.calendar_file(one.title, [one], host())
    return _sent(text, "text/calendar", file=f"{event}.ics", of=[event])


@bp.get("/<locale>/events.csv")
@audience(Audience.EVERYONE)
def csv_dump() -> Response:
    """The events as a table."""
    return _sent(
        tables.csv_table(entries(language())), "text/csv", file="almaty-process.csv", of=changed()
    )


@bp.get("/<locale>/events.json")
@audience(Audience.EVERYONE)
def json_dump() -> Response:
    """The events as JSON."""
    return _sent(tables.json_rows(entries(language())), "application/json", of=changed())


@bp.get("/<locale>/events.jsonld")
@audience(Audience.EVERYONE)
def linked_dump() -> Response:
    """The events in the vocabulary of schema.org."""
    return _sent(linked.linked(entries(language())), "application/ld+json", of=changed())


@bp.get("/<locale>/events/<event>.jsonld")
@audience(Audience.EVERYONE)
def linked_event(event: str) -> Response:
    """One event in the vocabulary of schema.org."""
    return _sent(
        linked.linked_one(entry(event_of(event), language())), "application/ld+json", of=[event]
    )


@bp.get("/<locale>/events/<event>.bib")
@audience(Audience.EVERYONE)
def bibtex(event: str) -> Response:
    """The citation of an event's page for BibTeX."""
    text = dict(citations(presenter(), event_of(event)))["BibTeX"]
    return _sent(f"{text}\n", "application/x-bibtex", file=f"{event}.bib")


@bp.get("/sitemap.xml")
@audience(Audience.EVERYONE)
def site() -> Response:
    """Every public page of the archive and of the checklists."""
    library = app_parts().library
    pages = [addresses(f"archive.{name}") for name in PAGES]
    pages += [addresses("archive.one", event=event.id) for event in archive().events]
    pages += [addresses(name) for name in ("public.home", "public.about", "checklists.every")]
    pages += [addresses("checklists.one", name=a, country=b) for a, b in library.names()]
    return _sent(sitemap.sitemap(pages), "application/xml")


@bp.route("/oai", methods=["GET", "POST"])
@audience(Audience.EVERYONE)
@changes_nothing
def oai() -> Response:
    """The archive for libraries: OAI-PMH 2.0; the protocol asks by GET and by POST alike."""
    given = request.form if request.method == "POST" else request.args
    text = answer(list(given.items(multi=True)), _repository(), now=clock.now())
    return _sent(text, "text/xml")


def _repository() -> Repository:
    records = [
        record(host(), [entry(event, other) for other in app_parts().languages])
        for event in archive().events
    ]
    return Repository(
        name=language().gettext("Events of the Almaty Process"),
        address=absolute("archive.oai"),
        contact=f"postmaster@{host()}",  # the one address that every domain has (RFC 5321, 4.5.1)
        records=tuple(sorted(records, key=lambda one: (one.changed, one.identifier))),
        sets={event.kind.value: presenter().word(event.kind) for event in archive().events},
    )


def _sent(text: str | bytes, kind: str, *, file: str = "", of: Iterable[str] = ()) -> Response:
    """A feed; readers that have it already, by its tag or its date, are told no more than that."""
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Cache-Control"] = AN_HOUR
    if file:
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    response.set_etag(sha256(response.get_data()).hexdigest()[:16])
    response.last_modified = max((changed()[one] for one in of), default=None)
    return response.make_conditional(request)
