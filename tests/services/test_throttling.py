"""Guessing at passphrases: slower and slower, never locked, the same for every login."""

from datetime import timedelta

import pytest

from referral.services import accounts, passphrases, throttling
from referral.services.accounts import TryLater, WrongCredentials
from referral.store.database import Database
from tests.services.desk import PASSPHRASE, Desk


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


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
