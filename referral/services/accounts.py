"""Accounts: making them, signing in and out, and who is acting now."""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.services import passphrases, throttling
from referral.services.throttling import TryLater
from referral.store import journal, people, signins
from referral.store.database import KeptAnyway
from referral.store.people import Actor, Person, Role
from referral.store.posts import Post
from referral.store.prepared import At

__all__ = [
    "Actor",
    "LoginRefused",
    "TryLater",
    "WrongCredentials",
    "create",
    "deactivate",
    "new_passphrase",
    "sign_in",
    "sign_out",
    "whoami",
]

SESSION = timedelta(hours=12)
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,31}")


class WrongCredentials(KeptAnyway):
    """Login and passphrase do not fit each other; which of them is wrong is not said."""

    def __init__(self) -> None:
        super().__init__("The login or the passphrase is wrong. Try again.")


class LoginRefused(Exception):
    """A login that cannot be used."""


def create(
    session: Session,
    *,
    login: str,
    passphrase: str,
    role: Role,
    posts: Sequence[Post] = (),
    now: datetime,
    by: Actor | None = None,
) -> Person:
    """Make an account. Raises LoginRefused for a login that is taken or malformed, and PassphraseRefused."""
    if not _LOGIN.fullmatch(login):
        raise LoginRefused("A login is 2 to 32 small letters, digits, dots or hyphens: officer-7.")
    if people.find(session, login):
        raise LoginRefused(f'The login "{login}" is taken. Choose another.')
    person = Person(
        login=login,
        password_hash=passphrases.hashed(passphrase, login),
        role=role,
        active=True,
        posts=list(posts),
    )
    session.add(person)
    session.flush()
    _note(session, journal.Kind.ACCOUNT_CREATED, by.person_id if by else person.id, now)
    return person


def sign_in(
    session: Session, login: str, passphrase: str, *, now: datetime, lasts: timedelta = SESSION
) -> tuple[Person, str]:
    """The person and a fresh random token, valid until ``now + lasts`` at the latest.

    Takes the same work for an unknown login. Raises WrongCredentials (counted and journalled) and TryLater.
    """
    login = login.strip().casefold()
    counts = throttling.must_not_wait(session, login, now)
    # What can be no login is not looked up: it may hold letters that a database refuses.
    person = people.find(session, login) if _LOGIN.fullmatch(login) else None
    kept = person.password_hash if person and person.active else None
    if not passphrases.fits(passphrase, kept) or person is None:
        throttling.failed(counts, now)
        _note(session, journal.Kind.SIGN_IN_REFUSED, person.id if person else None, now)
        raise WrongCredentials
    throttling.succeeded(session, counts, now)
    signins.forget_expired(session, now)
    token = _begun(session, person, now, now + lasts)
    _note(session, journal.Kind.SIGNED_IN, person.id, now)
    return person, token


def whoami(session: At, token: str, *, now: datetime) -> Actor | None:
    """Whose token this is; None when it is unknown, expired, signed out or its account inactive."""
    return signins.actor_of(session, passphrases.fingerprint(token), now)


def sign_out(session: Session, token: str, *, now: datetime) -> None:
    """End the sign-in of a token; one that has ended already changes nothing."""
    person_id = signins.forget(session, passphrases.fingerprint(token))
    if person_id is not None:
        _note(session, journal.Kind.SIGNED_OUT, person_id, now)


def deactivate(session: Session, person: Person, *, now: datetime) -> None:
    """Close an account: it ends everywhere at once and cannot sign in again."""
    person.active = False
    signins.forget_all_of(session, person.id)
    _note(session, journal.Kind.ACCOUNT_DEACTIVATED, person.id, now)


def new_passphrase(session: Session, person: Person, passphrase: str, *, now: datetime) -> None:
    """Replace a passphrase and end every sign-in made with the old one."""
    person.password_hash = passphrases.hashed(passphrase, person.login)
    signins.forget_all_of(session, person.id)
    _note(session, journal.Kind.PASSPHRASE_CHANGED, person.id, now)


def _begun(session: Session, person: Person, now: datetime, expires: datetime) -> str:
    token = secrets.token_urlsafe(32)
    session.add(
        signins.SignIn(
            id_hash=passphrases.fingerprint(token),
            person_id=person.id,
            started=now,
            expires=expires,
        )
    )
    return token


def _note(session: Session, kind: journal.Kind, person_id: int | None, now: datetime) -> None:
    session.flush()
    journal.append(session, kind, at=now, person=person_id)
