"""Checklist documents that cases were opened with, by their hash, forever."""

from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base


class Document(Base):
    """One version of a checklist for one country: the canonical JSON text and its SHA-256."""

    __tablename__ = "documents"

    hash: Mapped[str] = mapped_column(primary_key=True)
    checklist: Mapped[str]
    country: Mapped[str]
    body: Mapped[str]


def keep(session: Session, document: Document) -> None:
    """Keep a document, unless it is kept already."""
    known = session.scalar(select(Document.hash).where(Document.hash == document.hash))
    if known is None:
        with suppress(IntegrityError), session.begin_nested():  # somebody else was quicker
            session.add(document)


def find(session: Session, document_hash: str) -> str | None:
    """The canonical JSON text of that hash, if it was ever used."""
    return session.scalar(select(Document.body).where(Document.hash == document_hash))
