"""The published archive: the reviewed files with the corrections that are in force."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy.orm import Session

from referral.archive.definitions import changes, corrections
from referral.archive.definitions.corrections import EventCorrection
from referral.archive.definitions.fields import EventForm
from referral.archive.model.events import Archive
from referral.archive.model.finding import HitPage, Query
from referral.archive.model.index import Index
from referral.archive.services import search
from referral.archive.store import curating, uploads
from referral.archive.store.curating import Revision
from referral.archive.words.archive_words import ArchiveWords
from referral.caches import Cache
from referral.i18n.languages import Language, Languages

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Made = tuple[tuple[EventCorrection, datetime], ...]
"""The last correction of each event, and when it was published."""


def published(session: Session, checklists: Path) -> Archive:
    """Everything that everybody may see now; read again only when something was published."""
    return _as_of(session, checklists)[0]


def reviewed(checklists: Path) -> Archive:
    """What the reviewed files say, without any correction."""
    return _built(checklists, ())[0]


def changed(session: Session, checklists: Path) -> dict[str, datetime]:
    """When the text of each published event was changed last: by a correction, or in its file."""
    return _as_of(session, checklists)[1]


def find(
    session: Session, checklists: Path, query: Query, languages: Languages, reader: Language
) -> HitPage:
    """A page of published events for a question in any of the languages, told in the reader's."""
    return search.find(_index(session, checklists, languages), query, ArchiveWords(reader))


def correction_of(revision: Revision) -> EventCorrection:
    """A published text as a correction of the files."""
    bundle = EventForm(revision.text, revision.sources, revision.documents)
    return EventCorrection(revision.event, bundle, revision.based_on)


def standing(session: Session) -> tuple[EventCorrection, ...]:
    """The last correction of each event, whether or not its file has overtaken it."""
    return tuple(correction_of(one) for one in curating.latest(session) if one.text)


def _as_of(session: Session, checklists: Path) -> tuple[Archive, dict[str, datetime]]:
    return _built(checklists, _made(session))


def _made(session: Session) -> Made:
    return tuple((correction_of(one), one.made_at) for one in curating.latest(session))


_Key = tuple[Path, Made, tuple[str, ...], tuple[tuple[str, str], ...]]
_indexed: Cache[_Key, Index] = Cache("archive index")
"""The index that was asked last: it is made again when something was published or read."""


def _index(session: Session, checklists: Path, languages: Languages) -> Index:
    key = (checklists, _made(session), languages.codes, uploads.read(session))
    return _indexed.get_or_make(key, lambda: _made_index(session, checklists, languages))


def _made_index(session: Session, checklists: Path, languages: Languages) -> Index:
    now = published(session, checklists)
    return search.index_of(now, languages, _by_event(now, uploads.texts(session)))


def _by_event(now: Archive, read: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What stands in the documents kept here, by the events they belong to."""
    texts: dict[str, list[str]] = {}
    for document, text in read:
        texts.setdefault(document, []).append(text)
    return {
        event.id: tuple(text for paper in event.documents for text in texts.get(paper.id, ()))
        for event in now.events
    }


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
