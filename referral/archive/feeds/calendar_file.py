"""The archive as a calendar (RFC 5545).

A calendar knows whole days only. An event of which the month or the year alone is known therefore spans
all days that it may mean, is marked tentative and takes up no time, and says so in its first sentence.
"""

from collections.abc import Sequence

from icalendar import Calendar, Event

from referral.archive.feeds.entry import NEXT_DAY, FeedEntry, first_day, last_day

PRODUCT = "-//Identify and refer//Events archive//EN"


def calendar_file(title: str, entries: Sequence[FeedEntry], host: str) -> bytes:
    """The calendar file of these events."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for one in entries:
        calendar.add_component(_event(one, host))
    return bytes(calendar.to_ical())


def _event(one: FeedEntry, host: str) -> Event:
    event = Event()
    event.add("uid", f"{one.id}@{host}")
    event.add("dtstamp", one.changed)
    event.add("last-modified", one.changed)
    event.add("dtstart", first_day(one.begins))
    event.add("dtend", last_day(one.ends) + NEXT_DAY)
    event.add("summary", one.title, parameters={"LANGUAGE": one.language})
    event.add("description", "\n\n".join(filter(None, (one.when, one.summary, *one.doubts))))
    event.add("url", one.address)
    event.add("categories", [one.kind_word])
    event.add("status", "CONFIRMED" if one.is_exact else "TENTATIVE")
    event.add("transp", "OPAQUE" if one.is_exact else "TRANSPARENT")
    if one.place:
        event.add("location", one.place)
    return event
