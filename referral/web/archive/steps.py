"""From an event to the steps and duties that take it up, and from a step back to the events behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import url_for

from referral.archive.lineage import events_of_step
from referral.archive.model import Event
from referral.engine.model import Duty, Step
from referral.engine.sources import Work
from referral.i18n.checklist_words import ChecklistWords
from referral.services import almanac
from referral.web.archive import bp
from referral.web.house import house
from referral.web.locales import language


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step or duty of a checklist, and where it stands."""

    says: str
    address: str


def step_links(ids: Iterable[str]) -> tuple[StepLink, ...]:
    """The steps and duties of these ids, in the order of the checklists; each at its first country."""
    wanted, found = set(ids), dict[str, StepLink]()
    words, library = ChecklistWords(language()), house().library
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
    library = house().library
    every = [library.checklist(name, country) for name, country in library.names()]
    return {work.id: work for checklist in every for work in checklist.works}


@bp.app_context_processor
def _for_templates() -> dict[str, Callable[[Step | Duty], str]]:
    return {"behind": behind}


def behind(what: Step | Duty) -> str:
    """The address of the last event behind a step or duty on the page of the line; "" when there is none."""
    events = _events_behind(what)
    return url_for("archive.lineage", _anchor=f"event-{events[-1].id}") if events else ""


def _events_behind(what: Step | Duty) -> tuple[Event, ...]:
    """From the reviewed files alone: an officer's page asks the database for nothing more."""
    works = frozenset(source.work for source in what.sources)
    return events_of_step(almanac.reviewed(house().settings.root / "checklists"), what.id, works)
