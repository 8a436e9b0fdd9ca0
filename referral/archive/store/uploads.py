"""Documents kept here, by the SHA-256 of their bytes; the bytes themselves lie in the instance folder."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Text, func, select, update
from sqlalchemy.orm import Mapped, Session, defer, mapped_column

from referral.store.database.base import Base


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
    query = select(Upload).options(defer(Upload.text))
    return list(session.scalars(query.order_by(Upload.made_at.desc(), Upload.checksum)))


def texts(session: Session) -> list[tuple[str, str]]:
    """The text of every document that has one: the document, and the text."""
    query = select(Upload.document, Upload.text).where(Upload.text != "").order_by(Upload.checksum)
    return [(document, text) for document, text in session.execute(query)]


def read(session: Session) -> int:
    """How many documents have a text."""
    query = select(func.count()).select_from(Upload).where(Upload.text != "")
    return session.scalar(query) or 0


def has_text(session: Session, checksum: str) -> bool:
    """Whether the text of that document is kept."""
    query = select(Upload.checksum).where(Upload.checksum == checksum, Upload.text != "")
    return session.scalar(query) is not None


def keep_text(session: Session, checksum: str, text: str) -> None:
    """Keep what can be searched of a document."""
    session.execute(update(Upload).where(Upload.checksum == checksum).values(text=text))


def of_checksums(session: Session, checksums: Collection[str]) -> list[Upload]:
    """The documents of these bytes, newest first."""
    query = select(Upload).where(Upload.checksum.in_(checksums)).options(defer(Upload.text))
    return list(session.scalars(query.order_by(Upload.made_at.desc(), Upload.checksum)))


def of_documents(session: Session, documents: Collection[str]) -> list[Upload]:
    """The copies of these documents, by language."""
    query = select(Upload).where(Upload.document.in_(documents)).order_by(Upload.language)
    return list(session.scalars(query))
