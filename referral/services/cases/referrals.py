"""Issuing the referral: always possible for an open case, whatever is still missing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral.services.cases.refusals import CaseClosed
from referral.services.statistics import figures
from referral.store import journal
from referral.store.accounts.people import Actor
from referral.store.cases import cases, referrals
from referral.store.cases.cases import Case
from referral.store.cases.referrals import Referral
from referral.store.supervision import reviews


def issue(session: Session, case: Case, *, by: Actor, now: datetime, operation: UUID) -> Referral:
    """The referral of a case as it stands.

    The same operation, or no answer since the latest referral, gives that referral back; changed answers give
    the next number. Raises CaseClosed when a closed case has no number to return.
    """
    closed_at = cases.closing_time_locked(session, case)
    latest = referrals.latest(session, case.id)
    revision = cases.get(session, case.id).revision
    if known := referrals.of_operation(session, case.id, operation):
        return known
    if latest and latest.revision == revision:
        return latest
    if closed_at and not reviews.is_returned(session, case.id):
        raise CaseClosed(case.shown_reference)
    number = latest.number + 1 if latest else 1
    issued = Referral(case.id, number, revision, issued_at=now, person_id=by.person_id)
    referrals.add(session, issued, operation)
    journal.append(
        session, journal.JournalKind.REFERRAL_ISSUED, at=now, person=by.person_id, case=case.id
    )
    if number == 1:
        figures.referred(session, case)
    return issued
