"""Where people sign in, for stories about it."""

from threading import Thread

import pytest

from referral.services.accounts import accounts, passphrases
from referral.services.accounts.accounts import WrongCredentials
from referral.services.accounts.throttling import SignInQueue, TryOrigin
from referral.services.upkeep.journal import verify
from referral.store import journal
from referral.store.accounts import people
from referral.store.accounts.people import Role
from referral.store.database import Database
from tests.builders import MORNING

PASSPHRASE = "three brown horses at dawn"


class Desk:
    """Where people sign in; the clock moves only when told."""

    def __init__(self, database: Database) -> None:
        """Make the account that signs in."""
        self.database, self.now, self.entrance = database, MORNING, SignInQueue()
        self.account("officer")

    def account(self, login: str, passphrase: str = PASSPHRASE) -> None:
        """Make an account."""
        password_hash = passphrases.hashed(passphrase)
        with self.database.transaction() as session:
            accounts.create(
                session,
                login=login,
                password_hash=password_hash,
                role=Role.OFFICER,
                now=self.now,
            )

    def sign_in(self, login: str = "officer", passphrase: str = PASSPHRASE) -> str:
        """Sign in; returns the token."""
        return self.tries(login, passphrase, TryOrigin())

    def tries(self, login: str, passphrase: str, whence: TryOrigin) -> str:
        """Sign in from a device or an address; returns the token."""
        _person, token = accounts.sign_in(
            self.database, self.entrance, login, passphrase, whence=whence, now=self.now
        )
        return token

    def guess(self, login: str = "officer") -> None:
        """Try a wrong passphrase."""
        with pytest.raises(WrongCredentials):
            self.sign_in(login, "a wrong guess of somebody")

    def who(self, token: str) -> str | None:
        """The login of a token."""
        with self.database.read_session() as session:
            actor = accounts.whoami(session, token, now=self.now)
        return actor.login if actor else None

    def person(self) -> people.Person:
        """The account of the officer."""
        with self.database.read_session() as session:
            found = people.find(session, "officer")
        assert found is not None
        return found

    def at_once(self, *logins: str) -> list[str]:
        """Several people sign in at the very same moment; returns whose tokens came of it."""
        tokens: list[str] = []
        tries = [Thread(target=lambda one=one: tokens.append(self.sign_in(one))) for one in logins]
        for one in tries:
            one.start()
        for one in tries:
            one.join()
        return sorted(str(self.who(token)) for token in tokens)

    def kinds(self) -> list[object]:
        """What the journal tells, oldest first."""
        with self.database.read_session() as session:
            assert verify(session).whole
            return [line[3] for line in journal.lines(session)]
