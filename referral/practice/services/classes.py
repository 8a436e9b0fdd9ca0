"""Classes of trainees: opening one, joining it by its code, what it is to run, closing and deleting it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.practice.services.nicknames import fitting
from referral.practice.store import classes, places, removal, trainees
from referral.practice.store.classes import Assignment, ClassKind, Pace, Phase, TrainingClass
from referral.practice.store.trainees import Trainee
from referral.services.accounts import passphrases
from referral.store.accounts import signins
from referral.store.accounts.people import Actor, Person, Role
from referral.store.accounts.posts import Post
from referral.store.cases import references
from referral.store.database import added

MOST_TRAINEES = 300

_NO_PASSPHRASE = "!"  # noqa: S105 - no Argon2 hash: nobody signs in to practice with a passphrase


class ClassClosed(Exception):
    """A class that takes no new trainees and begins no runs."""


class ClassFull(Exception):
    """A class with more trainees than any room holds; somebody plays with its code."""


class NicknameTaken(Exception):
    """Somebody in the class has this nickname already; they come back with their word."""


class WrongWord(Exception):
    """The word for coming back does not belong to that nickname."""


@dataclass(frozen=True, slots=True)
class JoinedClass:
    """Who joined, and the token of their browser session."""

    trainee: Trainee
    token: str


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """What a class is to run: a scenario in a country, when in the course, with or without a clock."""

    scenario: str
    country: str
    phase: Phase = Phase.PRACTICE
    pace: Pace = Pace.OWN


def open_class(
    session: Session,
    *,
    trainer: Actor,
    kind: ClassKind = ClassKind.CLASS,
    country: str = "",
    posts: Iterable[Post] = (),
    now: datetime,
) -> TrainingClass:
    """Open a class under a code that no other has; in an exercise people answer for one of ``posts`` each."""
    places.keep(session, posts)
    code = references.new_code()
    while classes.of_code(session, code):
        code = references.new_code()
    opened = TrainingClass(
        code=code, kind=kind, trainer=trainer.person_id, country=country, opened_at=now
    )
    session.add(opened)
    session.flush()
    return opened


def assign(session: Session, to: TrainingClass, task: NewAssignment) -> Assignment:
    """Put a scenario at the end of what a class is to run."""
    added = Assignment(
        class_id=to.id,
        position=classes.next_position(session, to.id),
        scenario=task.scenario,
        country=task.country,
        phase=task.phase,
        pace=task.pace,
    )
    session.add(added)
    session.flush()
    return added


def join(
    session: Session,
    to: TrainingClass,
    typed: str,
    *,
    now: datetime,
    lasts: timedelta,
    post: str = "",
) -> JoinedClass:
    """Join a class under a nickname or number.

    Raises ClassClosed, ClassFull, NicknameRefused for what could point at a person, and NicknameTaken.
    """
    if not to.is_open:
        raise ClassClosed(to.shown_code)
    nickname = fitting(typed)
    if trainees.of_nickname(session, to.id, nickname):
        raise NicknameTaken(nickname)
    if trainees.count(session, to.id) >= MOST_TRAINEES:
        raise ClassFull(to.shown_code)
    officer, word = _officer(to, nickname), references.new_code()
    if not added(session, officer):
        raise NicknameTaken(nickname)
    trainee = Trainee(
        class_id=to.id,
        person_id=officer.id,
        nickname=nickname,
        spelling=trainees.spelling(nickname),
        word=word,
        return_hash=passphrases.fingerprint(word),
        post=post,
        joined_at=now,
    )
    if not added(session, trainee):
        raise NicknameTaken(nickname)
    return JoinedClass(trainee, _token(session, trainee, now, lasts))


def come_back(
    session: Session,
    to: TrainingClass,
    typed: str,
    word: str,
    *,
    now: datetime,
    lasts: timedelta,
) -> JoinedClass:
    """Go on as a trainee who has joined before. Raises WrongWord."""
    trainee = trainees.of_nickname(session, to.id, fitting(typed))
    found = references.parse_code(word)
    if not trainee or not found or passphrases.fingerprint(found) != trainee.return_hash:
        raise WrongWord
    trainee.word = found
    return JoinedClass(trainee, _token(session, trainee, now, lasts))


def new_word(session: Session, which: TrainingClass, trainee_id: int) -> Trainee | None:
    """Give a trainee of a class another word to come back with; None where nobody has that number."""
    trainee = trainees.of_number(session, which.id, trainee_id)
    if trainee is not None:
        trainee.word = references.new_code()
        trainee.return_hash = passphrases.fingerprint(trainee.word)
    return trainee


def close(session: Session, which: TrainingClass, *, now: datetime) -> None:
    """Close a class: nobody joins it or begins a run; what was done can be read."""
    which.closed_at = which.closed_at or now


def delete(session: Session, which: TrainingClass) -> None:
    """Delete a class with everything its trainees did."""
    removal.remove_class(session, which.id)


def _officer(to: TrainingClass, nickname: str) -> Person:
    """The officer of the practice database whom a trainee plays."""
    return Person(
        login=f"{nickname} · {to.shown_code}",
        password_hash=_NO_PASSPHRASE,
        role=Role.OFFICER,
        active=True,
    )


def _token(session: Session, trainee: Trainee, now: datetime, lasts: timedelta) -> str:
    token = secrets.token_urlsafe(32)
    signins.forget_expired(session, now)
    session.add(
        signins.SignIn(
            id_hash=passphrases.fingerprint(token),
            person_id=trainee.person_id,
            started=now,
            expires=now + lasts,
        )
    )
    session.flush()
    return token
