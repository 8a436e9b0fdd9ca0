"""What tells one state of a case from another: one statement that every section page asks first."""

from dataclasses import dataclass, fields

from sqlalchemy import func, select

from referral.store.accounts.people import Actor
from referral.store.cases import references
from referral.store.cases.cases import OF_MY_POSTS, Case, CaseRow
from referral.store.cases.referrals import ReferralRow
from referral.store.database.prepared import At, Prepared


@dataclass(frozen=True, slots=True)
class Glance:
    """A case, and the number of its latest referral (0 for none). Two that are equal look the same."""

    case: Case
    referral: int


def glance(at: At, reference: str, actor: Actor) -> Glance | None:
    """A glance at the case of a reference, typed in any way, if it belongs to one of the actor's posts."""
    parsed = references.parse(reference)
    if parsed is None:
        return None
    row = _GLANCE.row(at, reference=parsed, person_id=actor.person_id)
    return None if row is None else Glance(Case(*row[:_CASE]), row[_CASE])


_CASE = len(fields(Case))
_LATEST = (
    select(func.coalesce(func.max(ReferralRow.number), 0))
    .where(ReferralRow.case_id == CaseRow.id)
    .scalar_subquery()
)
_GLANCE = Prepared(OF_MY_POSTS.add_columns(_LATEST), comes_again=True)
