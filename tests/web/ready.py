"""Cases made ready past the screens, where a story begins at their end."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from referral import clock
from referral.engine.conditions import Value
from referral.engine.model import Step, StepKind
from referral.services.cases import answering, casefile, referrals
from referral.services.cases.answering import NewAnswer
from referral.store.accounts import people
from referral.store.accounts.people import Actor
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.database import Database

CALM = ("no", "none", "done", "nobody")


def to_close(database: Database, reference: str, login: str = "aigul") -> None:
    """Answer every critical step calmly and issue the referral; the case can be closed then."""
    with database.transaction() as db:
        case, person = cases.of_reference(db, reference), people.find(db, login)
        assert case is not None
        assert person is not None
        by, now = people.actor(person), clock.now()
        while missing := _critical(db, case):
            _answer(db, case, missing[0], by, now)
        referrals.issue(db, case, by=by, now=now, operation=uuid4())


def _critical(db: Session, case: Case) -> list[Step]:
    return [step for step in casefile.case_file(db, case).walk.missing if step.critical]


def _answer(db: Session, case: Case, step: Step, by: Actor, now: datetime) -> None:
    seen = casefile.case_file(db, case).revision
    answering.answer(db, case, [NewAnswer(step.id, _calm(step), uuid4(), seen)], by=by, now=now)


def _calm(step: Step) -> Value:
    ids = [option.id for option in step.options]
    chosen = next((one for one in CALM if one in ids), ids[0])
    return (chosen,) if step.kind is StepKind.MANY else chosen
