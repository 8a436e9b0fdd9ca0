"""The archive as it is searched: in memory, built again whenever something is published. Pure."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from referral.archive.model.events import Event
from referral.archive.model.facets import facets_of
from referral.archive.model.finding import Facet, FacetCount, FacetCounts, Order, Query
from referral.archive.model.word_index import Term, WordIndex


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The events of one page in order, how many match in all, the counts, and where the next page begins."""

    events: tuple[Event, ...]
    total: int
    facets: tuple[FacetCounts, ...]
    after: str


class Index:
    """Every event by its date, its facets and its words."""

    def __init__(self, events: Sequence[Event], texts: Mapping[str, Iterable[str]]) -> None:
        """Index events, oldest first, and the texts by which each is found, by its id."""
        self._events = tuple(events)
        self.words = WordIndex(texts[event.id] for event in events)
        self._begins = [event.date.earliest.isoformat() for event in events]
        self._places = {event.id: place for place, event in enumerate(events)}
        found = [facets_of(event) for event in events]
        self._values = {facet: [_of(facet, them) for them in found] for facet in Facet}
        self._known = {facet: set(chain(*values)) for facet, values in self._values.items()}

    def page(self, query: Query, terms: Sequence[Term]) -> IndexPage:
        """A page of the events that hold all the terms and have what is chosen."""
        start = self.words.places_with(terms) if terms else set(range(len(self._events)))
        chosen = {facet: self._chosen(query, facet) for facet in Facet if query.values(facet)}
        matching = start.intersection(*chosen.values())
        places = self._after(query, matching)
        events = tuple(self._events[place] for place in places[: query.size])
        return IndexPage(
            events=events,
            total=len(matching),
            facets=tuple(
                self._counts(query, facet, start.intersection(*_others(chosen, facet)))
                for facet in Facet
            ),
            after=_mark(events[-1]) if len(places) > query.size else "",
        )

    def _chosen(self, query: Query, facet: Facet) -> set[int]:
        wanted = frozenset(query.values(facet))
        places = enumerate(self._values[facet])
        return {place for place, values in places if not wanted.isdisjoint(values)}

    def _after(self, query: Query, matching: set[int]) -> list[int]:
        """The places that are left after those of earlier pages, in order."""
        is_newest_first = query.order is Order.NEWEST
        begin = self._beginning(query)
        if begin is not None:
            matching = {one for one in matching if (one < begin) is is_newest_first}
        return sorted(matching, reverse=is_newest_first)

    def _beginning(self, query: Query) -> int | None:
        """Events below that place come after the mark, newest first; those from it on, oldest first."""
        day, _, event = query.after.partition("~")
        is_newest_first = query.order is Order.NEWEST
        if event in self._places:
            return self._places[event] + (not is_newest_first)
        try:
            begins = date.fromisoformat(day).isoformat()
        except ValueError:
            return None
        return (bisect_right if is_newest_first else bisect_left)(self._begins, begins)

    def _counts(self, query: Query, facet: Facet, within: set[int]) -> FacetCounts:
        found = Counter(chain.from_iterable(map(self._values[facet].__getitem__, within)))
        chosen = query.values(facet)
        values = found.keys() | self._known[facet].intersection(chosen)
        shown = [FacetCount(value, found[value], value in chosen) for value in values]
        if facet is Facet.YEAR:
            return FacetCounts(facet, tuple(sorted(shown, key=_value, reverse=True)))
        return FacetCounts(facet, tuple(sorted(shown, key=lambda one: (-one.count, one.value))))


def _of(facet: Facet, found: Iterable[tuple[Facet, str]]) -> list[str]:
    return [str(value) for one, value in found if one is facet]


def _others(chosen: Mapping[Facet, set[int]], facet: Facet) -> Iterator[set[int]]:
    return (them for other, them in chosen.items() if other is not facet)


def _mark(last: Event) -> str:
    """What the address of the next page says of the last event of this one."""
    return f"{last.date.earliest.isoformat()}~{last.id}"


def _value(count: FacetCount) -> str:
    return count.value
