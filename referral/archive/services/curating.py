"""Curating the archive: drafts, publishing with sources and after a look, the history, and undoing.

A correction never changes a reviewed file. It is kept beside it, counts until the file itself is changed, and
can be written out as the file it should become.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from referral.archive.definitions import corrections, fields
from referral.archive.definitions.corrections import EventCorrection, file_text, text_hash
from referral.archive.definitions.fields import EventForm
from referral.archive.model.events import Event
from referral.archive.services import published_archive
from referral.archive.store import curating
from referral.archive.store.curating import EventDraft, Revision
from referral.definitions.problems import FoundProblem
from referral.store import journal
from referral.store.accounts.people import Actor
from referral.store.database import Database

BY_HAND = "archivist"
"""Where a draft comes from that somebody wrote on the desk."""


class NoSuchDraft(Exception):
    """There is no draft of that event."""


class NoSuchRevision(Exception):
    """That text was never published, or it is not the last one."""


class NotWhatWasSeen(Exception):
    """The draft was changed after the page that is being answered was shown."""


class DraftUnsound(Exception):
    """The draft has faults; they must be mended before it can be published."""


class _EventOvertaken(Exception):
    """Something was published after a text was checked, which must be checked again."""


@dataclass(frozen=True, slots=True)
class CuratingSources:
    """Where is published: the database, and the reviewed files.

    What is published is checked first, and then written in one short transaction.
    """

    database: Database
    checklists: Path


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as it would be published: its event, None where it has faults; ``seen`` names exactly this text."""

    draft: EventDraft
    event: Event | None
    faults: tuple[FoundProblem, ...]
    before: str
    seen: str


def bundle(session: Session, checklists: Path, event: str) -> EventForm:
    """What is to be edited: the draft, else the published correction, else the file."""
    if found := curating.draft(session, event):
        return EventForm(found.text, found.sources, found.documents)
    return _published(session, checklists, event)


def draft(session: Session, form: Mapping[str, str], *, now: datetime, by: Actor) -> str:
    """Keep the fields as the draft of the event they name; returns its id."""
    _keep(session, form["id"], fields.bundle_of(form), BY_HAND, now, by)
    return form["id"]


def receive(session: Session, event: str, text: str, *, origin: str, now: datetime) -> bool:
    """Put the text of an event on the desk, as a program has read it; a draft that is there is left as it is."""
    if curating.draft(session, event):
        return False
    _keep(session, event, EventForm(text), origin, now)
    return True


def preview(session: Session, checklists: Path, event: str) -> Preview:
    """The draft as it would be published. Raises NoSuchDraft."""
    found = _draft(session, event)
    mine = _correction(checklists, found)
    others = [one for one in published_archive.standing(session) if one.event != event]
    standing = [one for one in others if corrections.in_force(checklists, one)]
    faults = corrections.faults(checklists, [*standing, mine])
    built = None if faults else corrections.corrected(checklists, [*standing, mine]).event(event)
    before = _published(session, checklists, event).event
    return Preview(found, built, faults, before, _seen(found))


def publish(desk: CuratingSources, event: str, *, seen: str, now: datetime, by: Actor) -> None:
    """Publish the draft that was seen. Raises NoSuchDraft, NotWhatWasSeen and DraftUnsound."""
    while True:
        with desk.database.read_session() as session:
            shown = preview(session, desk.checklists, event)
            if shown.seen != seen:
                raise NotWhatWasSeen
            if shown.faults:
                raise DraftUnsound
            made = _correction(desk.checklists, shown.draft)
            last = curating.newest(session)
        with suppress(_EventOvertaken), desk.database.transaction() as session:
            if _seen(_draft(session, event)) != seen:
                raise NotWhatWasSeen
            _add(session, made, after=last, now=now, by=by)
            curating.forget_draft(session, event)
            return


def discard(session: Session, event: str) -> None:
    """Forget a draft; what is published stays."""
    curating.forget_draft(session, event)


def undo(desk: CuratingSources, event: str, *, number: int, now: datetime, by: Actor) -> None:
    """Take back the last published text: the one before counts again, or the file. Raises NoSuchRevision."""
    while True:
        with desk.database.read_session() as session:
            past = curating.history(session, event)
            standing = _standing(past)
            if not standing or past[0].number != number:
                raise NoSuchRevision
            *earlier, last = standing
            made = (
                published_archive.correction_of(earlier[-1])
                if earlier
                else EventCorrection(event, EventForm(""))
            )
            newest = curating.newest(session)
        with suppress(_EventOvertaken), desk.database.transaction() as session:
            _add(session, made, after=newest, now=now, by=by, undoes=last.number)
            return


def overtaken(session: Session, checklists: Path) -> list[Revision]:
    """Published corrections that no longer count, since their file was changed after them."""
    return [
        one
        for one in curating.latest(session)
        if one.text and not corrections.in_force(checklists, published_archive.correction_of(one))
    ]


def _keep(
    session: Session,
    event: str,
    written: EventForm,
    origin: str,
    now: datetime,
    by: Actor | None = None,
) -> None:
    draft = EventDraft(
        event=event,
        text=written.event,
        sources=written.sources,
        documents=written.documents,
        origin=origin,
        made_at=now,
        person_id=by.person_id if by else None,
    )
    curating.keep_draft(session, draft)


def _add(
    session: Session,
    made: EventCorrection,
    *,
    after: int,
    now: datetime,
    by: Actor,
    undoes: int | None = None,
) -> None:
    """Publish what was checked against everything up to the revision ``after``. Raises _EventOvertaken."""
    journal.append(session, journal.JournalKind.EVENT_PUBLISHED, at=now, person=by.person_id)
    if curating.newest(session) != after:  # nobody else can publish now: the journal is held
        raise _EventOvertaken
    revision = Revision(
        event=made.event,
        text=made.bundle.event,
        sources=made.bundle.sources,
        documents=made.bundle.documents,
        based_on=made.based_on,
        made_at=now,
        person_id=by.person_id,
        undoes=undoes,
    )
    curating.publish(session, revision)


def _standing(past: list[Revision]) -> list[Revision]:
    """The texts that were not taken back, oldest first; each taking back removes the last."""
    found: list[Revision] = []
    for one in reversed(past):
        if one.undoes:
            found.pop()
        else:
            found.append(one)
    return found


def _published(session: Session, checklists: Path, event: str) -> EventForm:
    for one in published_archive.standing(session):
        if one.event == event and corrections.in_force(checklists, one):
            return one.bundle
    return EventForm(file_text(checklists, event))


def _draft(session: Session, event: str) -> EventDraft:
    found = curating.draft(session, event)
    if found is None:
        raise NoSuchDraft
    return found


def _correction(checklists: Path, draft: EventDraft) -> EventCorrection:
    bundle = EventForm(draft.text, draft.sources, draft.documents)
    return EventCorrection(draft.event, bundle, text_hash(file_text(checklists, draft.event)))


def _seen(draft: EventDraft) -> str:
    return text_hash("\0".join((draft.text, draft.sources, draft.documents)))
