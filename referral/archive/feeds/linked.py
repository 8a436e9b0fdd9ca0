"""The archive in the vocabulary of schema.org, as JSON-LD."""

import json
from collections.abc import Sequence
from typing import Any

from referral.archive.feeds.entry import FeedDocument, FeedEntry

CONTEXT = "https://schema.org"
ATTENDANCE = {
    True: f"{CONTEXT}/OnlineEventAttendanceMode",
    False: f"{CONTEXT}/OfflineEventAttendanceMode",
}


def linked(entries: Sequence[FeedEntry]) -> str:
    """Several events as one graph."""
    return _text({"@context": CONTEXT, "@graph": [thing(one) for one in entries]})


def linked_one(entry: FeedEntry) -> str:
    """One event as a document of its own."""
    return _text({"@context": CONTEXT, **thing(entry)})


def thing(one: FeedEntry) -> dict[str, Any]:
    """An event as schema.org says it; what is not known is left out."""
    said = {
        "@type": "Event",
        "@id": one.address,
        "url": one.address,
        "identifier": one.id,
        "name": one.title,
        "description": one.summary,
        "inLanguage": one.language,
        "startDate": one.begins,
        "endDate": one.ends,
        "eventAttendanceMode": ATTENDANCE[one.online],
        "location": _location(one),
        "organizer": [{"@type": "Organization", "name": name} for name in one.organisers],
        "attendee": [{"@type": "Country", "name": name} for name in one.states],
        "superEvent": {"@type": "EventSeries", "name": one.series} if one.series else None,
        "subjectOf": [_paper(paper) for paper in one.documents],
        "citation": list(one.sources),
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def _location(one: FeedEntry) -> dict[str, Any] | None:
    if one.online:
        return {"@type": "VirtualLocation", "url": one.address}
    if not one.place:
        return None
    address = {"addressLocality": one.city, "addressCountry": one.country}
    known = {name: value for name, value in address.items() if value}
    return {
        "@type": "Place",
        "name": one.place,
        "address": {"@type": "PostalAddress", **known},
    }


def _paper(paper: FeedDocument) -> dict[str, Any]:
    said = {
        "@type": "DigitalDocument",
        "name": paper.title,
        "genre": paper.kind,
        "inLanguage": list(paper.languages),
        "url": paper.address,
    }
    return {name: value for name, value in said.items() if value not in ("", [])}


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)
