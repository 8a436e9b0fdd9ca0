"""The archive as it is published: the reviewed files, and the corrections of archivists that are in force."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy.orm import Session

from referral.archive.finding import Found, Query
from referral.archive.model import Archive
from referral.definitions.events import changes, corrections
from referral.definitions.events.corrections import Correction
from referral.definitions.events.fields import Bundle
from referral.i18n.archive_words import ArchiveWords
from referral.i18n.languages import Language
from referral.services import archive
from referral.services.archive import Loaded
from referral.store import curating, uploads
from referral.store.curating import Revision

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


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


def load(session: Session, checklists: Path, languages: Iterable[Language]) -> Loaded:
    """Bring what can be searched to what is published."""
    now = published(session, checklists)
    return archive.load(session, now, languages, _texts_of_documents(session, now))


def _texts_of_documents(session: Session, now: Archive) -> dict[str, tuple[str, ...]]:
    """What stands in the documents kept here, by the events they belong to."""
    texts: dict[str, list[str]] = {}
    for kept in uploads.every(session):
        texts.setdefault(kept.document, []).append(kept.text)
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
    rows = curating.latest(session)
    return _built(checklists, tuple((correction_of(one), one.made_at) for one in rows))


@lru_cache(maxsize=4)
def _built(
    checklists: Path, made: tuple[tuple[Correction, datetime], ...]
) -> tuple[Archive, dict[str, datetime]]:
    """The archive, kept under its corrections; its files change only when a new version is installed."""
    built = corrections.corrected(checklists, [one for one, _ in made if one.bundle.event])
    moments = changes.changed_at(checklists)
    for one, at in made:
        if not one.bundle.event:  # undone: the file's text is back since then
            moments[one.event] = max(at, moments.get(one.event, LONG_AGO))
        elif corrections.in_force(checklists, one):
            moments[one.event] = at
    return built, moments
