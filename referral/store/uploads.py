"""Documents kept here, by the SHA-256 of their bytes; the bytes themselves lie in the instance folder."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.base import Base


class Upload(Base):
    """A copy of a document in one language; ``text`` is what can be searched of it."""

    __tablename__ = "archive_uploads"

    checksum: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(index=True)
    language: Mapped[str]
    format: Mapped[str]
    size: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))


def add(session: Session, upload: Upload) -> None:
    """Keep what is known of a document."""
    session.add(upload)
    session.flush()


def find(session: Session, checksum: str) -> Upload | None:
    """The document of those bytes, if it is kept."""
    return session.get(Upload, checksum)


def every(session: Session) -> list[Upload]:
    """Every document kept, newest first."""
    return list(session.scalars(select(Upload).order_by(Upload.made_at.desc(), Upload.checksum)))


def of_documents(session: Session, documents: Collection[str]) -> list[Upload]:
    """The copies of these documents, by language."""
    query = select(Upload).where(Upload.document.in_(documents)).order_by(Upload.language)
    return list(session.scalars(query))
