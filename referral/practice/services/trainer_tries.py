"""A trainer alone in practice: “record me”, and trying a scenario before anybody else sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.definitions.library import Library
from referral.practice.services import classes, run_scenario
from referral.practice.services.classes import JoinedClass
from referral.practice.services.run_scenario import Plan
from referral.practice.store import classes as stored
from referral.practice.store import places, trainees
from referral.practice.store.classes import ClassKind
from referral.services.cases import casefile, casework
from referral.services.cases.casefile import CaseFile
from referral.store.accounts import people, posts
from referral.store.accounts.people import Actor
from referral.store.cases import cases

LASTS = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class StartedTry:
    """The token of the walk's browser session, and the reference of its practice case."""

    token: str
    reference: str


@dataclass(frozen=True, slots=True)
class RecordedWalk:
    """What was walked so far, and in which country."""

    file: CaseFile
    country: str


def begin(
    session: Session,
    library: Library,
    *,
    trainer: Actor,
    country: str,
    names: Mapping[str, str],
    now: datetime,
) -> StartedTry:
    """Open a class that holds only the trainer, and a case without a story at a post of these names."""
    joined = _alone(session, trainer, now)
    person = people.get(session, joined.trainee.person_id)
    post = places.of_run(session, country, names)
    person.posts.append(post)
    session.flush()
    actor = people.actor(person)
    case = casework.open_case(session, library, post=post, by=actor, now=now)
    return StartedTry(joined.token, case.reference)


def preview(
    session: Session, library: Library, plan: Plan, *, trainer: Actor, now: datetime
) -> StartedTry:
    """Run a scenario as a trainee would, alone."""
    joined = _alone(session, trainer, now)
    case = run_scenario.begin(session, library, joined.trainee, plan, now=now)
    return StartedTry(joined.token, case.reference)


def tries(session: Session, trainer: Actor) -> int:
    """How many tries and recordings of a trainer are kept."""
    return len(stored.of_trainer(session, trainer.person_id, ClassKind.PREVIEW))


def delete_tries(session: Session, trainer: Actor) -> None:
    """Delete every try and recording of a trainer; scenarios made of them stay."""
    for own in stored.of_trainer(session, trainer.person_id, ClassKind.PREVIEW):
        classes.delete(session, own)


def _alone(session: Session, trainer: Actor, now: datetime) -> JoinedClass:
    own = classes.open_class(session, trainer=trainer, kind=ClassKind.PREVIEW, now=now)
    return classes.join(session, own, "1", now=now, lasts=LASTS)


def walked(session: Session, reference: str, *, trainer: Actor) -> RecordedWalk | None:
    """What a trainer has walked under that reference; None for anybody else's."""
    case = cases.of_reference(session, reference)
    trainee = trainees.find(session, case.opened_by) if case else None
    if case is None or trainee is None:
        return None
    own = stored.get(session, trainee.class_id)
    if own.kind is not ClassKind.PREVIEW or own.trainer != trainer.person_id:
        return None
    return RecordedWalk(casefile.case_file(session, case), posts.get(session, case.post_id).country)
