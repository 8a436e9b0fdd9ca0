"""Lists of cases, newest first, page by page: a page costs the same however many cases there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from referral.store import references
from referral.store.cases import CaseRow
from referral.store.people import Actor
from referral.store.posts import Post
from referral.store.referrals import ReferralRow


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of cases; ``referral_number`` is the latest, None before the first."""

    id: UUID
    reference: str
    post_code: str
    opened_at: datetime
    opened_by: int
    closed_at: datetime | None
    referral_number: int | None

    @property
    def shown_reference(self) -> str:
        """The reference as people read it."""
        return references.shown(self.reference)


def open_cases(
    session: Session, actor: Actor, *, after: Listed | None = None, limit: int = 20
) -> Sequence[Listed]:
    """Open cases of the actor's posts; ``after`` is the last line of the page before."""
    return _page(session, actor, CaseRow.closed_at.is_(None), after, limit)


def closed_cases(
    session: Session, actor: Actor, *, after: Listed | None = None, limit: int = 20
) -> Sequence[Listed]:
    """Closed cases of the actor's posts; ``after`` is the last line of the page before."""
    return _page(session, actor, CaseRow.closed_at.is_not(None), after, limit)


_REFERRAL_NUMBER = (
    select(func.max(ReferralRow.number)).where(ReferralRow.case_id == CaseRow.id).scalar_subquery()
)
_LISTED = select(
    CaseRow.id,
    CaseRow.reference,
    Post.code,
    CaseRow.opened_at,
    CaseRow.opened_by,
    CaseRow.closed_at,
    _REFERRAL_NUMBER,
).join(Post, Post.id == CaseRow.post_id)


def _page(
    session: Session,
    actor: Actor,
    which: ColumnElement[bool],
    after: Listed | None,
    limit: int,
) -> Sequence[Listed]:
    query = _LISTED.where(CaseRow.post_id.in_([post.id for post in actor.posts]), which)
    if after is not None:
        query = query.where(tuple_(CaseRow.opened_at, CaseRow.id) < (after.opened_at, after.id))
    query = query.order_by(CaseRow.opened_at.desc(), CaseRow.id.desc()).limit(limit)
    return [Listed(*row) for row in session.execute(query)]
