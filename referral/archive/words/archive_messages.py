"""The messages of the archive: every text that ``archive_words.py`` declares, by date of the events."""

from collections.abc import Iterable, Iterator

from referral.archive.model.events import Archive
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.checking.extraction import Message, collected, unique

_FOLDER = "checklists/archive"


def messages(archive: Archive) -> list[Message]:
    """The messages of the archive, each once."""
    return unique(_all(archive))


def _all(archive: Archive) -> Iterator[Message]:
    for event in archive.events:
        yield from _collected([event], f"events/{event.id}.yaml")
    process = [*archive.series.values(), *archive.chairs, *archive.memberships]
    yield from _collected(process, "process.yaml")
    yield from _collected(archive.documents.values(), "documents.yaml")
    yield from _collected(archive.lineage, "lineage.yaml")


def _collected(parts: Iterable[object], file: str) -> Iterator[Message]:
    return collected(ArchiveWords, parts, f"{_FOLDER}/{file}")
