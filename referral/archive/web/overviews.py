"""The archive at a glance: the timeline, the map, the line to the checklists, the chair and the members."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from math import sqrt

from werkzeug.wrappers import Response

from referral.archive.model.events import Chair, Event, LineageLink
from referral.archive.model.projection import HEIGHT, WIDTH, is_within, on_map
from referral.archive.printing.line import Station, draw
from referral.archive.web import bp
from referral.archive.web.current_archive import archive, presenter
from referral.archive.web.steps import StepLink, step_links, works_cited
from referral.i18n.words.checklist_words import ChecklistWords
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page

SMALLEST, GROWTH = 11, 2.9  # radius of a place on the map, and what each event adds
LEFT_OF_CIRCLE = frozenset({"bishkek"})
"""Cities whose names would run into the next circle if they stood on the right."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A line of the timeline: an event, or the chair passing on."""

    when: tuple[object, ...]
    event: Event | None = None
    chair: Chair | None = None


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year of the timeline."""

    year: int
    moments: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class PlaceMet:
    """A city with its events; ``x`` and ``y`` are its place on the map where it is shown."""

    id: str
    name: str
    country: str
    events: tuple[Event, ...]
    x: float = 0
    y: float = 0
    is_shown: bool = False

    @property
    def radius(self) -> float:
        """The larger the more events."""
        return round(SMALLEST + GROWTH * sqrt(len(self.events)), 1)

    @property
    def anchor(self) -> str:
        """Which end of the name stands at the circle."""
        return "end" if self.id in LEFT_OF_CIRCLE else "start"

    @property
    def label_x(self) -> float:
        """Where the name stands."""
        beside = self.radius + 6
        return round(self.x - beside if self.id in LEFT_OF_CIRCLE else self.x + beside, 1)


@dataclass(frozen=True, slots=True)
class LineageEvent:
    """An event of the line with what it led to."""

    event: Event
    link: LineageLink
    leads_to: tuple[Event, ...] = ()
    works: tuple[str, ...] = ()
    steps: tuple[StepLink, ...] = field(default=())


@bp.get("/<locale>/events/timeline")
@audience(Audience.EVERYONE)
def timeline() -> Response:
    """All events by year, with the chair passing on."""
    moments = sorted((*_events(), *_handovers()), key=lambda one: one.when)
    years = groupby(moments, key=lambda one: one.when[0].year)  # type: ignore[attr-defined]
    shown = tuple(TimelineYear(year, tuple(several)) for year, several in years)
    return page("archive/timeline.html", told=presenter(), years=shown)


@bp.get("/<locale>/events/map")
@audience(Audience.EVERYONE)
def map_of_places() -> Response:
    """The cities where people met."""
    return page(
        "archive/map.html",
        told=presenter(),
        places_met=tuple(_places()),
        elsewhere_met=tuple(one for one in archive().events if not one.city and not one.is_series),
        width=WIDTH,
        height=HEIGHT,
    )


@bp.get("/<locale>/events/lineage")
@audience(Audience.EVERYONE)
def lineage() -> Response:
    """The line from the conferences to the checklists, as a picture and in words."""
    line = tuple(_line())
    stations = [
        Station(
            one.event.id,
            presenter().title(one.event),
            presenter().when(one.event.date),
            presenter().word(one.link.act),
            one.link.leads_to,
        )
        for one in line
    ]
    last = line[-1].event.id if line else ""
    drawn = draw(stations, last, language().gettext("The checklists of this service"))
    return page("archive/lineage.html", told=presenter(), line=line, drawn=drawn)


@bp.get("/<locale>/events/chair")
@audience(Audience.EVERYONE)
def chair() -> Response:
    """Who was in the chair, and who belonged to the Process at what time."""
    memberships = archive().memberships
    parties = dict.fromkeys(party for one in memberships for party, _how in one.standings)
    table = [(party, [dict(one.standings).get(party) for one in memberships]) for party in parties]
    return page(
        "archive/chair.html",
        told=presenter(),
        chairs=[(one, _taken_at(one)) for one in archive().chairs],
        memberships=memberships,
        table=sorted(table, key=lambda row: -sum(how is not None for how in row[1])),
    )


def _events() -> Iterator[TimelineEntry]:
    for event in archive().events:
        yield TimelineEntry((event.date.earliest, 0, -event.date.latest.toordinal()), event=event)


def _handovers() -> Iterator[TimelineEntry]:
    for one in archive().chairs:
        event = _taken_at(one)
        since = event.date.latest if event else one.since.earliest
        yield TimelineEntry((since, 1, 0), chair=one)


def _taken_at(one: Chair) -> Event | None:
    return next((event for event in archive().events if event.id == one.taken_at), None)


def _places() -> Iterator[PlaceMet]:
    for city in archive().cities.values():
        events = tuple(event for event in archive().events if event.city == city.id)
        if not events:
            continue
        name, country = city.names.get(language().code), language().state(city.country)
        x, y = on_map(city.latitude, city.longitude)
        shown = is_within(city.latitude, city.longitude)
        yield PlaceMet(city.id, name, country, events, x, y, shown)


def _line() -> Iterator[LineageEvent]:
    known = {event.id: event for event in archive().events}
    words, works = ChecklistWords(language()), works_cited()
    for link in archive().lineage:
        yield LineageEvent(
            event=known[link.event],
            link=link,
            leads_to=tuple(known[other] for other in link.leads_to),
            works=tuple(words.work(works[one]) for one in link.works if one in works),
            steps=step_links(link.steps),
        )
