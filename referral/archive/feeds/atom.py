"""The archive as an Atom feed (RFC 4287), newest change first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from referral.archive.feeds.entry import FeedEntry
from referral.archive.feeds.xml_text import Element, add, root, written

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself."""

    title: str
    language: str
    address: str
    page: str
    author: str


def atom(feed: Feed, entries: Sequence[FeedEntry]) -> str:
    """The feed as text; an entry keeps the address of its page as its identity, forever."""
    ordered = sorted(entries, key=lambda one: (one.changed, one.id), reverse=True)
    top = root("feed", "atom")
    top.set("xml:lang", feed.language)
    add(top, "id", feed.address)
    add(top, "title", feed.title)
    add(top, "updated", moment(ordered[0].changed if ordered else NEVER))
    add(top, "link", rel="self", type="application/atom+xml", href=feed.address)
    add(top, "link", rel="alternate", type="text/html", href=feed.page)
    add(add(top, "author"), "name", feed.author)
    for one in ordered:
        _entry(add(top, "entry"), one)
    return written(top)


def moment(when: datetime) -> str:
    """A moment as RFC 3339 wants it, in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(node: Element, one: FeedEntry) -> None:
    add(node, "id", one.address)
    add(node, "title", one.title)
    add(node, "updated", moment(one.changed))
    for language, address in one.addresses.items():
        add(node, "link", rel="alternate", type="text/html", hreflang=language, href=address)
    add(node, "category", term=one.kind, label=one.kind_word)
    add(node, "summary", " ".join(filter(None, (f"{one.when}.", one.place, one.summary))))
