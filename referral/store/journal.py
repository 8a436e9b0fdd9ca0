"""The journal: who did what to which case, when. Never an answer, never text.

Every line carries the hash of the line before it, and the head row carries the last hash, so a line that was
changed, removed, inserted, moved or cut off is found. Moments and case ids are kept as text, exactly as hashed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, bindparam, insert, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base
from referral.store.database.prepared import At, Prepared

BEGINNING = "0" * 64
"""What the first line names as the hash before it."""


class JournalKind(StrEnum):
    """What can happen."""

    CASE_OPENED = "case_opened"
    ANSWERED = "answered"
    CASE_MOVED = "case_moved"
    REFERRAL_ISSUED = "referral_issued"
    CASE_CLOSED = "case_closed"
    CASE_REMOVED = "case_removed"
    CASE_VIEWED = "case_viewed"
    CASE_RETURNED = "case_returned"
    CASE_SENT_AGAIN = "case_sent_again"
    CASE_CONFIRMED = "case_confirmed"
    CASE_ESCALATED = "case_escalated"
    CASE_GIVEN_TO_TRAINERS = "case_given_to_trainers"
    QUEUE_HANDED_OVER = "queue_handed_over"
    QUEUE_TAKEN_BACK = "queue_taken_back"
    VIEW_SAVED = "view_saved"
    VIEW_REMOVED = "view_removed"
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    ACCOUNT_CREATED = "account_created"
    ACCOUNT_DEACTIVATED = "account_deactivated"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105  (a kind, no passphrase)
    POST_ADDED = "post_added"
    EVENT_PUBLISHED = "event_published"
    DOCUMENT_KEPT = "document_kept"
    RELEASE_MADE = "release_made"
    CLOCK_CONFIRMED = "clock_confirmed"


class JournalLine(Base):
    """One line of the journal."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(Text)
    person: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(Text)
    case: Mapped[str | None] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


Index(
    "ix_journal_case",
    JournalLine.case,
    JournalLine.seq,
    sqlite_where=JournalLine.kind != text("'answered'"),
    postgresql_where=JournalLine.kind != text("'answered'"),
)
"""Finds what happened to a case; answers, which are most lines, stand in their own table."""


class JournalHead(Base):
    """The one row that says where the journal ends."""

    __tablename__ = "journal_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class JournalEnd:
    """Where a journal ends: how many lines it has and the hash of the last."""

    lines: int
    hash: str


def append(
    session: Session,
    kind: JournalKind,
    *,
    at: datetime,
    person: int | None = None,
    case: UUID | None = None,
) -> None:
    """Add a line in the transaction of the session; it is kept exactly when the change it tells of is."""
    ((last, previous),) = _HEAD_LOCKED.rows(session)
    line = {
        "seq": last + 1,
        "at": at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "person": person,
        "kind": kind.value,
        "case": None if case is None else str(case),
        "previous": previous,
    }
    line_hash = hash_of(*line.values())
    _ADDED.run(session, **line, hash=line_hash)
    _HEAD_MOVED.run(session, to_seq=last + 1, to_hash=line_hash)


def hash_of(*fields: object) -> str:
    """The hash of a line: SHA-256 of (seq, at, person, kind, case, previous) as canonical JSON, in hex."""
    return hashlib.sha256(_canonical(fields).encode()).hexdigest()


_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode


def end(session: Session) -> JournalEnd:
    """Where the head row says that the journal ends."""
    (only,) = heads(session)
    return only


def newest(session: At) -> datetime | None:
    """When the last line was written, by the clock of that moment; None for an empty journal."""
    row = _NEWEST.row(session)
    return None if row is None else datetime.fromisoformat(row[0])


def heads(session: Session) -> list[JournalEnd]:
    """Every head row; more or less than one is a fault."""
    return [
        JournalEnd(*row)
        for row in session.connection().execute(select(JournalHead.seq, JournalHead.hash))
    ]


def lines(session: Session) -> Iterator[tuple[object, ...]]:
    """Every line as kept: seq, at, person, kind, case, previous, hash; in order of seq."""
    query = select(*JournalLine.__table__.c).order_by(JournalLine.__table__.c.seq)
    for row in session.connection().execution_options(yield_per=1000).execute(query):
        yield tuple(row)


def of_case(session: Session, case: UUID) -> list[tuple[str, int | None, JournalKind]]:
    """What happened to a case, without its answers: when, by whom, what; in order."""
    return [
        (at, person, JournalKind(kind))
        for at, person, kind in _OF_CASE.rows(session, case=str(case))
    ]


_OF_CASE = Prepared(
    select(JournalLine.at, JournalLine.person, JournalLine.kind)
    .where(JournalLine.case == bindparam("case"), JournalLine.kind != text("'answered'"))
    .order_by(JournalLine.seq)
)
_NEWEST = Prepared(select(JournalLine.at).order_by(JournalLine.seq.desc()).limit(1))
_HEAD_LOCKED = Prepared(select(JournalHead.seq, JournalHead.hash).with_for_update(key_share=True))
_HEAD_MOVED = Prepared(
    update(JournalHead)
    .where(JournalHead.id == 1)
    .values(seq=bindparam("to_seq"), hash=bindparam("to_hash"))
)
_ADDED = Prepared(insert(JournalLine))
