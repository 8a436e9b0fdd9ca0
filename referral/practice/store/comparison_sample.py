"""Closed cases that serve as the comparison sample for k-anonymity."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from referral.store.accounts.posts import Post
from referral.store.cases.cases import Case, CaseRow, get


def closed_cases(session: Session, country: str, *, most: int) -> Sequence[Case]:
    """The cases of a country that were closed last."""
    return [get(session, case_id) for case_id in _newest(session, country, most)]


def _newest(session: Session, country: str, most: int) -> Sequence[UUID]:
    query = (
        select(CaseRow.id)
        .join(Post, Post.id == CaseRow.post_id)
        .where(Post.country == country, CaseRow.closed_at.is_not(None))
        .order_by(CaseRow.closed_at.desc(), CaseRow.id)
        .limit(most)
    )
    return session.scalars(query).all()
