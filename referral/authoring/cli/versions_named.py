"""Versions of checklists as one names them when typing: a folder, a file, a hash, or ``now``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import click

from referral.cli import instance as instances
from referral.definitions.documents.compiler import checklist_of
from referral.definitions.library import Library
from referral.engine.model import Checklist

NOW = "now"
SHORTEST = 8
"""So many characters of a hash are enough to name a document."""

Versions: TypeAlias = Mapping[tuple[str, str], Checklist]
"""Checklists by name and country."""


@dataclass(frozen=True, slots=True)
class NamedVersion:
    """What a word names; ``folder`` is where definitions lie, None for a single document."""

    word: str
    versions: Versions
    folder: Path | None = None


def named(word: str, root: Path, instance: Path | None) -> NamedVersion:
    """The versions that a word names; ``root`` is the checkout that is ``now``."""
    path = Path(word)
    if word == NOW:
        return _folder(word, root / "checklists")
    if path.is_dir():
        return _folder(word, path if (path / "regional").is_dir() else path / "checklists")
    if path.is_file():
        return NamedVersion(word, _single(_document(path)))
    if re.fullmatch(rf"[0-9a-f]{{{SHORTEST},64}}", word):
        return NamedVersion(word, _single(_kept(word, instance)))
    raise click.ClickException(
        f'"{word}" names no version. Give a folder of checklists, a file with a document, '
        f"{SHORTEST} characters or more of the hash of a document, or the word {NOW}."
    )


def _folder(word: str, folder: Path) -> NamedVersion:
    if not (folder / "regional").is_dir():
        raise click.ClickException(f"There are no checklists in {folder}: it lacks regional/.")
    library = Library(folder)
    versions = {key: library.checklist(*key) for key in library.names()}
    return NamedVersion(word, versions, folder)


def _single(checklist: Checklist) -> Versions:
    return {(checklist.id, checklist.pack.code): checklist}


def _document(path: Path) -> Checklist:
    try:
        return checklist_of(path.read_text("utf-8").strip())
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise click.ClickException(f"{path} holds no checklist document: {error}") from error


def _kept(start: str, instance: Path | None) -> Checklist:
    from referral.services.cases import versions
    from referral.store.cases import document_use

    with instances.database_of(instance) as database, database.read_session() as session:
        found = document_use.hashes_beginning(session, start)
        if len(found) != 1:
            which = "Several documents begin" if found else "No document begins"
            raise click.ClickException(f"{which} with {start} in this instance.")
        return versions.walker(session, found[0]).checklist
