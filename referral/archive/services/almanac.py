"""The archive as it is published: the reviewed files, and the corrections of archivists that are in force."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy.orm import Session

from referral.archive.definitions import changes, corrections
from referral.archive.definitions.corrections import Correction
from referral.archive.definitions.fields import Bundle
from referral.archive.model.events import Archive
from referral.archive.model.finding import Found, Query
from referral.archive.services import archive
from referral.archive.store import archive as stored
from referral.archive.store import curating, uploads
from referral.archive.store.curating import Revision
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Language
from referral.store.database import Database

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Made = tuple[tuple[Correction, datetime], ...]
"""The last correction of each event, and when it was published."""


def published(session: Session, checklists: Path) -> Archive:
    """Everything that everybody may see now; read anew only when something was published."""
    return _as_of(session, checklists)[0]


def reviewed(checklists: Path) -> Archive:
    """What the reviewed files say, without any correction."""
    return _built(checklists, ())[0]


def changed(session: Session, checklists: Path) -> dict[str, datetime]:
    """When the text of each published event was changed last: by a correction, or in its file."""
    return _as_of(session, checklists)[1]


def find(session: Session, query: Query, language: Language) -> Found:
    """A page of published events for a question."""
    return archive.find(session, query, ArchiveWords(language))


class Overtaken(Exception):
    """The archive was changed after a change of it was worked out, which must be worked out again."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written after something was published or read, and of what it was worked out."""

    entries: archive.Change
    seen: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Addition:
    """What is about to be published: a correction with its moment, or the text of a document."""

    correction: tuple[Correction, datetime] | None = None
    text: tuple[str, str] | None = None


NOTHING = Addition()


def load(database: Database, checklists: Path, languages: Iterable[Language]) -> archive.Change:
    """Bring what can be searched to what is published; returns what was written."""
    spoken = tuple(languages)
    while True:
        with database.reading() as session:
            made = change(session, checklists, spoken, NOTHING)
        if not made.entries:
            return made.entries
        with suppress(Overtaken), database.writing() as session:
            write(session, made)
            return made.entries


def change(
    session: Session, checklists: Path, languages: Iterable[Language], addition: Addition
) -> Change:
    """Work out what ``write`` must write once the addition is made; files are read and words are stemmed here."""
    now = _built(checklists, _with(_made(session), addition.correction))[0]
    texts = uploads.texts(session) + ([addition.text] if addition.text else [])
    entries = archive.change(session, now, languages, _by_event(now, texts))
    return Change(entries, _seen(session))


def write(session: Session, change: Change) -> None:
    """Write what was worked out. Raises Overtaken."""
    stored.hold(session)
    if _seen(session) != change.seen:
        raise Overtaken
    archive.write(session, change.entries)


def _seen(session: Session) -> tuple[int, int]:
    return curating.newest(session), uploads.read(session)


def _by_event(now: Archive, read: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What stands in the documents kept here, by the events they belong to."""
    texts: dict[str, list[str]] = {}
    for document, text in read:
        texts.setdefault(document, []).append(text)
    return {
        event.id: tuple(text for paper in event.documents for text in texts.get(paper.id, ()))
        for event in now.events
    }


def correction_of(revision: Revision) -> Correction:
    """A published text as a correction of the files."""
    bundle = Bundle(revision.text, revision.sources, revision.documents)
    return Correction(revision.event, bundle, revision.based_on)


def standing(session: Session) -> tuple[Correction, ...]:
    """The last correction of each event, whether or not its file has overtaken it."""
    return tuple(correction_of(one) for one in curating.latest(session) if one.text)


def _as_of(session: Session, checklists: Path) -> tuple[Archive, dict[str, datetime]]:
    return _built(checklists, _made(session))


def _made(session: Session) -> Made:
    return tuple((correction_of(one), one.made_at) for one in curating.latest(session))


def _with(made: Made, added: tuple[Correction, datetime] | None) -> Made:
    """As they will be read when this one has been published."""
    if added is None:
        return made
    return (*(one for one in made if one[0].event != added[0].event), added)


@lru_cache(maxsize=4)
def _built(checklists: Path, made: Made) -> tuple[Archive, dict[str, datetime]]:
    """The archive, kept under its corrections; its files change only when a new version is installed."""
    built = corrections.corrected(checklists, [one for one, _ in made if one.bundle.event])
    moments = changes.changed_at(checklists)
    for one, at in made:
        if not one.bundle.event:  # undone: the file's text is back since then
            moments[one.event] = max(at, moments.get(one.event, LONG_AGO))
        elif corrections.in_force(checklists, one):
            moments[one.event] = at
    return built, moments
