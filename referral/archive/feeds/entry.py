"""An event as feeds tell of it, in the words of one language. Addresses are whole ones."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A document of an event; ``languages`` are those in which it is known to exist."""

    title: str
    kind: str
    languages: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One event. ``begins`` and ``ends`` are ISO dates as exact as they are known: 2016, 2016-11, 2016-11-29.

    ``when`` says the same in words; ``addresses`` are those of its page, by language.
    """

    id: str
    language: str
    title: str
    summary: str
    begins: str
    ends: str
    when: str
    changed: datetime
    addresses: dict[str, str]
    kind: str = ""
    kind_word: str = ""
    series: str = ""
    city: str = ""
    country: str = ""
    place: str = ""
    online: bool = False
    confidence: str = ""
    organisers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    documents: tuple[FeedDocument, ...] = ()
    sources: tuple[str, ...] = ()
    previous: str = ""
    following: str = ""
    doubts: tuple[str, ...] = field(default=())

    @property
    def address(self) -> str:
        """The address of its page in the language of the entry."""
        return self.addresses[self.language]

    @property
    def is_exact(self) -> bool:
        """Whether first and last day are known."""
        return len(self.begins) == len(self.ends) == len("2016-11-29")


def first_day(partial: str) -> date:
    """The earliest day that a date of any exactness can mean."""
    year, month, day = (*map(int, partial.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(partial: str) -> date:
    """The latest day that a date of any exactness can mean."""
    year, *rest = map(int, partial.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])
