"""Searching the published archive."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from referral.archive.importing.gazetteer import STATES
from referral.archive.model.events import Archive, Event
from referral.archive.model.finding import Hit, HitPage, Query
from referral.archive.model.index import Index
from referral.archive.model.marking import excerpt, marked
from referral.archive.model.word_index import stems_in
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Language


def index_of(
    archive: Archive,
    languages: Iterable[Language],
    further: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Index:
    """Index the events with everything that can be searched of them, in every language.

    ``further`` are texts by which an event is found as well, such as those of its documents.
    """
    words = [ArchiveWords(language) for language in languages]
    texts = {
        event.id: (
            *_texts(event, words),
            *_names_of_places(archive, event),
            *further.get(event.id, ()),
        )
        for event in archive.events
    }
    return Index(archive.events, texts)


def find(index: Index, query: Query, words: ArchiveWords) -> HitPage:
    """A page of events for a question, told in the reader's language."""
    terms, corrections = index.words.understood(query.words) if query.words else ((), ())
    page = index.page(query, terms)
    stems = stems_in(terms)
    return HitPage(
        hits=tuple(_hit(event, stems, words) for event in page.events),
        total=page.total,
        facets=page.facets,
        after=page.after,
        corrections=corrections,
    )


def _texts(event: Event, words: Iterable[ArchiveWords]) -> Iterable[str]:
    return dict.fromkeys(text for one in words for text in one.texts(event) if text)


def _names_of_places(archive: Archive, event: Event) -> Iterator[str]:
    """Where it was and who took part, by every name: Turkey is looked for as well as Türkiye."""
    if city := archive.cities.get(event.city):
        yield from (*dict(city.names.by_locale).values(), *city.also)
    for state in {event.country, *event.states}:
        yield from STATES.get(state, ())


def _hit(event: Event, stems: frozenset[str], words: ArchiveWords) -> Hit:
    _, *rest = words.texts(event)
    return Hit(event, marked(words.title(event), stems), excerpt(rest, stems))
