"""The case an address names, as this person may see it; a case of another post is not found."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flask import abort

from referral.engine.conditions import Value
from referral.engine.model import Checklist
from referral.engine.walk import Arisen, Walk
from referral.services import casework
from referral.services.casework import CaseFile
from referral.store import cases, glances, posts
from referral.store.cases import Case
from referral.store.database import Session
from referral.store.glances import Glance
from referral.store.posts import Post
from referral.store.referrals import Referral
from referral.web import access, moment


class Standing(Protocol):
    """How a case stands: which steps apply and which duties hold."""

    @property
    def reference(self) -> str:
        """The reference as addresses have it."""

    @property
    def checklist(self) -> Checklist:
        """The checklist of the document the case was opened with."""

    @property
    def walk(self) -> Walk:
        """What follows from the answers."""

    @property
    def duties(self) -> list[Arisen]:
        """Every duty that has arisen: urgent and undone first, done ones last."""
        return sorted(self.walk.duties, key=lambda arisen: (arisen.done, not arisen.duty.urgent))

    @property
    def urgent(self) -> list[Arisen]:
        """Urgent duties that are not done."""
        return [one for one in self.duties if one.duty.urgent and not one.done]


@dataclass(frozen=True, slots=True)
class JustSaved(Standing):
    """How a case stands right after an answer: nothing is read again for it."""

    reference: str
    checklist: Checklist
    walk: Walk


@dataclass(frozen=True, slots=True)
class OpenedCase(Standing):
    """A case on the screen: its file and the post it belongs to."""

    file: CaseFile
    post: Post

    @property
    def reference(self) -> str:
        """The reference as addresses have it."""
        return self.file.case.reference

    @property
    def shown(self) -> str:
        """The reference as people read it: 7F3K-92XQ-5."""
        return self.file.case.shown_reference

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return self.file.case.closed_at is None

    @property
    def opened_at(self) -> datetime:
        """When the case was opened, by the clock on the wall."""
        return self.local(self.file.case.opened_at)

    @property
    def checklist(self) -> Checklist:
        """The checklist of the document the case was opened with."""
        return self.file.checklist

    @property
    def answers(self) -> Mapping[str, Value]:
        """The latest answer to every step ever answered."""
        return self.file.answers

    @property
    def walk(self) -> Walk:
        """What follows from the answers."""
        return self.file.walk

    @property
    def revision(self) -> int:
        """How many answers the case has."""
        return self.file.revision

    @property
    def referral(self) -> Referral | None:
        """The referral issued last, if any was."""
        return self.file.referral

    def local(self, at: datetime) -> datetime:
        """A time by the clock on the country's walls."""
        return at.astimezone(self.checklist.pack.zone)


def opened(reference: str) -> OpenedCase:
    """The case as it stands now, for reading."""
    return open_file(moment.reading(), _find(moment.reading(), reference))


def glance(reference: str) -> Glance:
    """What tells one state of the case from another."""
    found = glances.glance(moment.looking(), reference, access.officer())
    if found is None:
        abort(404)
    return found


def open_file(db: Session, case: Case) -> OpenedCase:
    """The file of a case that was found, with its post."""
    return OpenedCase(casework.case_file(db, case), posts.get(db, case.post_id))


@contextmanager
def for_writing(reference: str) -> Iterator[tuple[Session, Case]]:
    """The case inside a write transaction that is committed, durably, when the block ends."""
    with moment.writing() as db:
        yield db, _find(db, reference)


def _find(db: Session, reference: str) -> Case:
    case = cases.find(db, reference, access.officer())
    if case is None:
        abort(404)
    return case
