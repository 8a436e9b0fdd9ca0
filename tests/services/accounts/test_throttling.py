"""Guessing at passphrases: counted and bounded, while whoever has the right one always gets in."""

import contextlib
import itertools
from collections.abc import Iterator
from datetime import timedelta
from threading import Event, Thread

import pytest

from referral import clock
from referral.services.accounts import passphrases, throttling
from referral.services.accounts.accounts import TryLater, WrongCredentials
from referral.services.accounts.throttling import Failures, Lane, SignInQueue, TryOrigin
from referral.store.database import Database
from tests.services.desk import PASSPHRASE, Desk

WRONG = "a wrong guess of somebody"
THERE, HERE = TryOrigin(address="203.0.113.7"), TryOrigin(address="198.51.100.9")
KNOWN = TryOrigin(device="a device of old")


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that moves only when told: ``still[0] += 1``."""
    ticks = [1_000.0]
    monkeypatch.setattr(clock, "ticks", lambda: ticks[0])
    return ticks


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passphrases that cost nothing to check, for stories of thousands of tries."""
    monkeypatch.setattr(passphrases, "fits", lambda typed, kept: bool(kept) and typed == PASSPHRASE)
    return iter(())


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("whence", [TryOrigin(), KNOWN, HERE])
@pytest.mark.parametrize("aims", [["officer"], ["nobody", "somebody", "officer2"]])
def test_thirty_wrong_tries_a_second_keep_nobody_out(
    desk: Desk, still: list[float], whence: TryOrigin, aims: list[str]
):
    """The bot reaches both workers, so that each meets fifteen of its tries a second."""
    aimed = itertools.cycle(aims)
    came_in = 0
    for _ in range(42):
        for _ in range(30):
            still[0] += 1 / 15
            with contextlib.suppress(WrongCredentials, TryLater):
                desk.tries(
                    next(aimed), WRONG, TryOrigin(address=THERE.address if whence.address else "")
                )
        came_in += desk.who(desk.tries("officer", PASSPHRASE, whence)) == "officer"

    assert came_in == 42


@pytest.mark.usefixtures("quick")
def test_more_tries_than_can_be_checked_do_not_hold_up_a_known_device(
    desk: Desk, still: list[float]
):
    turned_away = 0
    for _ in range(500):
        still[0] += 1 / 500
        try:
            desk.tries("officer", WRONG, TryOrigin())
        except TryLater as wait:
            turned_away += wait.seconds
        except WrongCredentials:
            pass

    assert turned_away > 400
    assert desk.who(desk.tries("officer", PASSPHRASE, KNOWN)) == "officer"


@pytest.mark.usefixtures("quick", "still")
def test_an_address_that_guesses_is_slowed_and_no_other_is(desk: Desk):
    for _ in range(throttling.ADDRESS_FREE):
        with pytest.raises(WrongCredentials):
            desk.tries("somebody", WRONG, THERE)

    lanes = {
        name: desk.entrance.lane(name, "officer") for name in (THERE, HERE, TryOrigin(), KNOWN)
    }

    assert lanes[HERE] is lanes[TryOrigin()]
    assert len({lanes[THERE], lanes[HERE], lanes[KNOWN]}) == 3


@pytest.mark.usefixtures("still")
def test_a_login_that_many_addresses_guess_at_slows_those_that_failed_at_it():
    entrance = SignInQueue()
    for number in range(throttling.LOGIN_FREE // 5):
        for _ in range(5):
            entrance.failed(TryOrigin(address=f"2001:db8:0:{number}"), "officer")

    one_of_them = entrance.lane(TryOrigin(address="2001:db8:0:3"), "officer")

    assert one_of_them is not entrance.lane(HERE, "officer")
    assert one_of_them is not entrance.lane(TryOrigin(address="2001:db8:0:3"), "colleague")


@pytest.mark.usefixtures("still")
def test_a_known_device_at_which_somebody_guesses_becomes_a_new_one():
    entrance = SignInQueue()
    known = entrance.lane(KNOWN, "officer")
    for _ in range(throttling.DEVICE_FREE):
        entrance.failed(KNOWN, "colleague")

    assert entrance.lane(KNOWN, "officer") is entrance.lane(TryOrigin(), "officer")
    entrance.succeeded(KNOWN, "officer")
    assert entrance.lane(KNOWN, "officer") is known


def test_a_quarter_of_an_hour_of_peace_forgets(still: list[float]):
    failures = Failures()
    failures.add("here")
    assert failures.of("here") == 1

    still[0] += throttling.PEACE

    assert failures.of("here") == 0


def test_of_too_many_places_the_oldest_are_forgotten():
    failures = Failures(most=3)
    for place in "abcd":
        failures.add(place)

    assert [failures.of(place) for place in "abcd"] == [0, 1, 1, 1]


def test_one_try_is_checked_at_a_time_and_a_full_line_turns_away():
    lane, is_in, may_go = Lane(a_second=100, waiting=1), Event(), Event()

    def slow() -> None:
        with lane.turn():
            is_in.set()
            may_go.wait()

    first = Thread(target=slow)
    first.start()
    is_in.wait()
    second = Thread(target=slow)
    second.start()
    while lane._waiting == 0:
        pass

    with pytest.raises(TryLater), lane.turn():
        pass

    may_go.set()
    first.join()
    second.join()
    with lane.turn():
        pass


def test_a_second_is_full_after_so_many_tries_and_the_next_is_free(still: list[float]):
    lane = Lane(a_second=5, waiting=9)

    def begun() -> int:
        count = 0
        with contextlib.suppress(TryLater):
            while True:
                with lane.turn():
                    count += 1
        return count

    assert begun() in {5, 6}
    still[0] += 1
    assert begun() == 5


@pytest.mark.usefixtures("quick", "still")
def test_nobody_fills_the_journal_with_refusals(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(throttling, "NOTED", 5)
    monkeypatch.setattr(throttling, "NOTED_LATER", 10)
    monkeypatch.setattr(desk.entrance, "_new", Lane(a_second=1_000, waiting=9))
    for _ in range(40):
        desk.guess("nobody")

    assert desk.kinds().count("sign_in_refused") == 5 + 4


@pytest.mark.parametrize("days", [1, 365])
def test_a_clock_that_goes_back_locks_nobody_out(desk: Desk, days: int):
    """A corrected clock, or an empty battery: the tries of before lie in the future then."""
    desk.guess()

    desk.now -= timedelta(days=days)

    assert desk.who(desk.sign_in()) == "officer"


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


def test_no_transaction_is_open_while_a_passphrase_is_checked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    """Whoever signs in keeps nobody waiting who saves: another writer gets through meanwhile."""
    meanwhile: list[str] = []
    fits = passphrases.fits

    def checked(typed: str, kept: str | None) -> bool:
        with desk.database.transaction():
            meanwhile.append("saved")
        return fits(typed, kept)

    monkeypatch.setattr(passphrases, "fits", checked)

    desk.sign_in()
    desk.guess()

    assert meanwhile == ["saved", "saved"]


def test_a_passphrase_replaced_while_it_is_checked_signs_nobody_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    fits = passphrases.fits

    def replaced(typed: str, kept: str | None) -> bool:
        with desk.database.transaction() as session:
            session.merge(desk.person()).password_hash = "another"
        return fits(typed, kept)

    monkeypatch.setattr(passphrases, "fits", replaced)

    with pytest.raises(WrongCredentials):
        desk.sign_in()
