"""The messages of the checklists: every text that ``checklist_words.py`` declares, in the order of the paper."""

from collections.abc import Iterable, Iterator
from itertools import chain

from referral.engine.model import Checklist
from referral.engine.sources import Source
from referral.i18n.checking.extraction import Message, collected, unique
from referral.i18n.words.checklist_words import ChecklistWords


def messages(checklists: Iterable[Checklist]) -> list[Message]:
    """The messages of these checklists and of their country packs, each once."""
    return unique(chain.from_iterable(_of_checklist(checklist) for checklist in checklists))


def _of_checklist(checklist: Checklist) -> Iterator[Message]:
    pack = checklist.pack
    yield from _collected([checklist], f"checklists/regional/{checklist.id}.yaml")
    yield from _collected([pack], f"checklists/countries/{pack.code}/country.yaml")
    yield from _collected([*checklist.works, *_sources(checklist)], "checklists/works.yaml")


def _collected(parts: Iterable[object], file: str) -> Iterator[Message]:
    return collected(ChecklistWords, parts, file)


def _sources(checklist: Checklist) -> Iterator[Source]:
    pack = checklist.pack
    yield from chain.from_iterable(step.sources for step in checklist.steps())
    yield from chain.from_iterable(duty.sources for duty in checklist.duties)
    yield from chain.from_iterable(clock.sources for clock in pack.clocks)
    yield from chain.from_iterable(one.sources for one in pack.provisions)
    for body in pack.bodies:
        yield from body.sources
        yield from chain.from_iterable(contact.sources for contact in body.contacts)
