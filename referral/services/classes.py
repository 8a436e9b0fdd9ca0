"""Classes of trainees: opening one, joining it by its code, what it is to run, closing and deleting it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.services import passphrases, throttling
from referral.services.nicknames import fitting
from referral.store import references, signins
from referral.store.database import KeptAnyway
from referral.store.people import Actor, Person, Role
from referral.store.posts import Post
from referral.store.practice import classes, places, removal, trainees
from referral.store.practice.classes import Assignment, Kind, Pace, Phase, TrainingClass
from referral.store.practice.trainees import Trainee

_NO_PASSPHRASE = "!"  # noqa: S105 - no Argon2 hash: nobody signs in to practice with a passphrase


class ClassClosed(Exception):
    """A class that takes no new trainees and begins no runs."""


class NicknameTaken(Exception):
    """Somebody in the class has this nickname already; they come back with their word."""


class WrongWord(KeptAnyway):
    """The word for coming back does not belong to that nickname."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Who joined, the token of their browser session, and the word with which they come back."""

    trainee: Trainee
    token: str
    word: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a class is to run: a scenario in a country, when in the course, with or without a clock."""

    scenario: str
    country: str
    phase: Phase = Phase.PRACTICE
    pace: Pace = Pace.OWN


def open_class(
    session: Session,
    *,
    trainer: Actor,
    kind: Kind = Kind.CLASS,
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


def assign(session: Session, to: TrainingClass, task: Task) -> Assignment:
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
) -> Joined:
    """Join a class under a nickname or number.

    Raises ClassClosed, NicknameRefused for what could point at a person, and NicknameTaken.
    """
    if not to.is_open:
        raise ClassClosed(to.shown_code)
    nickname = fitting(typed)
    if trainees.of_nickname(session, to.id, nickname):
        raise NicknameTaken(nickname)
    word = references.new_code()
    trainee = Trainee(
        class_id=to.id,
        person_id=_officer(session, to, nickname),
        nickname=nickname,
        return_hash=passphrases.fingerprint(word),
        post=post,
        joined_at=now,
    )
    session.add(trainee)
    session.flush()
    return Joined(trainee, _token(session, trainee, now, lasts), references.shown_code(word))


def come_back(
    session: Session,
    to: TrainingClass,
    typed: str,
    word: str,
    *,
    now: datetime,
    lasts: timedelta,
) -> Joined:
    """Go on as a trainee who has joined before. Raises WrongWord, which is counted, and TryLater."""
    nickname = fitting(typed)
    counts = throttling.must_not_wait(session, f"{to.code}/{nickname}", now)
    trainee = trainees.of_nickname(session, to.id, nickname)
    found = references.parse_code(word)
    if not trainee or not found or passphrases.fingerprint(found) != trainee.return_hash:
        throttling.failed(counts, now)
        raise WrongWord
    throttling.succeeded(session, counts, now)
    token = _token(session, trainee, now, lasts)
    return Joined(trainee, token, references.shown_code(found))


def close(session: Session, which: TrainingClass, *, now: datetime) -> None:
    """Close a class: nobody joins it or begins a run; what was done can be read."""
    which.closed_at = which.closed_at or now


def delete(session: Session, which: TrainingClass) -> None:
    """Delete a class with everything its trainees did."""
    removal.remove_class(session, which.id)


def _officer(session: Session, to: TrainingClass, nickname: str) -> int:
    """The officer of the practice database whom a trainee plays."""
    person = Person(
        login=f"{nickname} · {to.shown_code}",
        password_hash=_NO_PASSPHRASE,
        role=Role.OFFICER,
        active=True,
    )
    session.add(person)
    session.flush()
    return person.id


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
