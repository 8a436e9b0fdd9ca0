"""The review of a case: one table says who may move it from where to where. A review never touches a referral."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral import anonymity
from referral.services.cases import versions
from referral.services.supervision import worklist
from referral.services.supervision.review_refusals import (
    ChangedSinceOpened,
    CommentsRefused,
    NoComment,
    NoSuchPlace,
    NotYourMove,
    OwnCase,
    WrongState,
)
from referral.store import journal
from referral.store.accounts.people import Actor, Role
from referral.store.cases import answers, cases
from referral.store.cases.cases import Case
from referral.store.supervision import reviews
from referral.store.supervision.reviews import About, Comment, Review, ReviewMove, ReviewState

__all__ = [
    "ChangedSinceOpened",
    "CommentsRefused",
    "NoComment",
    "NoSuchPlace",
    "NotYourMove",
    "OwnCase",
    "WrongState",
    "decide",
    "is_own",
    "possible",
    "send_again",
    "state",
    "submitted",
    "version",
]

MOVES: Mapping[tuple[ReviewState, ReviewMove], ReviewState] = {
    (ReviewState.IN_WORK, ReviewMove.SUBMIT): ReviewState.WAITING,
    (ReviewState.WAITING, ReviewMove.RETURN): ReviewState.RETURNED,
    (ReviewState.WAITING, ReviewMove.CONFIRM): ReviewState.CONFIRMED,
    (ReviewState.WAITING, ReviewMove.ESCALATE): ReviewState.WAITING,
    (ReviewState.RETURNED, ReviewMove.SEND_AGAIN): ReviewState.CORRECTED,
    (ReviewState.CORRECTED, ReviewMove.RETURN): ReviewState.RETURNED,
    (ReviewState.CORRECTED, ReviewMove.CONFIRM): ReviewState.CONFIRMED,
    (ReviewState.CORRECTED, ReviewMove.ESCALATE): ReviewState.CORRECTED,
}
"""Every move there is. Confirmed is the end."""

MOVERS: Mapping[ReviewMove, frozenset[Role]] = {
    ReviewMove.SUBMIT: frozenset({Role.OFFICER}),
    ReviewMove.SEND_AGAIN: frozenset({Role.OFFICER}),
    ReviewMove.RETURN: frozenset({Role.SUPERVISOR, Role.FOCAL_POINT}),
    ReviewMove.CONFIRM: frozenset({Role.SUPERVISOR, Role.FOCAL_POINT}),
    ReviewMove.ESCALATE: frozenset({Role.SUPERVISOR}),
}

LONGEST_COMMENT = 500

_TOLD = {
    ReviewMove.RETURN: journal.JournalKind.CASE_RETURNED,
    ReviewMove.SEND_AGAIN: journal.JournalKind.CASE_SENT_AGAIN,
    ReviewMove.CONFIRM: journal.JournalKind.CASE_CONFIRMED,
    ReviewMove.ESCALATE: journal.JournalKind.CASE_ESCALATED,
}
"""The journal's word for a move; a submission is told by the closing of the case."""


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment as it arrives: pinned to a step or a duty by its id."""

    about: About
    place: str
    text: str


def submitted(session: Session, case: Case, *, by: Actor, now: datetime) -> None:
    """Record that a case was closed and waits for the supervisor; the caller holds the case."""
    _written(session, case, None, ReviewMove.SUBMIT, by=by, now=now, operation=case.id)


def send_again(
    session: Session, case: Case, *, by: Actor, now: datetime, operation: UUID
) -> Review:
    """Send a returned case to the supervisor again; the same operation sends it once."""
    cases.closing_time_locked(session, case)
    if known := reviews.of_operation(session, case.id, operation):
        return known
    last = reviews.latest(session, case.id)
    return _written(session, case, last, ReviewMove.SEND_AGAIN, by=by, now=now, operation=operation)


def decide(
    session: Session,
    case: Case,
    verdict: ReviewMove,
    remarks: Sequence[NewComment] = (),
    *,
    seen_version: int,
    by: Actor,
    now: datetime,
    operation: UUID,
) -> Review:
    """Return, confirm or escalate a case as it stood at ``seen_version``, the number of its last move.

    The same operation decides once. Raises ChangedSinceOpened, WrongState, NotYourMove, OwnCase, NoComment,
    NoSuchPlace and CommentsRefused; then nothing is written.
    """
    cases.closing_time_locked(session, case)
    if known := reviews.of_operation(session, case.id, operation):
        return known
    last = reviews.latest(session, case.id)
    if version(last) != seen_version:
        raise ChangedSinceOpened(case.shown_reference)
    _must_be_a_stranger(session, case, by)
    _must_be_fit(session, case, verdict, remarks)
    return _written(
        session, case, last, verdict, by=by, now=now, operation=operation, remarks=remarks
    )


def version(last: Review | None) -> int:
    """How many moves a case has made: what ``seen_version`` names."""
    return last.number if last else 0


def state(last: Review | None) -> ReviewState:
    """The state after the last move."""
    return last.state if last else ReviewState.IN_WORK


def possible(last: Review | None, role: Role) -> tuple[ReviewMove, ...]:
    """What a role may do with a case in that state."""
    return tuple(move for (at, move) in MOVES if at is state(last) and role in MOVERS[move])


def _written(
    session: Session,
    case: Case,
    last: Review | None,
    move: ReviewMove,
    *,
    by: Actor,
    now: datetime,
    operation: UUID,
    remarks: Sequence[NewComment] = (),
) -> Review:
    to = MOVES.get((state(last), move))
    if by.role not in MOVERS[move]:
        raise NotYourMove(case.shown_reference)
    if to is None:
        raise WrongState(case.shown_reference)
    number, revision = version(last) + 1, cases.get(session, case.id).revision
    review = Review(case.id, number, move, to, revision, by.person_id, now)
    said = [Comment(number, one.about, one.place, one.text) for one in remarks]
    reviews.add(session, review, operation, said)
    _in_the_queue(session, case, review)
    if kind := _TOLD.get(move):
        journal.append(session, kind, at=now, person=by.person_id, case=case.id)
    return review


def _in_the_queue(session: Session, case: Case, review: Review) -> None:
    if review.move is ReviewMove.ESCALATE:
        worklist.escalated(session, case)
    else:
        worklist.moved(session, case, review.state)


def is_own(case: Case, authors: Collection[int], person: Actor) -> bool:
    """Whether somebody opened or answered the case themselves, so that another must review it."""
    return person.person_id in {case.opened_by, *authors}


def _must_be_a_stranger(session: Session, case: Case, by: Actor) -> None:
    if is_own(case, answers.authors(session, case.id), by):
        raise OwnCase(case.shown_reference)


def _must_be_fit(
    session: Session, case: Case, verdict: ReviewMove, remarks: Sequence[NewComment]
) -> None:
    """A comment's place is an id of the case's own checklist: nothing else that was sent is ever kept."""
    if verdict is ReviewMove.RETURN and not remarks:
        raise NoComment(case.shown_reference)
    checklist = versions.walker(session, case.document).checklist
    places = {
        About.STEP: checklist.step_by_id.keys(),
        About.DUTY: {duty.id for duty in checklist.duties},
    }
    if any(one.place not in places[one.about] for one in remarks):
        raise NoSuchPlace(case.shown_reference)
    unfit = [(one.about, one.place) for one in remarks if not _is_fit(one.text)]
    if unfit:
        raise CommentsRefused(unfit)


def _is_fit(text: str) -> bool:
    return 0 < len(text) <= LONGEST_COMMENT and not anonymity.findings(text)
