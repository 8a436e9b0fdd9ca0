"""The lists of cases that an officer works with, page by page; late ones stand first."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from referral.store.accounts.people import Actor
from referral.store.cases.cases import CaseRow
from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import WorkRow


class CaseList(StrEnum):
    """Which cases of the officer's posts: returned for correction, own open ones, those of colleagues, closed."""

    RETURNED = "returned"
    MINE = "mine"
    COLLEAGUES = "colleagues"
    CLOSED = "closed"


CLOSED_STATES = (ReviewState.WAITING, ReviewState.CORRECTED, ReviewState.CONFIRMED)

_T = WorkRow.__table__.c


def page(
    session: Session, which: CaseList, actor: Actor, now: datetime, *, skip: int = 0, limit: int
) -> Sequence[UUID]:
    """The cases of a list: those whose duty is late first, the longest late at their head, then the newest."""
    query = _ordered(select(_T.case_id).where(*_belongs(which, actor)), which, now)
    return session.connection().scalars(query.offset(skip).limit(limit)).all()


def count(session: Session, which: CaseList, actor: Actor) -> int:
    """How many cases a list holds."""
    query = select(func.count()).select_from(WorkRow).where(*_belongs(which, actor))
    return session.connection().scalar(query) or 0


def count_late(session: Session, actor: Actor, now: datetime) -> int:
    """How many of the officer's own open cases have a duty that is late."""
    own = (*_belongs(CaseList.MINE, actor), _T.due_at <= now)
    return session.connection().scalar(select(func.count()).select_from(WorkRow).where(*own)) or 0


def _belongs(which: CaseList, actor: Actor) -> tuple[ColumnElement[bool], ...]:
    here = _T.post_id.in_([post.id for post in actor.posts])
    is_own = _T.officer_id == actor.person_id
    match which:
        case CaseList.RETURNED:
            return here, _T.state == ReviewState.RETURNED
        case CaseList.MINE:
            return here, _T.state == ReviewState.IN_WORK, is_own
        case CaseList.COLLEAGUES:
            return here, _T.state == ReviewState.IN_WORK, ~is_own
        case CaseList.CLOSED:
            return here, _T.state.in_(CLOSED_STATES)


def _ordered(query: Select[UUID], which: CaseList, now: datetime) -> Select[UUID]:
    if which is CaseList.CLOSED:
        closed = query.join(CaseRow, CaseRow.id == _T.case_id)
        return closed.order_by(CaseRow.closed_at.desc(), _T.case_id)
    is_late = _T.due_at <= now
    late_since = case((is_late, _T.due_at))
    return query.order_by(case((is_late, 0), else_=1), late_since, _T.opened_at.desc(), _T.case_id)
