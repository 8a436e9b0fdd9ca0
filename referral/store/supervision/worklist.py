"""The queue as kept: one row per case with flags and times, and the duties it has raised. No identity, no answer.

The rows are written in the transaction of whatever changes the case, so they are never late.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.cases import references
from referral.store.database.base import Base
from referral.store.database.prepared import Prepared
from referral.store.supervision.reviews import ReviewState


class DutyState(StrEnum):
    """How a duty that once arose stands now."""

    OPEN = "open"
    DONE = "done"
    GONE = "gone"


class WorkRow(Base):
    """A case in the queue. ``rank`` sorts: 0 needs eyes most; ``due_at`` is its earliest open due time."""

    __tablename__ = "worklist"

    case_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("cases.id"), primary_key=True)
    reference: Mapped[str]
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    officer_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    opened_at: Mapped[datetime]
    state: Mapped[ReviewState]
    rank: Mapped[int]
    due_at: Mapped[datetime | None]
    escalated: Mapped[bool]


_T = WorkRow.__table__.c
_BY_RANK = (_T.rank, _T.opened_at, _T.case_id)
Index("ix_worklist_rank", _T.post_id, _T.state, *_BY_RANK, _T.due_at, _T.officer_id)
Index("ix_worklist_officer", _T.officer_id, _T.post_id)
Index("ix_worklist_opened", _T.post_id, _T.opened_at)
Index("ix_worklist_due", _T.post_id, _T.state, _T.due_at, _T.case_id)
Index(
    "ix_worklist_escalated",
    _T.post_id,
    _T.state,
    *_BY_RANK,
    sqlite_where=_T.escalated.is_(True),
    postgresql_where=_T.escalated.is_(True),
)


class RaisedRow(Base):
    """A duty that a case has raised: since when, until when, and how it stands."""

    __tablename__ = "raised_duties"

    case_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("cases.id"), primary_key=True)
    duty: Mapped[str] = mapped_column(primary_key=True)
    arose_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    standing: Mapped[DutyState]


_D = RaisedRow.__table__.c
Index("ix_raised_duties_standing", _D.duty, _D.standing, _D.case_id)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A row of the queue, as it was read."""

    case_id: UUID
    reference: str
    post_id: int
    officer_id: int
    opened_at: datetime
    state: ReviewState
    rank: int
    due_at: datetime | None
    escalated: bool

    @property
    def shown_reference(self) -> str:
        """The reference as people read it."""
        return references.shown(self.reference)


class Priority(NamedTuple):
    """How pressing the row of a case says it is, and the soonest due time of its open duties."""

    state: ReviewState
    rank: int
    due_at: datetime | None
    soonest: datetime | None


@dataclass(frozen=True, slots=True)
class Raised:
    """A duty that a case has raised."""

    duty: str
    arose_at: datetime
    due_at: datetime | None
    standing: DutyState


def find(session: Session, case_id: UUID) -> QueueRow | None:
    """The row of a case, if it has one."""
    row = _FIND.row(session, case_id=case_id)
    return None if row is None else queue_row(row)


def queue_row(row: tuple[object, ...]) -> QueueRow:
    """A row as read, its state as a state."""
    before, (state, *after) = row[:5], row[5:]
    return QueueRow(*before, ReviewState(str(state)), *after)  # type: ignore[arg-type,call-arg]


def add(session: Session, one: QueueRow) -> None:
    """Write the row of a case that has none."""
    session.connection().execute(insert(WorkRow), asdict(one))


def change(session: Session, one: QueueRow) -> None:
    """Write what may change in the row of a case."""
    _CHANGED.run(
        session,
        of_case=one.case_id,
        to_state=one.state,
        to_rank=one.rank,
        to_due=one.due_at,
        to_escalated=one.escalated,
    )


def raised(session: Session, case_id: UUID) -> dict[str, Raised]:
    """The duties that a case has raised, by id."""
    return {row[0]: _as_raised(row) for row in _RAISED.rows(session, case_id=case_id)}


