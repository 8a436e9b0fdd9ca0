"""Every scenario that can be played: those of the folder, and those that trainers wrote and published."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from referral.practice.scenarios.library import ScenarioLibrary
from referral.practice.scenarios.model import Scenario
from referral.practice.store import drafts
from referral.practice.store.drafts import ScenarioDraft


def all_scenarios(session: Session, library: ScenarioLibrary) -> dict[str, Scenario]:
    """The scenarios by id; one of the folder goes before a written one of the same id."""
    return _by_id(library, drafts.published(session))


def with_drafts(session: Session, library: ScenarioLibrary) -> dict[str, Scenario]:
    """The same, and those that are still being written, for their authors to try."""
    return _by_id(library, drafts.every(session))


def _by_id(library: ScenarioLibrary, written: Sequence[ScenarioDraft]) -> dict[str, Scenario]:
    return {one.id: one for one in (*_read(library, written), *library.scenarios())}


def _read(library: ScenarioLibrary, written: Sequence[ScenarioDraft]) -> Iterator[Scenario]:
    for draft in written:
        found = library.read_scenario(draft.body, draft.scenario).scenario
        if found is not None:
            yield found
