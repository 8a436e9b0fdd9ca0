"""Links from an event to the steps and duties that came of it, and from a step back to its events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import url_for

from referral.archive.model.events import Event
from referral.archive.model.lineage import events_of_step, events_of_work
from referral.archive.services import published_archive
from referral.definitions.problems import Unsound
from referral.engine.sources import Work
from referral.i18n.words.checklist_words import ChecklistWords
from referral.web.app.application import app_parts
from referral.web.app.hooks import Origin, Origins
from referral.web.app.locales import language


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step or duty of a checklist, and where it stands."""

    says: str
    address: str


def step_links(ids: Iterable[str]) -> tuple[StepLink, ...]:
    """The steps and duties of these ids, in the order of the checklists; each at its first country."""
    wanted, found = set(ids), dict[str, StepLink]()
    words, library = ChecklistWords(language()), app_parts().library
    for name, country in library.names():
        checklist = library.checklist(name, country)
        said = {one.id: words.step(one) for one in checklist.steps()}
        said |= {one.id: words.duty(one) for one in checklist.duties}
        for known in (one for one in said if one in wanted and one not in found):
            page = url_for("checklists.one", name=name, country=country, _anchor=known)
            found[known] = StepLink(said[known], page)
    return tuple(found.values())


def works_cited() -> dict[str, Work]:
    """Every work that a checklist cites, by its id."""
    library = app_parts().library
    every = [library.checklist(name, country) for name, country in library.names()]
    return {work.id: work for checklist in every for work in checklist.works}


def origins(checklists: Path) -> Origins:
    """The events behind steps, duties and works, from the reviewed files alone: an officer's page asks the
    database for nothing more. None while the files are not sound.
    """
    try:
        archive = published_archive.reviewed(checklists)
    except Unsound:
        return Origins({}, {})
    order = {event.id: number for number, event in enumerate(archive.events)}
    places = {step for link in archive.lineage for step in link.steps}
    works = {work for link in archive.lineage for work in link.works}
    return Origins(
        {one: last for one in places if (last := _last(order, events_of_step(archive, one)))},
        {one: last for one in works if (last := _last(order, events_of_work(archive, one)))},
    )


def _last(order: Mapping[str, int], events: Sequence[Event]) -> Origin | None:
    return Origin(order[events[-1].id], events[-1].id) if events else None
