"""The checklist documents that cases rest on, as walkers; each is read once per process.

A document is named by its hash, so what was read once can never be out of date.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from referral.caches import Cache
from referral.definitions.documents.compiler import checklist_of, hash_of
from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.store.cases import documents
from referral.store.cases.answers import VERSION, Line


class DocumentLost(Exception):
    """The document of a case is missing or was changed in the database."""

    def __init__(self, document_hash: str) -> None:
        super().__init__(
            f"The checklist document {document_hash[:12]}… of this case is missing or was changed. "
            "Restore the database from a backup."
        )


def keep(session: Session, library: Library, checklist: str, country: str) -> str:
    """Keep the current document of a checklist in the database; returns its hash."""
    body = library.document(checklist, country)
    document_hash = library.checklist(checklist, country).hash
    _walkers.get_or_make(document_hash, lambda: library.walker(checklist, country))
    documents.keep(
        session,
        documents.Document(hash=document_hash, checklist=checklist, country=country, body=body),
    )
    return document_hash


def standing(walker: Walker, lines: Mapping[str, Line]) -> dict[str, Value]:
    """The latest answer to every step; in a case that was moved, of those that fit its version."""
    values = {step: line.value for step, line in lines.items()}
    if VERSION not in values:
        return values
    steps = walker.checklist.step_by_id
    return {
        step: value
        for step, value in values.items()
        if step in steps and steps[step].accepts(value)
    }


def walked(walker: Walker, values: Mapping[str, Value], before: Walk | None = None) -> Walk:
    """What follows from answers, quicker from what followed ``before`` a few of them.

    Kept for a while: taking an answer in, the figures, the queue and the page ask the same.
    """
    key = walker, frozenset(values.items())
    return _walks.get_or_make(key, lambda: walker.walk(values, before))


def walker(session: Session, document_hash: str) -> Walker:
    """The walker of a document. Raises DocumentLost when the database no longer holds it whole."""
    return _walkers.get_or_make(document_hash, lambda: _read(session, document_hash))


def _read(session: Session, document_hash: str) -> Walker:
    body = documents.find(session, document_hash)
    if body is None or hash_of(body) != document_hash:
        raise DocumentLost(document_hash)
    return Walker(checklist_of(body))


_walkers: Cache[str, Walker] = Cache("walkers")
_walks: Cache[tuple[Walker, frozenset[tuple[str, Value]]], Walk] = Cache("walks")
