"""Finds the files of ``checklists/archive``. Nothing is checked here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from referral.definitions.nodes import Block, Items, SourceLocation
from referral.definitions.reader import read
from referral.definitions.source_files import SourceFile


@dataclass(frozen=True, slots=True)
class ArchiveFiles:
    """The registers of the archive and its events, one file each."""

    process: SourceFile
    documents: SourceFile
    sources: SourceFile
    lineage: SourceFile
    events: tuple[SourceFile, ...]

    def files(self) -> Iterator[SourceFile]:
        """Every file."""
        yield from (self.process, self.documents, self.sources, self.lineage)
        yield from self.events


def archive_files_at(root: Path) -> ArchiveFiles:
    """Read the folder ``checklists/archive`` of the folder ``checklists/``."""
    folder = root / "archive"
    return ArchiveFiles(
        process=_file(folder / "process.yaml", root),
        documents=_file(folder / "documents.yaml", root),
        sources=_file(folder / "sources.yaml", root),
        lineage=_file(folder / "lineage.yaml", root),
        events=tuple(_file(path, root) for path in sorted((folder / "events").glob("*.yaml"))),
    )


def process_of(found_files: ArchiveFiles) -> Block:
    """The block of process.yaml; an empty one where it cannot be read."""
    return found_files.process.block or Block({}, {}, SourceLocation(found_files.process.stem, 1))


def blocks_of(file: SourceFile) -> tuple[Block, ...]:
    """The blocks of a file that is a list."""
    nodes = file.root.nodes if isinstance(file.root, Items) else ()
    return tuple(node for node in nodes if isinstance(node, Block))


def _file(path: Path, root: Path) -> SourceFile:
    reading = read(path, path.relative_to(root.parent).as_posix())
    return SourceFile(path.stem, reading.root, reading.problems)
