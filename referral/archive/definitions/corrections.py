"""Corrections replace the text of event files: the same checks and the same builder read the new text.

A correction names the text it corrects. When the reviewed file has changed since, the file counts and the
correction is overtaken; ``in_force`` is the one place that decides it.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from referral.archive.definitions.archive_files import ArchiveFiles, archive_files_at
from referral.archive.definitions.builder import build
from referral.archive.definitions.checks import problems
from referral.archive.definitions.fields import EventForm
from referral.archive.model.events import Archive
from referral.definitions.library import library_at
from referral.definitions.nodes import Block, Items, SourceLocation
from referral.definitions.problems import FoundProblem
from referral.definitions.reader import read_text
from referral.definitions.source_files import SourceFile

LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """What shall stand in place of an event's file; ``based_on`` is the hash of its text then, "" without."""

    event: str
    bundle: EventForm
    based_on: str = ""


def can_be_id(text: str) -> bool:
    """Whether an event can have this id: then it can name a file as well."""
    return len(text) <= LONGEST_ID and bool(_ID.fullmatch(text))


def file_text(root: Path, event: str) -> str:
    """What the reviewed file of an event says now, "" when there is none."""
    if not can_be_id(event):
        return ""
    path = root / "archive" / "events" / f"{event}.yaml"
    return path.read_text("utf-8-sig") if path.is_file() else ""


def text_hash(text: str) -> str:
    """The hash by which a correction remembers what it corrects."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def in_force(root: Path, correction: EventCorrection) -> bool:
    """Whether a correction still counts: the file says what it said when the correction was made."""
    return text_hash(file_text(root, correction.event)) == correction.based_on


def corrected(root: Path, corrections: Iterable[EventCorrection]) -> Archive:
    """The archive of the files with the corrections that are in force."""
    standing = [one for one in corrections if in_force(root, one)]
    return build(_laid_over(archive_files_at(root), standing))


def faults(root: Path, corrections: Sequence[EventCorrection]) -> tuple[FoundProblem, ...]:
    """What would be wrong with the archive if the corrections counted."""
    library = library_at(root)
    works = [one.work.id for one in library.register()]
    checklists = [library.checklist(name, country) for name, country in library.names()]
    steps = {step.id for one in checklists for step in one.steps()}
    steps |= {duty.id for one in checklists for duty in one.duties}
    return problems(_laid_over(archive_files_at(root), corrections), works, steps)


def _laid_over(folder: ArchiveFiles, corrections: Iterable[EventCorrection]) -> ArchiveFiles:
    for one in corrections:
        file = _read(one.bundle.event, one.event, f"{one.event}.yaml")
        others = tuple(other for other in folder.events if other.stem != one.event)
        folder = replace(
            folder,
            events=tuple(sorted((*others, file), key=lambda other: other.stem)),
            sources=_joined(folder.sources, one.bundle.sources, f"{one.event}: sources"),
            documents=_joined(folder.documents, one.bundle.documents, f"{one.event}: documents"),
        )
    return folder


def _joined(file: SourceFile, text: str, name: str) -> SourceFile:
    """A register with more entries at its end; an entry it has already is not added again."""
    added = _read(text, file.stem, name) if text else None
    if added is None or not isinstance(added.root, Items) or not isinstance(file.root, Items):
        return file if added is None else replace(file, problems=file.problems + added.problems)
    known = {node.text("id") for node in file.root.nodes if isinstance(node, Block)}
    new = tuple(
        node
        for node in added.root.nodes
        if not isinstance(node, Block) or node.text("id") not in known
    )
    nodes = Items(file.root.nodes + new, SourceLocation(name, 1))
    return SourceFile(file.stem, nodes, file.problems + added.problems)


def _read(text: str, stem: str, name: str) -> SourceFile:
    reading = read_text(text, name)
    return SourceFile(stem, reading.root, reading.problems)
