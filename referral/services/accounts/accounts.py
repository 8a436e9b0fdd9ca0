"""Accounts: making them, signing in and out, and who is acting now."""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NoReturn

from sqlalchemy.orm import Session

from referral.anonymity.folding import skeleton
from referral.services.accounts import passphrases
from referral.services.accounts.throttling import SignInQueue, TryLater, TryOrigin
from referral.store import journal
from referral.store.accounts import people, signins
from referral.store.accounts.people import Actor, Person, Role
from referral.store.accounts.posts import Post
from referral.store.database import Database, added
from referral.store.database.prepared import At

__all__ = [
    "Actor",
    "LoginRefused",
    "TryLater",
    "WrongCredentials",
    "as_login",
    "create",
    "deactivate",
    "new_passphrase",
    "sign_in",
    "sign_out",
    "whoami",
]

SESSION = timedelta(hours=12)
ANYWHERE = TryOrigin()
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,31}")
_LONGEST = 64


class WrongCredentials(Exception):
    """Login and passphrase do not fit each other; which of them is wrong is not said."""

    def __init__(self) -> None:
        super().__init__("The login or the passphrase is wrong. Try again.")


class LoginRefused(Exception):
    """A login that cannot be used."""


def create(
    session: Session,
    *,
    login: str,
    password_hash: str,
    role: Role,
    posts: Sequence[Post] = (),
    now: datetime,
    by: Actor | None = None,
) -> Person:
    """Make an account; its passphrase was hashed before. Raises LoginRefused for a taken or malformed login."""
    if not _LOGIN.fullmatch(login):
        raise LoginRefused("A login is 2 to 32 small letters, digits, dots or hyphens: officer-7.")
    person = Person(
        login=login, password_hash=password_hash, role=role, active=True, posts=list(posts)
    )
    if people.find(session, login) or not added(session, person):
        raise LoginRefused(f'The login "{login}" is taken. Choose another.')
    _note(session, journal.JournalKind.ACCOUNT_CREATED, by.person_id if by else person.id, now)
    return person


def sign_in(
    database: Database,
    entrance: SignInQueue,
    login: str,
    passphrase: str,
    *,
    whence: TryOrigin = ANYWHERE,
    now: datetime,
    lasts: timedelta = SESSION,
) -> tuple[Person, str]:
    """The person and a fresh random token, valid until ``now + lasts`` at the latest.

    Takes the same work for an unknown login, and none of it within a transaction. Raises WrongCredentials, and
    TryLater when more tries come than are checked at once.
    """
    login = as_login(login)
    with entrance.lane(whence, login).turn():
        person = _found(database, login)
        is_right = passphrases.fits(passphrase, person.password_hash if person else None)
    if person is None or not is_right:
        _refuse(database, person, now, is_noted=entrance.failed(whence, login))
    entrance.succeeded(whence, login)
    with database.urgent_transaction() as session:
        return person, _begin(session, person, now, now + lasts)


def as_login(typed: str) -> str:
    """What somebody typed for a login: capitals, blanks and letters of the other keyboard are forgiven."""
    return skeleton(typed.strip()[:_LONGEST])


def whoami(session: At, token: str, *, now: datetime) -> Actor | None:
    """Whose token this is; None when it is unknown, expired, signed out or its account inactive."""
    return signins.actor_of(session, passphrases.fingerprint(token), now)


def sign_out(session: Session, token: str, *, now: datetime) -> None:
    """End the sign-in of a token; one that has ended already changes nothing."""
    person_id = signins.forget(session, passphrases.fingerprint(token))
    if person_id is not None:
        _note(session, journal.JournalKind.SIGNED_OUT, person_id, now)


def deactivate(session: Session, person: Person, *, now: datetime) -> None:
    """Close an account: it ends everywhere at once and cannot sign in again."""
    person.active = False
    signins.forget_all_of(session, person.id)
    _note(session, journal.JournalKind.ACCOUNT_DEACTIVATED, person.id, now)


def new_passphrase(session: Session, person: Person, password_hash: str, *, now: datetime) -> None:
    """Replace a passphrase by one that was hashed before, and end every sign-in made with the old one."""
    person.password_hash = password_hash
    signins.forget_all_of(session, person.id)
    _note(session, journal.JournalKind.PASSPHRASE_CHANGED, person.id, now)


def _found(database: Database, login: str) -> Person | None:
    # What can be no login is not looked up: it may hold letters that a database refuses.
    if not _LOGIN.fullmatch(login):
        return None
    with database.read_session() as session:
        person = people.find(session, login)
    return person if person and person.active else None


def _refuse(
    database: Database, person: Person | None, now: datetime, *, is_noted: bool
) -> NoReturn:
    if is_noted:
        with database.urgent_transaction() as session:
            _note(session, journal.JournalKind.SIGN_IN_REFUSED, person.id if person else None, now)
    raise WrongCredentials


def _begin(session: Session, person: Person, now: datetime, expires: datetime) -> str:
    today = people.get(session, person.id)
    if not today.active or today.password_hash != person.password_hash:
        raise WrongCredentials  # changed while the passphrase was checked
    signins.forget_expired(session, now)
    token = secrets.token_urlsafe(32)
    session.add(
        signins.SignIn(
            id_hash=passphrases.fingerprint(token),
            person_id=person.id,
            started=now,
            expires=expires,
        )
    )
    _note(session, journal.JournalKind.SIGNED_IN, person.id, now)
    return token


def _note(
    session: Session, kind: journal.JournalKind, person_id: int | None, now: datetime
) -> None:
    session.flush()
    journal.append(session, kind, at=now, person=person_id)
