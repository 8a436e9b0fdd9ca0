"""Every scenario that can be played: those of the folder, and those that trainers wrote and published."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from referral.definitions.library import Library
from referral.definitions.scenarios.folder import written_in
from referral.definitions.scenarios.model import Scenario
from referral.store.practice import drafts


def repertoire(session: Session, library: Library) -> dict[str, Scenario]:
    """The scenarios by id; one of the folder goes before a written one of the same id."""
    return {one.id: one for one in (*_published(session, library), *library.scenarios())}


def _published(session: Session, library: Library) -> Iterator[Scenario]:
    around = library.written_scenarios().surroundings
    for draft in drafts.published(session):
        found = written_in(draft.body, draft.scenario, around).scenario
        if found is not None:
            yield found
