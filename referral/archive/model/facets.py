"""Under which values of each facet an event is found."""

from collections.abc import Iterator

from referral.archive.model.events import Event
from referral.archive.model.finding import Facet
from referral.engine.sources import Confidence


def facets_of(event: Event) -> frozenset[tuple[Facet, str]]:
    """Every facet and value of an event; one that sources dispute counts as conflicting, too."""
    return frozenset((facet, value) for facet, value in _pairs(event) if value)


def _pairs(event: Event) -> Iterator[tuple[Facet, str]]:
    for year in range(event.date.start.year, event.date.end.year + 1):
        yield Facet.YEAR, str(year)
    yield Facet.KIND, event.kind
    yield Facet.COUNTRY, event.country
    for state in event.states:
        yield Facet.STATE, state
    for document in event.documents:
        yield Facet.DOCUMENT, document.kind
        for language in document.existing():
            yield Facet.LANGUAGE, language
    yield Facet.SERIES, event.series
    yield Facet.CONFIDENCE, event.confidence
    if any(conflict.claims for conflict in event.conflicts):
        yield Facet.CONFIDENCE, Confidence.CONFLICTING
