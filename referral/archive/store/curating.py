"""What archivists write: drafts that wait for a person, and every published correction, forever."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base


class EventDraft(Base):
    """An event as somebody or an import has written it; nobody but archivists sees it."""

    __tablename__ = "archive_drafts"

    event: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    sources: Mapped[str] = mapped_column(Text)
    documents: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Revision(Base):
    """A published text of an event. An empty text says: as the file has it, or not at all."""

    __tablename__ = "archive_revisions"

    number: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
    sources: Mapped[str] = mapped_column(Text)
    documents: Mapped[str] = mapped_column(Text)
    based_on: Mapped[str]
    made_at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    undoes: Mapped[int | None]


def drafts(session: Session) -> list[EventDraft]:
    """Every draft, oldest first."""
    return list(session.scalars(select(EventDraft).order_by(EventDraft.made_at, EventDraft.event)))


def draft(session: Session, event: str) -> EventDraft | None:
    """The draft of an event, if there is one."""
    return session.get(EventDraft, event)


def forget_draft(session: Session, event: str) -> None:
    """Forget the draft of an event."""
    session.execute(delete(EventDraft).where(EventDraft.event == event))


def keep_draft(session: Session, draft: EventDraft) -> None:
    """Keep a draft in place of any other of its event."""
    session.merge(draft)


def publish(session: Session, revision: Revision) -> None:
    """Add a published text."""
    session.add(revision)
    session.flush()


def latest(session: Session) -> list[Revision]:
    """The last published text of each event that has one."""
    last = select(func.max(Revision.number)).group_by(Revision.event)
    query = select(Revision).where(Revision.number.in_(last)).order_by(Revision.number)
    return list(session.scalars(query))


def newest(session: Session) -> int:
    """The number of the last published text; 0 where there is none."""
    return session.scalar(select(func.max(Revision.number))) or 0


def history(session: Session, event: str) -> list[Revision]:
    """Every published text of an event, newest first."""
    query = select(Revision).where(Revision.event == event).order_by(Revision.number.desc())
    return list(session.scalars(query))
