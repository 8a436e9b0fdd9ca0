"""The case an address names, as this person may see it; a case of another post is not found."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort, redirect, url_for

from referral import clock
from referral.engine.conditions import Value
from referral.engine.model import Checklist
from referral.engine.walk import ActiveDuty, Walk
from referral.services.cases import casefile
from referral.services.cases.casefile import CaseFile, case_files
from referral.services.supervision import queue_access
from referral.store.accounts import posts
from referral.store.accounts.people import Role
from referral.store.accounts.posts import Post
from referral.store.cases import cases, referrals
from referral.store.cases.cases import Case
from referral.store.cases.referrals import Referral
from referral.store.database import Session
from referral.store.supervision import reviews
from referral.store.supervision.reviews import Comment
from referral.web.app import access, request_db


def duties_of(walk: Walk) -> list[ActiveDuty]:
    """Every duty that has arisen: urgent and undone first, done ones last."""
    return sorted(walk.duties, key=lambda arisen: (arisen.done, not arisen.duty.urgent))


def urgent_of(walk: Walk) -> list[ActiveDuty]:
    """Urgent duties that are not done."""
    return [one for one in duties_of(walk) if one.duty.urgent and not one.done]


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case on the screen: its file, its post, and what its supervisor wants corrected."""

    file: CaseFile
    post: Post
    comments: tuple[Comment, ...] = ()

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
        return self.file.is_open

    @property
    def is_returned(self) -> bool:
        """Whether the supervisor gave it back for correction."""
        return self.is_open and self.file.review is not None

    def said_at(self, about: str, place: str) -> list[Comment]:
        """What the supervisor wants corrected at a step or duty."""
        return [one for one in self.comments if (one.about, one.place) == (about, place)]

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
    def duties(self) -> list[ActiveDuty]:
        """Every duty that has arisen: urgent and undone first, done ones last."""
        return duties_of(self.walk)

    @property
    def urgent(self) -> list[ActiveDuty]:
        """Urgent duties that are not done."""
        return urgent_of(self.walk)

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


def current_case(reference: str) -> CasePage:
    """The case as it stands now, for reading."""
    return case_page(request_db.read_session(), _find(request_db.read_session(), reference))


def case_version(reference: str) -> tuple[Case, int]:
    """What tells one state of the case from another: the case, and the number of its latest referral."""
    found = referrals.case_version(request_db.read_connection(), reference, access.current_user())
    if found is None:
        abort(404)
    return found


def case_page(db: Session, case: Case) -> CasePage:
    """The page of a case that was found: its file, its post, its comments."""
    file = casefile.case_file(db, case)
    return CasePage(file, posts.get(db, case.post_id), _comments(db, file))


def case_pages(db: Session, case_ids: Collection[UUID]) -> list[CasePage]:
    """The pages of these cases in this order; as many statements for a hundred as for one."""
    found = cases.of_ids(db, case_ids)
    files = case_files(db, [found[case_id] for case_id in case_ids])
    at = posts.of_ids(db, {file.case.post_id for file in files})
    said = reviews.comments_of(db, case_ids)
    return [
        CasePage(file, at[file.case.post_id], _last(file, said[file.case.id])) for file in files
    ]


def _comments(db: Session, file: CaseFile) -> tuple[Comment, ...]:
    return _last(file, reviews.comments(db, file.case.id) if file.review else [])


def _last(file: CaseFile, said: Sequence[Comment]) -> tuple[Comment, ...]:
    """The comments of the last return, while the case lies with its officer."""
    if file.review is None or not file.is_open:
        return ()
    return tuple(one for one in said if one.number == file.review.number)


@contextmanager
def for_writing(reference: str) -> Iterator[tuple[Session, Case]]:
    """The case inside a write transaction that is committed, durably, when the block ends."""
    with request_db.transaction() as db:
        yield db, _find(db, reference)


@contextmanager
def for_a_pressing_act(reference: str) -> Iterator[tuple[Session, Case]]:
    """The same for a small act that must be possible on a full disk too."""
    with request_db.urgent_transaction() as db:
        yield db, _find(db, reference)


def _find(db: Session, reference: str) -> Case:
    case = cases.find(db, reference, access.current_user())
    if case is None:
        abort(404)
    if access.current_user().role is Role.SUPERVISOR and not queue_access.has_looked(
        db, case, access.current_user(), clock.now()
    ):
        abort(redirect(url_for("supervisor.case", reference=case.reference), code=303))
    return case
