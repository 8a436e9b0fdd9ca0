"""Accounts: signing in and out, who is acting, and nothing usable in the database."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from referral.services.accounts import accounts, passphrases
from referral.services.accounts.accounts import LoginRefused, WrongCredentials
from referral.services.accounts.passphrases import PassphraseRefused
from referral.services.accounts.throttling import SignInQueue
from referral.store.accounts import people
from referral.store.accounts.people import Role
from referral.store.accounts.signins import SignIn
from referral.store.database import Database
from tests.builders import MORNING, Border
from tests.services.desk import PASSPHRASE, Desk


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
    password_hash = passphrases.hashed(PASSPHRASE)
    with border.database.transaction() as session:
        person = people.find(session, "supervisor")
        assert person is not None
        accounts.new_passphrase(session, person, password_hash, now=border.now)

    _, token = accounts.sign_in(
        border.database, SignInQueue(), "supervisor", PASSPHRASE, now=border.now
    )
    with border.database.read_session() as session:
        actor = accounts.whoami(session, token, now=border.now)

    assert actor == border.supervisor
    assert actor.role is Role.SUPERVISOR and [post.code for post in actor.posts] == ["KZ-ROAD-01"]


def test_asking_who_it_is_takes_one_statement(desk: Desk):
    token, statements = desk.sign_in(), []
    with desk.database.read_session() as session:
        driver = session.connection().connection.dbapi_connection
        if hasattr(driver, "set_trace_callback"):
            driver.set_trace_callback(statements.append)

            accounts.whoami(session, token, now=desk.now)

            driver.set_trace_callback(None)
            assert len(statements) == 1


def test_everybody_may_sign_in_at_the_start_of_the_shift(desk: Desk):
    desk.account("colleague")
    desk.account("supervisor")

    assert desk.at_once("officer", "colleague", "supervisor") == [
        "colleague",
        "officer",
        "supervisor",
    ]


def test_a_session_ends_after_its_hours_however_busy(desk: Desk):
    token = desk.sign_in()

    desk.now += timedelta(hours=11, minutes=59)
    assert desk.who(token) == "officer"
    desk.now += timedelta(minutes=1)
    assert desk.who(token) is None


def test_signing_out_ends_this_session_and_no_other(desk: Desk):
    here, there = desk.sign_in(), desk.sign_in()

    with desk.database.transaction() as session:
        accounts.sign_out(session, here, now=desk.now)
        accounts.sign_out(session, here, now=desk.now)

    assert (desk.who(here), desk.who(there)) == (None, "officer")
    assert desk.kinds().count("signed_out") == 1


def test_a_deactivated_account_is_out_everywhere_at_once(desk: Desk):
    tokens = [desk.sign_in(), desk.sign_in()]

    with desk.database.transaction() as session:
        person = people.find(session, "officer")
        assert person is not None
        accounts.deactivate(session, person, now=desk.now)

    assert [desk.who(token) for token in tokens] == [None, None]
    with pytest.raises(WrongCredentials):
        desk.sign_in()


def test_a_new_passphrase_ends_the_sessions_of_the_old_one(desk: Desk):
    token, changed = desk.sign_in(), passphrases.hashed("four grey camels at dusk")

    with desk.database.transaction() as session:
        person = people.find(session, "officer")
        assert person is not None
        accounts.new_passphrase(session, person, changed, now=desk.now)

    assert desk.who(token) is None
    assert desk.who(desk.sign_in(passphrase="four grey camels at dusk")) == "officer"


def test_neither_token_nor_passphrase_is_in_the_database(desk: Desk):
    token = desk.sign_in()

    with desk.database.read_session() as session:
        kept = session.scalar(select(SignIn.id_hash))
        hashed = desk.person().password_hash

    assert token not in str(kept) and len(str(kept)) == 64
    assert hashed.startswith("$argon2id$") and "m=19456,t=2,p=1" in hashed
    assert PASSPHRASE not in hashed


def test_what_was_typed_as_login_is_kept_nowhere(settings):
    database = Database(settings.database)
    desk = Desk(database)
    with pytest.raises(WrongCredentials):
        desk.sign_in("Leila Karimova AB1234567", "and what she said to me")
    database.close()

    file = Path(make_url(settings.database).database or "")
    with closing(sqlite3.connect(file)) as connection:
        dump = "\n".join(connection.iterdump()).casefold()
    assert "leila" not in dump and "ab1234567" not in dump and "she said" not in dump


def test_the_journal_tells_of_accounts_and_sign_ins(desk: Desk):
    token = desk.sign_in()
    desk.guess()
    with desk.database.transaction() as session:
        accounts.sign_out(session, token, now=desk.now)

    assert desk.kinds() == ["account_created", "signed_in", "sign_in_refused", "signed_out"]


@pytest.mark.parametrize(
    "passphrase", ["short", "fourteen chars", "aaaaaaaaaaaaaaaaaaaa", "officer" * 3, "x" * 257]
)
def test_a_weak_passphrase_is_refused(passphrase: str):
    with pytest.raises(PassphraseRefused):
        passphrases.must_protect(passphrase, "officer")


@pytest.mark.parametrize("login", ["", "x", "Officer", "o fficer", "7officer", "a" * 33, "имя"])
def test_a_malformed_login_is_refused(database: Database, login: str):
    with pytest.raises(LoginRefused), database.transaction() as session:
        accounts.create(session, login=login, password_hash="!", role=Role.OFFICER, now=MORNING)


def test_a_login_is_given_once(desk: Desk):
    with pytest.raises(LoginRefused, match="taken"):
        desk.account("officer")


def test_generated_passphrases_are_long_and_never_the_same():
    made = {passphrases.generated() for _ in range(200)}

    assert len(made) == 200 and all(len(one) == 29 for one in made)


def test_a_sign_in_made_while_the_clock_was_ahead_ends_when_the_clock_is_right(desk: Desk):
    desk.now += timedelta(days=365)
    token = desk.sign_in()
    assert desk.who(token) == "officer"

    desk.now -= timedelta(days=365)

    assert desk.who(token) is None


def test_a_clock_that_is_set_back_by_an_hour_ends_no_sign_in(desk: Desk):
    token = desk.sign_in()

    desk.now -= timedelta(hours=1)

    assert desk.who(token) == "officer"
