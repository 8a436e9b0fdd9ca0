"""A case as it is read: its answers, what follows from them and until when, and the referral made of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.engine.history import Answer
from referral.engine.model import Checklist
from referral.engine.roles import DutyRole
from referral.engine.walk import ActiveDuty, Walk
from referral.engine.walker import Walker
from referral.services.cases import clocks, versions
from referral.services.cases.versions import AnswerState
from referral.store.cases import answers, referrals
from referral.store.cases.cases import Case
from referral.store.cases.referrals import Referral
from referral.store.supervision import reviews, worklist
from referral.store.supervision.reviews import Review, ReviewState


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about one case at one revision.

    ``answers`` holds the latest value of every step ever answered, also of steps that no longer apply;
    ``revisions`` says when each was given. ``referral`` is the latest one issued up to then, ``review`` the last
    move of its review, None while it was never closed.
    """

    case: Case
    walker: Walker
    answers: Mapping[str, Value]
    revisions: Mapping[str, int]
    revision: int
    walk: Walk
    referral: Referral | None
    review: Review | None = None

    @property
    def checklist(self) -> Checklist:
        """The checklist of the document that the case rests on."""
        return self.walker.checklist

    @property
    def is_open(self) -> bool:
        """Whether answers can be given: it was not closed, or it was returned for correction."""
        if self.case.closed_at is None:
            return True
        return self.review is not None and self.review.state is ReviewState.RETURNED

    @property
    def referral_is_due(self) -> bool:
        """Whether a referral is owed and none was issued yet."""
        return self.referral is None and self.arisen(DutyRole.REFERRAL) is not None

    def arisen(self, role: DutyRole) -> ActiveDuty | None:
        """The duty of that role, where it has arisen."""
        duty = self.checklist.duty_by_role.get(role)
        return self.walk.raised.get(duty.id) if duty else None

    @property
    def changed_since_referral(self) -> bool:
        """Whether an answer was given after the latest referral."""
        return self.referral is not None and self.referral.revision < self.revision


def case_file(session: Session, case: Case) -> CaseFile:
    """The case as it is now; two statements, and one more when it was closed."""
    latest, issued = answers.latest(session, case.id), referrals.latest(session, case.id)
    return _file(session, case, latest, issued, _review(session, case))


def case_files(session: Session, cases: Collection[Case]) -> list[CaseFile]:
    """Several cases as they are now, in this order; three statements, however many they are."""
    ids = [case.id for case in cases]
    latest, issued = answers.latest_of(session, ids), referrals.latest_of(session, ids)
    moves = reviews.latest_of(session, ids)
    return [
        _file(session, case, latest[case.id], issued.get(case.id), moves.get(case.id))
        for case in cases
    ]


def case_file_of(session: Session, case: Case, referral: Referral) -> CaseFile:
    """The case as it was when that referral was issued: its form is printed from this, always alike."""
    latest = answers.latest(session, case.id, up_to=referral.revision)
    document = answers.version_at(session, case.id, referral.revision) or case.document
    then = replace(case, document=document)
    return _file(session, then, latest, referral, _review(session, case))


def due_times(session: Session, file: CaseFile) -> Mapping[str, datetime]:
    """Until when the duties that a case file holds are to be done, by duty.

    When a duty first arose never changes, so the same case file gives the same times whenever it is read.
    """
    raised = worklist.raised(session, file.case.id)
    return {
        arisen.duty.id: due_at
        for arisen in file.walk.duties
        if (one := raised.get(arisen.duty.id))
        and (due_at := clocks.due(arisen, one.arose_at)) is not None
    }


def _review(session: Session, case: Case) -> Review | None:
    return reviews.latest(session, case.id) if case.closed_at else None


def _file(
    session: Session,
    case: Case,
    latest: Mapping[str, Answer],
    referral: Referral | None,
    review: Review | None,
) -> CaseFile:
    state = AnswerState(versions.walker(session, case.document), latest)
    return CaseFile(
        case=case,
        walker=state.walker,
        answers=state.values,
        revisions={step: answer.revision for step, answer in latest.items()},
        revision=state.revision,
        walk=state.walk,
        referral=referral,
        review=review,
    )
