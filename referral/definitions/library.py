"""The entrance to the definitions: checklists by name and country, checked, compiled, kept in memory.

The versions that cases were opened with are kept in the database, as documents; here is only what
lies in ``checklists/`` now, read once.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from referral.definitions.builder import build
from referral.definitions.checks import problems
from referral.definitions.documents.compiler import checklist_of, document_of
from referral.definitions.posts import CrossingPoint, crossing_points_of
from referral.definitions.problems import FoundProblem, Unsound
from referral.definitions.register import RegisteredWork, register_of
from referral.definitions.source_files import SourceFiles, source_files_at
from referral.engine.model import Checklist
from referral.engine.roles import ChecklistRole
from referral.engine.sources import Work
from referral.engine.walker import Walker


class UnknownChecklist(KeyError):
    """A checklist, or a country, that does not lie in ``checklists/``."""

    def __init__(self, name: str, country: str, known: list[tuple[str, str]]) -> None:
        super().__init__(name, country)
        there_are = ", ".join(f'"{one}" for {code.upper()}' for one, code in known)
        self._sentence = (
            f'There is no checklist "{name}" for {country.upper()}. '
            f"There are: {there_are or 'none yet'}."
        )

    def __str__(self) -> str:
        return self._sentence


@dataclass(frozen=True, slots=True)
class _Edition:
    """One checklist of one country, in all its forms."""

    document: str
    checklist: Checklist
    walker: Walker


class Library:
    """The checklists of the folder ``checklists/``; one for the life of a process."""

    def __init__(self, root: Path) -> None:
        """Open the folder; it is read when a checklist is first asked for."""
        self._root = root

    @cached_property
    def source_files(self) -> SourceFiles:
        """The files of the folder, as they were read."""
        return source_files_at(self._root)

    def names(self) -> list[tuple[str, str]]:
        """Every checklist with every country that uses it: ``[("referral", "kz")]``."""
        return sorted(self._editions)

    @cached_property
    def for_cases(self) -> str:
        """The name of the checklist that cases are opened with. Raises Unsound."""
        if found := self.problems():
            raise Unsound(found)
        return name_of(self.source_files, ChecklistRole.CASES)

    def checklist(self, name: str, country: str) -> Checklist:
        """The checklist as that country uses it. Raises UnknownChecklist and Unsound."""
        return self._edition(name, country).checklist

    def document(self, name: str, country: str) -> str:
        """Its canonical document. Raises UnknownChecklist and Unsound."""
        return self._edition(name, country).document

    def walker(self, name: str, country: str) -> Walker:
        """Its walker. Raises UnknownChecklist and Unsound."""
        return self._edition(name, country).walker

    def crossing_points(self, country: str) -> tuple[CrossingPoint, ...]:
        """The crossing points that public sources name; none for a country that lists none."""
        folder = self.source_files.countries.get(country.lower())
        return crossing_points_of(folder.posts) if folder and folder.posts else ()

    def register(self) -> tuple[RegisteredWork, ...]:
        """Every work, cited or not, with its principles. Raises Unsound."""
        if found := self.problems():
            raise Unsound(found)
        return register_of(self.source_files.works)

    def works(self) -> Mapping[str, Work]:
        """Every work of works.yaml by id, for whoever cites one. Raises Unsound."""
        return self._works

    def problems(self) -> tuple[FoundProblem, ...]:
        """Everything that is wrong with the definitions, sorted by file and line."""
        return problems(self.source_files)

    def _edition(self, name: str, country: str) -> _Edition:
        try:
            return self._editions[name, country.lower()]
        except KeyError:
            raise UnknownChecklist(name, country, self.names()) from None

    @cached_property
    def _works(self) -> Mapping[str, Work]:
        return {one.work.id: one.work for one in self.register()}

    @cached_property
    def _editions(self) -> Mapping[tuple[str, str], _Edition]:
        if found := self.problems():
            raise Unsound(found)
        return {
            (name, country): _edition(self.source_files, name, country)
            for name in self.source_files.regionals
            for country in self.source_files.countries
        }


def name_of(found_files: SourceFiles, role: ChecklistRole) -> str:
    """The name of the regional checklist of that role, of which there is one."""
    blocks = ((name, file.block) for name, file in found_files.regionals.items())
    return next(name for name, block in blocks if block and block.text("role") == role)


@lru_cache(maxsize=4)
def library_at(root: Path) -> Library:
    """The library of a folder, read whole and kept: whoever opens a case waits for no file."""
    library = Library(root)
    with suppress(Unsound):  # said to whoever asks for a checklist
        library.names()
        _ = library.for_cases  # asked for first by whoever opens a case, between BEGIN and COMMIT
    return library


def _edition(found_files: SourceFiles, name: str, country: str) -> _Edition:
    document = document_of(build(found_files, name, country))
    checklist = checklist_of(document)
    return _Edition(document, checklist, Walker(checklist))
