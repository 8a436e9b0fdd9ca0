"""The events archive in the database: one row per event, found by its id; what is searched lies beside it.

An event is kept whole, as the canonical JSON of its value. Its number is its place in the sets of
``archive_facets`` and in the text index, and is never given to another event.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Index, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.archive.model.events import Event
from referral.archive.model.facets import facets_of
from referral.archive.model.finding import Facet
from referral.archive.model.stemming import stems_of, words_of
from referral.archive.store import archive_facets, archive_text
from referral.definitions.documents.codec import decoded, encoded
from referral.store.database.base import Base


class EventRow(Base):
    """An event. ``begins`` is the first day it may have begun."""

    __tablename__ = "archive_events"
    __table_args__ = (Index(None, "begins", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    begins: Mapped[str]
    body: Mapped[str]
    hash: Mapped[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be kept, with everything that can be searched of it, in every language."""

    event: Event
    texts: tuple[str, ...]

    def body(self) -> str:
        """The canonical JSON of the event."""
        return json.dumps(encoded(self.event), ensure_ascii=False, separators=(",", ":"))

    def hash(self) -> str:
        """A name for exactly this content."""
        return sha256("\0".join((self.body(), *self.texts)).encode()).hexdigest()

    def filed(self) -> "Filed":
        """All that the database keeps of it, which takes long for a long document."""
        words = {word for text in self.texts for word in words_of(text)}
        return Filed(
            id=self.event.id,
            begins=self.event.date.earliest.isoformat(),
            body=self.body(),
            hash=self.hash(),
            facets=tuple(facets_of(self.event)),
            words={word: stems_of(word) for word in words},
        )


@dataclass(frozen=True, slots=True)
class Filed:
    """An entry as it is kept: worked out before the transaction that writes it. ``words`` have their stems."""

    id: str
    begins: str
    body: str
    hash: str
    facets: Collection[tuple[Facet, str]]
    words: Mapping[str, Sequence[str]]


def find(session: Session, event_id: str) -> Event | None:
    """The event of that id, if there is one."""
    body = session.scalar(select(EventRow.body).where(EventRow.id == event_id))
    return _event(body) if body else None


def every(session: Session) -> tuple[Event, ...]:
    """All events, oldest first."""
    bodies = select(EventRow.body).order_by(EventRow.begins, EventRow.number)
    return tuple(_event(body) for body in session.scalars(bodies))


def of_numbers(session: Session, numbers: Sequence[int]) -> tuple[Event, ...]:
    """The events of these numbers, in the order given."""
    rows = select(EventRow.number, EventRow.body).where(EventRow.number.in_(numbers))
    bodies = {row.number: row.body for row in session.execute(rows)}
    return tuple(_event(bodies[number]) for number in numbers)


def hashes(session: Session) -> dict[str, str]:
    """By id of every event: the hash of its content."""
    return {row.id: row.hash for row in session.execute(select(EventRow.id, EventRow.hash))}


def hold(session: Session) -> None:
    """Let nobody else change the archive until the transaction ends."""
    first = select(EventRow.number).order_by(EventRow.number).limit(1)
    session.execute(first.with_for_update())


def put(session: Session, filed: Iterable[Filed]) -> None:
    """Keep these events instead of what was kept under their ids, and index them."""
    wanted = {one.id: one for one in filed}
    if not wanted:
        return
    numbers = _forget(session, wanted)
    last = session.scalar(select(func.max(EventRow.number))) or 0
    for event_id in wanted:
        if event_id not in numbers:
            numbers[event_id] = last = last + 1
    rows = [_row(one, numbers[event_id]) for event_id, one in wanted.items()]
    session.execute(insert(EventRow), rows)
    archive_facets.add(session, {numbers[event]: one.facets for event, one in wanted.items()})
    archive_text.add(session, {numbers[event]: one.words for event, one in wanted.items()})


def remove(session: Session, ids: Collection[str]) -> None:
    """Forget the events of these ids."""
    _forget(session, ids)


def _forget(session: Session, ids: Collection[str]) -> dict[str, int]:
    """The numbers these ids had; nothing of them is kept."""
    rows = session.execute(select(EventRow.id, EventRow.number)).all()
    numbers = {event_id: number for event_id, number in rows if event_id in ids}
    if numbers:
        archive_facets.remove(session, numbers.values())
        archive_text.remove(session, numbers.values())
        for number in numbers.values():
            session.execute(delete(EventRow).where(EventRow.number == number))
    return numbers


def _row(one: Filed, number: int) -> dict[str, object]:
    return {
        "number": number,
        "id": one.id,
        "begins": one.begins,
        "body": one.body,
        "hash": one.hash,
    }


def _event(body: str) -> Event:
    return decoded(Event, json.loads(body))
