"""The list of events: words to search for, facets to narrow down; every state of it is an address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from referral.archive.model.events import DocumentKind, EventKind
from referral.archive.model.finding import Facet, FacetCount, HitPage, Query, TextPiece
from referral.archive.services import published_archive
from referral.archive.web import bp
from referral.archive.web.current_archive import presenter
from referral.archive.web.presentation import ArchivePresenter
from referral.engine.sources import Confidence
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page

LONGEST = 200  # letters of a search
SHOWN_AT_ONCE = (Facet.YEAR, Facet.KIND)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet as a link: choosing it, or taking it back."""

    label: str
    address: str
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with its choices."""

    label: str
    choices: tuple[FacetValue, ...]
    is_open: bool


@bp.get("/<locale>/events")
@audience(Audience.EVERYONE)
def every() -> Response:
    """The events, all or those asked for."""
    query, checklists = asked(), app_parts().settings.root / "checklists"
    found = published_archive.find(
        request_db.read_session(), checklists, query, app_parts().languages, language()
    )
    return page(
        "archive/every.html",
        told=presenter(),
        query=query,
        found=found,
        hits=[(hit, _marked(hit.title), _marked(hit.excerpt)) for hit in found.hits],
        shelves=tuple(_shelves(query, found)),
        removals=tuple(_removals(query)),
        first=address_of(Query(query.words, query.chosen)) if query.after else "",
        further=address_of(query, after=found.after) if found.after else "",
    )


def asked() -> Query:
    """The query that the present address spells; what it cannot mean is left out."""
    return Query(
        words=" ".join(request.args.get("q", "").split())[:LONGEST],
        chosen=tuple(
            (facet, value)
            for facet in Facet
            for value in request.args.getlist(facet.value)
            if value
        ),
        after=request.args.get("after", ""),
    )


def address_of(query: Query, *, after: str = "") -> str:
    """The address that spells a query."""
    values: dict[str, Any] = {facet.value: list(query.values(facet)) for facet in Facet}
    return url_for("archive.every", q=query.words or None, after=after or None, **values)


def label_of(teller: ArchivePresenter, facet: Facet, value: str) -> str:
    """The word for a value of a facet."""
    match facet:
        case Facet.KIND:
            return teller.word(EventKind(value)) if value in set(EventKind) else value
        case Facet.DOCUMENT:
            return teller.word(DocumentKind(value)) if value in set(DocumentKind) else value
        case Facet.CONFIDENCE:
            return teller.choice(Confidence(value)) if value in set(Confidence) else value
        case Facet.SERIES:
            series = teller.archive.series.get(value)
            return teller.series(series) if series else value
        case Facet.LANGUAGE:
            return teller.tongue(value)
        case Facet.COUNTRY | Facet.STATE:
            return teller.party(value)
    return value


def _shelves(query: Query, found: HitPage) -> Iterator[FacetGroup]:
    teller = presenter()
    for facet in found.facets:
        choices = tuple(_choice(teller, query, facet.facet, one) for one in facet.counts)
        chosen = any(one.is_chosen for one in choices)
        if choices:
            yield FacetGroup(
                teller.word(facet.facet), choices, chosen or facet.facet in SHOWN_AT_ONCE
            )


def _choice(teller: ArchivePresenter, query: Query, facet: Facet, one: FacetCount) -> FacetValue:
    address = address_of(query.chosen_otherwise(facet, one.value))
    return FacetValue(label_of(teller, facet, one.value), address, one.count, one.is_chosen)


def _removals(query: Query) -> Iterator[FacetValue]:
    teller = presenter()
    for facet, value in query.chosen:
        address = address_of(query.chosen_otherwise(facet, value))
        yield FacetValue(label_of(teller, facet, value), address)


def _marked(runs: Iterable[TextPiece]) -> Markup:
    """A text with what was looked for marked."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(run.text) if run.is_hit else escape(run.text)
        for run in runs
    )
