"""The checklist documents that cases rest on, and what answers come to on them.

A document is named by its hash, so what was read once can never be out of date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from sqlalchemy.orm import Session

from referral.caches import Cache
from referral.definitions.documents.compiler import checklist_of, hash_of
from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.engine.history import Answer
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.store.cases import documents
from referral.store.cases.answers import VERSION


@dataclass(frozen=True)
class AnswerState:
    """The latest answer to every step of a case, and what follows from them on its version.

    ``before`` is what followed a few answers ago, from where the walk is quicker.
    """

    walker: Walker
    latest: Mapping[str, Answer]
    before: Walk | None = None

    @cached_property
    def revision(self) -> int:
        """How many answers the case has."""
        return max(map(_revision, self.latest.values()), default=0)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The latest value of every step."""
        return standing(self.walker, self.latest)

    @cached_property
    def walk(self) -> Walk:
        """What follows from the answers."""
        return walked(self.walker, self.values, self.before)

    def plus(self, answers: Iterable[Answer]) -> "AnswerState":
        """The state after these answers too."""
        latest = {**self.latest, **{one.step: one for one in answers}}
        return AnswerState(self.walker, latest, self.walk)


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


def standing(walker: Walker, latest: Mapping[str, Answer]) -> dict[str, Value]:
    """The latest answer to every step; in a case that was moved, of those that fit its version."""
    values = {step: answer.value for step, answer in latest.items()}
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


_revision = attrgetter("revision")
_walkers: Cache[str, Walker] = Cache("walkers")
_walks: Cache[tuple[Walker, frozenset[tuple[str, Value]]], Walk] = Cache("walks")
