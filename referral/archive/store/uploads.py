"""Documents kept here, by the SHA-256 of their bytes; the bytes themselves lie in the instance folder."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Text, literal_column, select, update
from sqlalchemy.orm import Mapped, Session, defer, mapped_column

from referral.store.database.base import Base

_NOTHING: ColumnElement[str] = literal_column("''")


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


Index(
    "ix_archive_uploads_read",
    Upload.checksum,
    Upload.document,
    sqlite_where=Upload.text != _NOTHING,
    postgresql_where=Upload.text != _NOTHING,
)
"""Tells which documents have a text without reading the texts, whenever somebody searches."""


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


def read(session: Session) -> tuple[tuple[str, str], ...]:
    """Every document that has a text, as (checksum, document): the same pairs mean the same texts."""
    query = select(Upload.checksum, Upload.document).where(Upload.text != _NOTHING)
    return tuple(
        (one, document) for one, document in session.execute(query.order_by(Upload.checksum))
    )


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
