"""Finding events: which numbers match, how many would with another choice, and one page of them by date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select, tuple_
from sqlalchemy.orm import Session

from referral.archive.model.finding import Count, Facet, FacetCounts, Order, Query
from referral.archive.store.archive import EventRow
from referral.archive.store.archive_facets import Sets, sets

_FEW = 500
"""So many matches are fetched and sorted; of more, the page is read off the index by date."""

_STRIDE = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """Numbers of one page in order, how many match in all, the counts, and where the next page begins."""

    numbers: tuple[int, ...]
    total: int
    facets: tuple[FacetCounts, ...]
    after: str


def page(session: Session, query: Query, with_words: int | None) -> Page:
    """A page of what matches; ``with_words`` is the set that holds the words, None when none are asked for."""
    known = sets(session)
    everything = _union(known, Facet.KIND, [one for facet, one in known if facet is Facet.KIND])
    start = everything if with_words is None else with_words
    chosen = {facet: _chosen(known, query, facet) for facet in Facet}
    matching = _without(start, chosen, None)
    places = _places(session, query, matching, known)
    numbers = tuple(number for _, number in places[: query.size])
    more = len(places) > query.size
    return Page(
        numbers=numbers,
        total=matching.bit_count(),
        facets=tuple(
            _counts(known, query, facet, _without(start, chosen, facet)) for facet in Facet
        ),
        after="~".join(map(str, places[query.size - 1])) if more else "",
    )


def _chosen(known: Sets, query: Query, facet: Facet) -> int | None:
    values = query.values(facet)
    return _union(known, facet, values) if values else None


def _union(known: Sets, facet: Facet, values: Sequence[str]) -> int:
    found = 0
    for value in values:
        found |= known.get((facet, value), 0)
    return found


def _without(start: int, chosen: dict[Facet, int | None], left_out: Facet | None) -> int:
    for facet, kept in chosen.items():
        if kept is not None and facet is not left_out:
            start &= kept
    return start


def _counts(known: Sets, query: Query, facet: Facet, within: int) -> FacetCounts:
    chosen = query.values(facet)
    counts = [
        Count(value, (kept & within).bit_count(), value in chosen)
        for (one, value), kept in known.items()
        if one is facet
    ]
    shown = [one for one in counts if one.count or one.is_chosen]
    if facet is Facet.YEAR:
        return FacetCounts(facet, tuple(sorted(shown, key=lambda one: one.value, reverse=True)))
    return FacetCounts(facet, tuple(sorted(shown, key=lambda one: (-one.count, one.value))))


def _places(session: Session, query: Query, matching: int, known: Sets) -> list[tuple[str, int]]:
    """The places of one page and one more, as (first day, number)."""
    if not matching:
        return []
    places = _few if matching.bit_count() <= _FEW else _many
    found = places(session, query, matching, known)
    return [place for place, _ in zip(found, range(query.size + 1), strict=False)]


def _few(session: Session, query: Query, matching: int, known: Sets) -> Iterator[tuple[str, int]]:
    for row in session.execute(_ordered(query).where(EventRow.number.in_(_numbers(matching)))):
        yield row[0], row[1]


def _many(session: Session, query: Query, matching: int, known: Sets) -> Iterator[tuple[str, int]]:
    bits = matching.to_bytes((matching.bit_length() + 7) // 8, "little")
    bounded = _ordered(query)
    years = [one for (facet, one), kept in known.items() if facet is Facet.YEAR and kept & matching]
    if years and query.order is Order.NEWEST:  # nothing that matches began after the last of them
        bounded = bounded.where(EventRow.begins <= f"{max(years)}-12-31")
    last: tuple[str, int] | None = None
    while True:
        stride = bounded.limit(_STRIDE)
        rows = session.execute(stride.where(_beyond(query, last)) if last else stride).all()
        for begins, number in rows:
            if number >> 3 < len(bits) and bits[number >> 3] >> (number & 7) & 1:
                yield begins, number
        if len(rows) < _STRIDE:
            return
        last = rows[-1][0], rows[-1][1]


def _ordered(query: Query) -> Select[str, int]:
    columns = (EventRow.begins, EventRow.number)
    ordered = select(*columns).order_by(
        *(one.desc() if query.order is Order.NEWEST else one.asc() for one in columns)
    )
    after = _place_of(query.after)
    return ordered.where(_beyond(query, after)) if after else ordered


def _beyond(query: Query, place: tuple[str, int]) -> ColumnElement[bool]:
    here = tuple_(EventRow.begins, EventRow.number)
    return here < place if query.order is Order.NEWEST else here > place


def _place_of(after: str) -> tuple[str, int] | None:
    begins, _, number = after.partition("~")
    return (begins, int(number)) if begins and number.isdecimal() and len(number) < 10 else None


def _numbers(matching: int) -> list[int]:
    found = []
    while matching:
        lowest = matching & -matching
        found.append(lowest.bit_length() - 1)
        matching ^= lowest
    return found
