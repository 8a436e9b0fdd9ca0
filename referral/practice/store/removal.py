"""Deleting a class with everything that its trainees did."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from referral.practice.store.classes import Assignment, TrainingClass
from referral.practice.store.runs import Run, RunEvent
from referral.practice.store.trainees import Trainee
from referral.store.accounts.people import MEMBERSHIPS, Person
from referral.store.accounts.posts import Post
from referral.store.accounts.signins import SignIn
from referral.store.cases import retention
from referral.store.cases.cases import CaseRow
from referral.store.statistics.figures import Figure


def remove_class(session: Session, class_id: int) -> None:
    """Delete a class, its trainees, runs, practice cases, answers and forms.

    What stays is the practice journal, which names nobody: numbers of accounts without a nickname.
    """
    trainees = session.execute(
        select(Trainee.id, Trainee.person_id).where(Trainee.class_id == class_id)
    ).all()
    people = [person_id for _id, person_id in trainees]
    _remove_runs(session, [trainee_id for trainee_id, _person in trainees])
    _remove_cases(session, people)
    session.execute(delete(Trainee).where(Trainee.class_id == class_id))
    session.execute(delete(Assignment).where(Assignment.class_id == class_id))
    session.execute(delete(TrainingClass).where(TrainingClass.id == class_id))
    session.execute(delete(SignIn).where(SignIn.person_id.in_(people)))
    for person_id in people:
        session.execute(
            update(Person)
            .where(Person.id == person_id)
            .values(login=f"gone-{person_id}", active=False)
        )


def _remove_runs(session: Session, trainees: Sequence[int]) -> None:
    runs = session.scalars(select(Run.id).where(Run.trainee_id.in_(trainees))).all()
    session.execute(delete(RunEvent).where(RunEvent.run_id.in_(runs)))
    session.execute(delete(Run).where(Run.trainee_id.in_(trainees)))


def _remove_cases(session: Session, people: Sequence[int]) -> None:
    """Cases of runs, and recorded ones, which belong to no run; each stands at a post of its own."""
    opened = session.execute(
        select(CaseRow.id, CaseRow.post_id).where(CaseRow.opened_by.in_(people))
    ).all()
    places = [post_id for _id, post_id in opened]
    retention.remove(session, [case_id for case_id, _post in opened])
    session.execute(delete(Figure).where(Figure.post_id.in_(places)))
    session.execute(delete(MEMBERSHIPS).where(MEMBERSHIPS.c.post_id.in_(places)))
    session.execute(delete(Post).where(Post.id.in_(places)))
