"""Opening a case, and closing it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral.definitions.library import Library
from referral.services.cases import versions
from referral.services.cases.casefile import case_file
from referral.services.cases.refusals import CriticalStepsRemain, NotYourPost, ReferralDue
from referral.services.statistics import figures
from referral.services.supervision import review, worklist
from referral.store import journal
from referral.store.accounts import people
from referral.store.accounts.people import Actor
from referral.store.accounts.posts import Post
from referral.store.cases import cases
from referral.store.cases.cases import Case


def open_case(
    session: Session,
    library: Library,
    *,
    post: Post,
    checklist: str = "",
    by: Actor,
    now: datetime,
    operation: UUID | None = None,
) -> Case:
    """Open a case at a post of the actor, on the checklist as it is now, or on the one that is named.

    The same ``operation`` (a form sent twice) opens one case. Raises NotYourPost.
    """
    if not by.works_at(post.id):
        raise NotYourPost(post.code)
    people.hold(session, by.person_id)
    if operation and (known := cases.opened_by_operation(session, operation, by)):
        return known
    kept = versions.keep(session, library, checklist or library.for_cases, post.country)
    case = cases.add(session, post.id, by.person_id, now, document=kept, operation=operation)
    worklist.begin(session, case, versions.walked(versions.walker(session, kept), {}))
    journal.append(
        session, journal.JournalKind.CASE_OPENED, at=now, person=by.person_id, case=case.id
    )
    figures.opened(session, case)
    return case


def close(session: Session, case: Case, *, by: Actor, now: datetime) -> None:
    """Close a case, which sends it to the supervisor; closing a closed one changes nothing.

    Raises CriticalStepsRemain while a critical step that applies has no answer, and ReferralDue while a
    referral is owed and was not issued.
    """
    as_it_is = cases.locked(session, case)
    if as_it_is.closed_at is not None:
        return
    file = case_file(session, as_it_is)
    if file.referral_is_due:
        raise ReferralDue(case.shown_reference)
    if remaining := [step for step in file.walk.missing if step.critical]:
        raise CriticalStepsRemain(remaining)
    cases.end(session, case, now)
    review.submitted(session, case, by=by, now=now)
    journal.append(
        session, journal.JournalKind.CASE_CLOSED, at=now, person=by.person_id, case=case.id
    )
    figures.closed(session, case)
