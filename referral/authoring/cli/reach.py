"""What a change touches beyond the checklist: open cases, practice scenarios, translations."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from referral.authoring.differences import ChecklistDifference, ChecklistPart
from referral.authoring.mentions import mentions
from referral.cli import instance as instances
from referral.engine.model import Checklist
from referral.i18n import catalogues
from referral.i18n.checking.extraction import Key
from referral.i18n.words.checklist_messages import messages

_PLAYED = {ChecklistPart.STEP, ChecklistPart.FACT, ChecklistPart.DUTY}
"""What a scenario may name."""


@dataclass(frozen=True, slots=True)
class OpenCases:
    """Open cases of one checklist and country: those on the old version, and those on others."""

    on_old: int
    on_others: int


@dataclass(frozen=True, slots=True)
class Translations:
    """Of one language: sentences that come, how many of those wait, and sentences that go."""

    language: str
    come: int
    waiting: int
    go: int


def open_cases(instance: Path | None, olds: Iterable[Checklist]) -> OpenCases:
    """The open cases of these versions, in the database of an instance."""
    from referral.store.cases import document_use

    on_old = on_all = 0
    with instances.database_of(instance) as database, database.read_session() as session:
        for old in olds:
            counts = document_use.open_cases(session, old.id, old.pack.code)
            on_old += counts.get(old.hash, 0)
            on_all += sum(counts.values())
    return OpenCases(on_old, on_all - on_old)


def scenarios(folder: Path, differences: Iterable[ChecklistDifference]) -> tuple[list[str], int]:
    """The names of the scenarios that name a step, fact or duty that differs; and how many there are."""
    touched = {one.id for one in differences if one.part in _PLAYED}
    files = sorted(folder.glob("*.yaml"))
    return [path.stem for path in files if mentions(path) & touched], len(files)


def translations(
    folder: Path, olds: Collection[Checklist], news: Collection[Checklist]
) -> Iterator[Translations]:
    """What is to be done in each language of a folder of translations."""
    old, new = (_keys(versions) for versions in (olds, news))
    for code in sorted(path.parent.name for path in folder.glob("*/LC_MESSAGES")):
        known = _known(folder, code)
        come = new - old
        yield Translations(code, len(come), len(come - known), len(old - new))


def _keys(checklists: Collection[Checklist]) -> set[Key]:
    return {message.key for message in messages(checklists)}


def _known(folder: Path, code: str) -> set[Key]:
    """What is translated; nothing in a catalogue that is missing or cannot be read."""
    path = catalogues.path_of(folder, code, catalogues.CHECKLISTS)
    try:
        catalog = catalogues.read(path, code)
    except (FileNotFoundError, catalogues.BrokenCatalogue):
        return set()
    return {
        (entry.context or "", str(entry.id))
        for entry in catalog
        if entry.string and not entry.fuzzy
    }
