"""Signing in and out: slow for guessers, never locked, nothing usable in the database."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from referral.services import accounts, passphrases, throttling
from referral.services.accounts import LoginRefused, TryLater, WrongCredentials
from referral.services.journal import verify
from referral.services.passphrases import PassphraseRefused
from referral.store import journal, people
from referral.store.database import Database
from referral.store.people import Role
from referral.store.signins import SignIn
from tests.builders import MORNING, Border

PASSPHRASE = "three brown horses at dawn"


class Desk:
    """Where people sign in; the clock moves only when told."""

    def __init__(self, database: Database) -> None:
        """Make the account that signs in."""
        self.database, self.now = database, MORNING
        self.account("officer")

    def account(self, login: str, passphrase: str = PASSPHRASE) -> None:
        """Make an account."""
        with self.database.writing() as session:
            accounts.create(
                session, login=login, passphrase=passphrase, role=Role.OFFICER, now=self.now
            )

    def sign_in(self, login: str = "officer", passphrase: str = PASSPHRASE) -> str:
        """Sign in; gives back the token."""
        with self.database.writing() as session:
            return accounts.sign_in(session, login, passphrase, now=self.now)[1]

    def guess(self, login: str = "officer") -> None:
        """Try a wrong passphrase."""
        with pytest.raises(WrongCredentials):
            self.sign_in(login, "a wrong guess of somebody")

    def who(self, token: str) -> str | None:
        """The login of a token."""
        with self.database.reading() as session:
            actor = accounts.whoami(session, token, now=self.now)
        return actor.login if actor else None

    def person(self) -> people.Person:
        """The account of the officer."""
        with self.database.reading() as session:
            found = people.find(session, "officer")
        assert found is not None
        return found

    def kinds(self) -> list[object]:
        """What the journal tells, oldest first."""
        with self.database.reading() as session:
            assert verify(session).whole
            return [line[3] for line in journal.lines(session)]


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def test_who_signed_in_is_known_by_the_token(desk: Desk):
    token = desk.sign_in()

    assert desk.who(token) == "officer"
    assert desk.who("a token somebody made up") is None


def test_logins_are_forgiving_about_capitals_and_blanks(desk: Desk):
    assert desk.who(desk.sign_in(" Officer ")) == "officer"


def test_the_actor_knows_role_and_posts(border: Border):
    with border.database.writing() as session:
        person = people.find(session, "supervisor")
        assert person is not None
        accounts.new_passphrase(session, person, PASSPHRASE, now=border.now)
        _, token = accounts.sign_in(session, "supervisor", PASSPHRASE, now=border.now)

        actor = accounts.whoami(session, token, now=border.now)

    assert actor == border.supervisor
    assert actor.role is Role.SUPERVISOR and [post.code for post in actor.posts] == ["KZ-ROAD-01"]


def test_asking_who_it_is_takes_one_statement(desk: Desk):
    token, statements = desk.sign_in(), []
    with desk.database.reading() as session:
        driver = session.connection().connection.dbapi_connection
        if hasattr(driver, "set_trace_callback"):
            driver.set_trace_callback(statements.append)

            accounts.whoami(session, token, now=desk.now)

            driver.set_trace_callback(None)
            assert len(statements) == 1


def test_a_session_ends_after_its_hours_however_busy(desk: Desk):
    token = desk.sign_in()

    desk.now += timedelta(hours=11, minutes=59)
    assert desk.who(token) == "officer"
    desk.now += timedelta(minutes=1)
    assert desk.who(token) is None


def test_signing_out_ends_this_session_and_no_other(desk: Desk):
    here, there = desk.sign_in(), desk.sign_in()

    with desk.database.writing() as session:
        accounts.sign_out(session, here, now=desk.now)
        accounts.sign_out(session, here, now=desk.now)

    assert (desk.who(here), desk.who(there)) == (None, "officer")
    assert desk.kinds().count("signed_out") == 1


def test_a_deactivated_account_is_out_everywhere_at_once(desk: Desk):
    tokens = [desk.sign_in(), desk.sign_in()]

    with desk.database.writing() as session:
        person = people.find(session, "officer")
        assert person is not None
        accounts.deactivate(session, person, now=desk.now)

    assert [desk.who(token) for token in tokens] == [None, None]
    with pytest.raises(WrongCredentials):
        desk.sign_in()


def test_a_new_passphrase_ends_the_sessions_of_the_old_one(desk: Desk):
    token = desk.sign_in()

    with desk.database.writing() as session:
        person = people.find(session, "officer")
        assert person is not None
        accounts.new_passphrase(session, person, "four grey camels at dusk", now=desk.now)

    assert desk.who(token) is None
    assert desk.who(desk.sign_in(passphrase="four grey camels at dusk")) == "officer"


def test_neither_token_nor_passphrase_is_in_the_database(desk: Desk):
    token = desk.sign_in()

    with desk.database.reading() as session:
        kept = session.scalar(select(SignIn.id_hash))
        hashed = desk.person().password_hash

    assert token not in str(kept) and len(str(kept)) == 64
    assert hashed.startswith("$argon2id$") and "m=19456,t=2,p=1" in hashed
    assert PASSPHRASE not in hashed


def test_five_wrong_guesses_are_free_then_each_costs_a_growing_wait(desk: Desk):
    for _ in range(5):
        desk.guess()

    waits = []
    for _ in range(4):
        with pytest.raises(TryLater) as refusal:
            desk.sign_in()
        waits.append(refusal.value.seconds)
        desk.now += timedelta(seconds=refusal.value.seconds)
        desk.guess()

    assert waits == [12, 24, 48, 60]


def test_the_wait_stops_growing_so_that_nobody_can_lock_a_colleague_out(desk: Desk):
    for _ in range(40):
        with pytest.raises((WrongCredentials, TryLater)):
            desk.sign_in("officer", "a wrong guess of somebody")
        desk.now += timedelta(seconds=60)

    assert desk.who(desk.sign_in()) == "officer"


def test_waiting_out_is_not_counted_as_a_failure(desk: Desk):
    for _ in range(5):
        desk.guess()
    for _ in range(20):
        with pytest.raises(TryLater):
            desk.sign_in()

    desk.now += timedelta(seconds=12)

    assert desk.who(desk.sign_in()) == "officer"


def test_a_success_clears_the_count(desk: Desk):
    for _ in range(4):
        desk.guess()
    desk.sign_in()

    for _ in range(5):
        desk.guess()


def test_guesses_at_one_login_do_not_slow_another(desk: Desk):
    desk.account("colleague")
    for _ in range(5):
        desk.guess("officer")

    assert desk.who(desk.sign_in("colleague")) == "colleague"


def test_unknown_logins_are_slowed_and_refused_like_known_ones(desk: Desk):
    for _ in range(5):
        desk.guess("nobody")

    with pytest.raises(TryLater):
        desk.sign_in("nobody")


def test_one_guess_at_every_login_is_slowed_too(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(throttling, "TOGETHER", throttling.Limit(free=8, first=1, longest=4))
    for number in range(8):
        desk.guess(f"login{number}")

    with pytest.raises(TryLater) as refusal:
        desk.sign_in()

    assert refusal.value.seconds == 1


def test_the_wait_outlives_a_restart(desk: Desk):
    for _ in range(5):
        desk.guess()
    restarted = Database(desk.database.url.render_as_string(hide_password=False))

    with pytest.raises(TryLater), restarted.writing() as session:
        accounts.sign_in(session, "officer", PASSPHRASE, now=desk.now)

    restarted.close()


def test_a_wrong_guess_takes_as_much_work_for_a_login_that_does_not_exist(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    checked: list[str] = []
    hasher = passphrases._hasher()
    verify_hash = type(hasher).verify
    monkeypatch.setattr(
        type(hasher),
        "verify",
        lambda self, kept, typed: checked.append(kept) or verify_hash(self, kept, typed),
    )

    desk.guess("officer")
    desk.guess("nobody")

    assert len(checked) == 2
    assert {kept.rsplit("$", 2)[0] for kept in checked} == {"$argon2id$v=19$m=19456,t=2,p=1"}


def test_what_was_typed_as_login_is_kept_nowhere(settings):
    database = Database(settings.database)
    desk = Desk(database)
    with pytest.raises(WrongCredentials):
        desk.sign_in("Leila Karimova AB1234567", "and what she said to me")
    database.close()

    file = Path(make_url(settings.database).database or "")
    with sqlite3.connect(file) as connection:
        dump = "\n".join(connection.iterdump()).casefold()
    assert "leila" not in dump and "ab1234567" not in dump and "she said" not in dump


def test_the_journal_tells_of_accounts_and_sign_ins(desk: Desk):
    token = desk.sign_in()
    desk.guess()
    with desk.database.writing() as session:
        accounts.sign_out(session, token, now=desk.now)

    assert desk.kinds() == ["account_created", "signed_in", "sign_in_refused", "signed_out"]


@pytest.mark.parametrize(
    "passphrase", ["short", "fourteen chars", "aaaaaaaaaaaaaaaaaaaa", "officer" * 3, "x" * 257]
)
def test_a_weak_passphrase_is_refused(database: Database, passphrase: str):
    with pytest.raises(PassphraseRefused), database.writing() as session:
        accounts.create(
            session, login="officer", passphrase=passphrase, role=Role.OFFICER, now=MORNING
        )


@pytest.mark.parametrize("login", ["", "x", "Officer", "o fficer", "7officer", "a" * 33, "имя"])
def test_a_malformed_login_is_refused(database: Database, login: str):
    with pytest.raises(LoginRefused), database.writing() as session:
        accounts.create(session, login=login, passphrase=PASSPHRASE, role=Role.OFFICER, now=MORNING)


def test_a_login_is_given_once(desk: Desk):
    with pytest.raises(LoginRefused, match="taken"):
        desk.account("officer")


def test_generated_passphrases_are_long_and_never_the_same():
    made = {passphrases.generated() for _ in range(200)}

    assert len(made) == 200 and all(len(one) == 29 for one in made)
