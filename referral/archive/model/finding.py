"""What is asked of the archive and what comes back: queries, facets with counts, hits. Values only.

Several values of one facet are alternatives; several facets must all hold. A count says how many events would be
found if the value were chosen beside all that is chosen in other facets.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from referral.archive.model.events import Event

PAGE = 20


class Facet(StrEnum):
    """By what events can be narrowed down; the names are those of the address."""

    YEAR = "year"
    KIND = "kind"
    COUNTRY = "country"
    STATE = "state"
    DOCUMENT = "document"
    LANGUAGE = "language"
    SERIES = "series"
    CONFIDENCE = "confidence"


class Order(StrEnum):
    """By date, in one direction or the other."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Query:
    """A question: words in any of the languages, chosen values, order, and the ``after`` of the page before."""

    words: str = ""
    chosen: tuple[tuple[Facet, str], ...] = ()
    order: Order = Order.NEWEST
    after: str = ""
    size: int = PAGE

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen of one facet."""
        return tuple(value for one, value in self.chosen if one is facet)

    def chosen_otherwise(self, facet: Facet, value: str) -> "Query":
        """The question with that value chosen, or no longer chosen, from its first page."""
        pair = (facet, value)
        kept = tuple(one for one in self.chosen if one != pair)
        chosen = kept if pair in self.chosen else (*kept, pair)
        return replace(self, chosen=chosen, after="")


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value of a facet, how many events it would leave, and whether it is chosen."""

    value: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """A facet with its values, most frequent first; years, newest first."""

    facet: Facet
    counts: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of a text; ``is_hit`` where it is what was looked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A found event, its title and an excerpt in the reader's language, with what was looked for marked."""

    event: Event
    title: tuple[TextPiece, ...]
    excerpt: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class SpellingCorrection:
    """A word that nothing holds, and the known word that was looked for instead."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class HitPage:
    """A page of hits; ``after`` begins the next page, "" on the last. ``total`` counts all pages."""

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[FacetCounts, ...]
    after: str = ""
    corrections: tuple[SpellingCorrection, ...] = field(default=())
