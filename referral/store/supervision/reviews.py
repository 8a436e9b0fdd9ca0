"""Reviews: every move between officer and supervisor and the comments that came with it. Only ever added."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Text,
    UniqueConstraint,
    Uuid,
    bindparam,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base
from referral.store.database.prepared import Prepared


class ReviewState(StrEnum):
    """How far a case is between officer and supervisor."""

    IN_WORK = "in_work"
    WAITING = "waiting"
    RETURNED = "returned"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"


class ReviewMove(StrEnum):
    """What officer and supervisor can do with a case."""

    SUBMIT = "submit"
    RETURN = "return"
    SEND_AGAIN = "send_again"
    CONFIRM = "confirm"
    ESCALATE = "escalate"


class About(StrEnum):
    """What a comment is pinned to."""

    STEP = "step"
    DUTY = "duty"


class ReviewRow(Base):
    """A move as kept. ``number`` counts the moves of a case; ``operation`` names the sending."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("case_id", "operation"),)

    case_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("cases.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    move: Mapped[ReviewMove]
    state: Mapped[ReviewState]
    revision: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    operation: Mapped[UUID]


class CommentRow(Base):
    """A comment as kept; its text passed the identity check before it came here."""

    __tablename__ = "review_comments"
    __table_args__ = (
        ForeignKeyConstraint(["case_id", "number"], ["reviews.case_id", "reviews.number"]),
    )

    case_id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    about: Mapped[About] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class Review:
    """A move: ``state`` is where it led, ``revision`` how many answers the case had then."""

    case_id: UUID
    number: int
    move: ReviewMove
    state: ReviewState
    revision: int
    person_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the move ``number``, pinned to a step or a duty by its id."""

    number: int
    about: About
    place: str
    text: str


def latest(session: Session, case_id: UUID) -> Review | None:
    """The last move of a case; None while it was never sent to a supervisor."""
    row = _LATEST.row(session, case_id=case_id)
    return None if row is None else _review(row)


def latest_of(session: Session, case_ids: Collection[UUID]) -> dict[UUID, Review]:
    """The last moves of those of these cases that were ever sent to a supervisor. One statement."""
    query = select(*_COLUMNS).where(_TABLE.case_id.in_(case_ids)).order_by(_TABLE.number)
    return {row[0]: _review(tuple(row)) for row in session.connection().execute(query)}


def is_returned(session: Session, case_id: UUID) -> bool:
    """Whether the case lies with its officer for correction."""
    last = latest(session, case_id)
    return last is not None and last.state is ReviewState.RETURNED


def every(session: Session, case_id: UUID) -> list[Review]:
    """All moves of a case, oldest first."""
    return [_review(row) for row in _EVERY.rows(session, case_id=case_id)]


def of_operation(session: Session, case_id: UUID, operation: UUID) -> Review | None:
    """The move that this very sending has made before, if it has."""
    row = _OF_OPERATION.row(session, case_id=case_id, operation=operation)
    return None if row is None else _review(row)


def comments(session: Session, case_id: UUID) -> list[Comment]:
    """All comments on a case, oldest move first."""
    return [
        Comment(number, About(about), place, text)
        for number, about, place, text in _COMMENTS.rows(session, case_id=case_id)
    ]


def comments_of(session: Session, case_ids: Collection[UUID]) -> dict[UUID, list[Comment]]:
    """All comments on several cases. One statement."""
    query = (
        select(_SAID.case_id, _SAID.number, _SAID.about, _SAID.place, _SAID.text)
        .where(_SAID.case_id.in_(case_ids))
        .order_by(_SAID.number, _SAID.about, _SAID.place)
    )
    found: dict[UUID, list[Comment]] = {case_id: [] for case_id in case_ids}
    for case_id, number, about, place, text in session.connection().execute(query):
        found[case_id].append(Comment(number, About(about), place, text))
    return found


def add(session: Session, review: Review, operation: UUID, said: Sequence[Comment] = ()) -> None:
    """Write a move with its comments. The caller holds the case and counts its moves."""
    connection = session.connection()
    connection.execute(insert(ReviewRow), {**asdict(review), "operation": operation})
    for one in said:
        connection.execute(insert(CommentRow), {**asdict(one), "case_id": review.case_id})


def _review(row: tuple[object, ...]) -> Review:
    case_id, number, move, state, *rest = row
    return Review(case_id, number, ReviewMove(move), ReviewState(state), *rest)  # type: ignore[arg-type]


_TABLE = ReviewRow.__table__.c
_COLUMNS = (
    _TABLE.case_id,
    _TABLE.number,
    _TABLE.move,
    _TABLE.state,
    _TABLE.revision,
    _TABLE.person_id,
    _TABLE.at,
)
_OF_CASE = select(*_COLUMNS).where(_TABLE.case_id == bindparam("case_id"))
_LATEST = Prepared(_OF_CASE.order_by(_TABLE.number.desc()).limit(1))
_EVERY = Prepared(_OF_CASE.order_by(_TABLE.number))
_OF_OPERATION = Prepared(_OF_CASE.where(_TABLE.operation == bindparam("operation")))
_SAID = CommentRow.__table__.c
_COMMENTS = Prepared(
    select(_SAID.number, _SAID.about, _SAID.place, _SAID.text)
    .where(_SAID.case_id == bindparam("case_id"))
    .order_by(_SAID.number, _SAID.about, _SAID.place)
)
