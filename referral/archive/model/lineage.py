"""The line from a conference to a step of today's checklist, and back."""

from collections.abc import Collection, Iterable

from referral.archive.model.events import Archive, Event, LineageLink


def events_of_step(archive: Archive, step: str, works: Collection[str] = ()) -> tuple[Event, ...]:
    """The events behind a step or duty, oldest first: what brought it forth, and what led there.

    ``works`` are the works the step cites; a work that an event brought forth counts as well.
    """
    ends = {
        link.event
        for link in archive.lineage
        if step in link.steps or not set(works).isdisjoint(link.works)
    }
    return _events(archive, _with_causes(archive.lineage, ends))


def events_of_work(archive: Archive, work: str) -> tuple[Event, ...]:
    """The events behind a work that checklists cite, oldest first."""
    ends = {link.event for link in archive.lineage if work in link.works}
    return _events(archive, _with_causes(archive.lineage, ends))


def steps_of_event(archive: Archive, event: Event) -> tuple[str, ...]:
    """The steps and duties that an event led to, itself or through those that followed, each once."""
    line = _with_effects(archive.lineage, {event.id, event.part_of} - {""})
    found = (step for link in archive.lineage if link.event in line for step in link.steps)
    return tuple(dict.fromkeys(found))


def links_of(archive: Archive, event: Event) -> tuple[LineageLink, ...]:
    """The links that begin at an event, or at the series it was part of."""
    return tuple(one for one in archive.lineage if one.event in (event.id, event.part_of))


def _with_causes(links: Iterable[LineageLink], ends: set[str]) -> set[str]:
    line, grown = set(ends), True
    while grown:
        before = len(line)
        line |= {link.event for link in links if not line.isdisjoint(link.leads_to)}
        grown = len(line) > before
    return line


def _with_effects(links: Iterable[LineageLink], starts: set[str]) -> set[str]:
    line, grown = set(starts), True
    while grown:
        before = len(line)
        line |= {one for link in links if link.event in line for one in link.leads_to}
        grown = len(line) > before
    return line


def _events(archive: Archive, ids: Collection[str]) -> tuple[Event, ...]:
    return tuple(event for event in archive.events if event.id in ids)