def raised_of(session: Session, case_id: UUID, duties: Iterable[str]) -> dict[str, Raised]:
    """Those of these duties that a case has raised, by id."""
    rows = (_RAISED_ONE.row(session, case_id=case_id, duty=duty) for duty in duties)
    return {row[0]: _as_raised(row) for row in rows if row is not None}


def priority(session: Session, case_id: UUID) -> Priority | None:
    """What in the row of a case follows from its answers, beside what it should follow from now."""
    row = _PRIORITY.row(session, case_id=case_id, standing=DutyState.OPEN)
    return None if row is None else Priority(ReviewState(row[0]), *row[1:])


def set_priority(session: Session, case_id: UUID, *, rank: int, due_at: datetime | None) -> None:
    """Write how pressing a case is now."""
    _SET_PRIORITY.run(session, of_case=case_id, to_rank=rank, to_due=due_at)


def open_duties(session: Session, case_ids: Collection[UUID]) -> dict[UUID, list[Raised]]:
    """The duties with a due time that these cases have not done, the soonest due first."""
    query = (
        select(_D.case_id, _D.duty, _D.arose_at, _D.due_at, _D.standing)
        .where(_D.case_id.in_(case_ids), _D.standing == DutyState.OPEN, _D.due_at.is_not(None))
        .order_by(_D.due_at, _D.duty)
    )
    found: dict[UUID, list[Raised]] = {case_id: [] for case_id in case_ids}
    for case_id, *rest in session.connection().execute(query):
        found[case_id].append(Raised(*rest))
    return found


def keep_raised(session: Session, case_id: UUID, several: Iterable[Raised]) -> None:
    """Write how raised duties stand now; when each first arose stays as it was first written."""
    rows = [
        {
            "case_id": case_id,
            "duty": one.duty,
            "arose_at": one.arose_at,
            "due_at": one.due_at,
            "standing": one.standing,
        }
        for one in several
    ]
    if rows:
        _STANDING_KEPT.run_each(session, rows)


COLUMNS = tuple(_T[name] for name in QueueRow.__dataclass_fields__)
"""The columns of ``QueueRow``, in its order."""

_FIND = Prepared(select(*COLUMNS).where(_T.case_id == bindparam("case_id")))
_CHANGED = Prepared(
    update(WorkRow)
    .where(_T.case_id == bindparam("of_case"))
    .values(
        state=bindparam("to_state"),
        rank=bindparam("to_rank"),
        due_at=bindparam("to_due"),
        escalated=bindparam("to_escalated"),
    )
)
_OF_CASE = _D.case_id == bindparam("case_id")
_RAISED_NOW = select(_D.duty, _D.arose_at, _D.due_at, _D.standing).where(_OF_CASE)
_RAISED = Prepared(_RAISED_NOW)
_RAISED_ONE = Prepared(_RAISED_NOW.where(_D.duty == bindparam("duty")))
_SOONEST = select(func.min(_D.due_at)).where(_OF_CASE, _D.standing == bindparam("standing"))
_PRIORITY = Prepared(
    select(_T.state, _T.rank, _T.due_at, _SOONEST.scalar_subquery()).where(
        _T.case_id == bindparam("case_id")
    )
)
_SET_PRIORITY = Prepared(
    update(WorkRow)
    .where(_T.case_id == bindparam("of_case"))
    .values(rank=bindparam("to_rank"), due_at=bindparam("to_due"))
)


def _as_raised(row: tuple[Any, ...]) -> Raised:
    duty, arose_at, due_at, standing = row
    return Raised(duty, arose_at, due_at, DutyState(standing))


# Both engines speak the same ON CONFLICT.
_ROSE = insert(RaisedRow).values({column.name: bindparam(column.name) for column in _D})
_STANDING_KEPT = Prepared(
    _ROSE.on_conflict_do_update(
        index_elements=[_D.case_id, _D.duty],
        set_={"due_at": _ROSE.excluded.due_at, "standing": _ROSE.excluded.standing},
    )
)
