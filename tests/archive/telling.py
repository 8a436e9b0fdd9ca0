"""Words for stories about feeds: events as other programs are told of them."""

from datetime import UTC, datetime

from referral.archive.feeds.entry import FeedEntry

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HOST = "archive.example"


def entry(event: str = "meeting-2016", **known: object) -> FeedEntry:
    """An event of one day, with whatever else is said of it."""
    addresses = {one: f"https://{HOST}/{one}/events/{event}" for one in ("en", "ru", "kk")}
    said: dict[str, object] = {
        "id": event,
        "language": "en",
        "title": "A meeting",
        "summary": "People met.",
        "begins": "2016-11-29",
        "ends": "2016-11-29",
        "when": "29 November 2016",
        "changed": MORNING,
        "addresses": addresses,
        "kind": "other",
        "kind_word": "Other event",
    }
    return FeedEntry(**{**said, **known})  # type: ignore[arg-type]
