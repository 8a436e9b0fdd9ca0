"""Issuing the referral: always possible for an open case, whatever is still missing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral.services.refusals import CaseClosed
from referral.store import cases, journal, referrals
from referral.store.cases import Case
from referral.store.people import Actor
from referral.store.referrals import Referral


def issue(session: Session, case: Case, *, by: Actor, now: datetime, operation: UUID) -> Referral:
    """The referral of a case as it stands.

    The same operation, or no answer since the latest referral, gives that referral back; changed answers give
    the next number. Raises CaseClosed when a closed case has none to give back.
    """
    closed_at = cases.closing_time_locked(session, case)
    revision = cases.get(session, case.id).revision
    latest = referrals.latest(session, case.id)
    known = referrals.of_operation(session, case.id, operation)
    if known is None and latest is not None and latest.revision == revision:
        known = latest
    if known is not None:
        return known
    if closed_at is not None:
        raise CaseClosed(case.shown_reference)
    issued = Referral(
        case_id=case.id,
        number=latest.number + 1 if latest else 1,
        revision=revision,
        issued_at=now,
        person_id=by.person_id,
    )
    referrals.add(session, issued, operation)
    journal.append(session, journal.Kind.REFERRAL_ISSUED, at=now, person=by.person_id, case=case.id)
    return issued


def note_print(session: Session, case: Case, *, by: Actor, now: datetime) -> None:
    """Write into the journal that the form was printed."""
    journal.append(session, journal.Kind.FORM_PRINTED, at=now, person=by.person_id, case=case.id)
