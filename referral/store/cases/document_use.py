"""Which checklist documents are in use: how many open cases rest on each, and finding one by its hash."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from referral.store.cases.cases import CaseRow
from referral.store.cases.documents import Document


def hashes_beginning(session: Session, start: str) -> Sequence[str]:
    """The hashes of kept documents that begin so, two at most: enough to see that one is meant."""
    query = select(Document.hash).where(Document.hash.startswith(start, autoescape=True))
    return session.scalars(query.order_by(Document.hash).limit(2)).all()


def open_cases(session: Session, checklist: str, country: str) -> Mapping[str, int]:
    """Open cases of a checklist in a country, by the hash of the document they rest on."""
    query = (
        select(CaseRow.document, func.count())
        .join(Document, Document.hash == CaseRow.document)
        .where(CaseRow.closed_at.is_(None))
        .where(Document.checklist == checklist, Document.country == country)
        .group_by(CaseRow.document)
    )
    return dict(session.execute(query).all())
