"""Slows password guessing without locking anybody out.

Tries wait in lanes, and every try that gets its turn is checked: nobody is refused because of wrong tries at a
login, and whoever has the right passphrase is in at the first turn. A device at which somebody signed in before
has a lane that strangers cannot fill; places that failed often share a narrow one. How many tries are checked in
a second is bounded, and with it the work that a stranger can cause.

Counts live in the memory of one worker and use a clock that never goes back; nothing is written for a wrong try.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition, Lock

from referral import clock

DEVICE_FREE = 10
"""Wrong tries at a known device after which it counts as a new one, until it has been quiet for a while."""

ADDRESS_FREE = 20
"""Wrong tries after which an address shares the narrow lane."""

LOGIN_FREE, ADDRESS_FREE_AT_LOGIN = 100, 5
"""Wrong tries at one login after which every address shares the narrow lane that has so many of its own."""

PEACE = 15 * 60
"""Seconds of quiet after which wrong tries are forgotten."""

NOTED, NOTED_LATER = 100, 100
"""So many refusals in a row go into the journal one by one, then each hundredth: nobody can fill the disk."""


class TryLater(Exception):
    """More tries than are checked at once; ``seconds`` says when the next try may come."""

    def __init__(self, seconds: int = 1) -> None:
        self.seconds = seconds
        super().__init__(f"Too many tries at once. Try again in {seconds} second.")


@dataclass(frozen=True, slots=True)
class TryOrigin:
    """Where a try comes from: a device that signed in before, and an address that tells clients apart; "" where
    there is none.
    """

    device: str = ""
    address: str = ""


class Lane:
    """A line before one counter: one try is checked at a time, so many wait, so many are begun in a second."""

    def __init__(self, *, a_second: int, waiting: int) -> None:
        """An empty lane; a second's worth of tries may come at once."""
        self._apart, self._burst, self._most = 1 / a_second, 1.0, waiting
        self._changed = Condition()
        self._waiting, self._busy, self._next = 0, False, 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and have it. Raises TryLater where the line or the second is full."""
        self._come()
        try:
            yield
        finally:
            self._go()

    def _come(self) -> None:
        now = clock.ticks()
        with self._changed:
            begins = max(self._next, now - self._burst)
            if begins > now or self._waiting >= self._most:
                raise TryLater
            self._next = begins + self._apart
            self._waiting += 1
            while self._busy:
                self._changed.wait()
            self._waiting -= 1
            self._busy = True

    def _go(self) -> None:
        with self._changed:
            self._busy = False
            self._changed.notify()


class Failures:
    """How many tries have failed in a row, by place; the oldest of too many places are forgotten."""

    def __init__(self, most: int = 20_000) -> None:
        """Nobody has failed."""
        self._most = most
        self._lock = Lock()
        self._counted: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def of(self, place: str) -> int:
        """How many tries from a place have failed since it was last quiet."""
        with self._lock:
            count, last = self._counted.get(place, (0, 0.0))
        return count if clock.ticks() - last < PEACE else 0

    def add(self, place: str) -> int:
        """Count one more; returns how many there are."""
        count = self.of(place) + 1
        with self._lock:
            self._counted[place] = (count, clock.ticks())
            self._counted.move_to_end(place)
            if len(self._counted) > self._most:
                self._counted.popitem(last=False)
        return count

    def forget(self, place: str) -> None:
        """Begin again."""
        with self._lock:
            self._counted.pop(place, None)


class SignInQueue:
    """Where people prove who they are; one for each worker and each kind of proof."""

    def __init__(self) -> None:
        """Empty lanes, and nobody has failed."""
        self._known = Lane(a_second=20, waiting=16)
        self._new = Lane(a_second=20, waiting=8)
        self._narrow = Lane(a_second=5, waiting=2)
        self._failures = Failures()

    def lane(self, whence: TryOrigin, login: str) -> Lane:
        """Where a try at a login waits."""
        failed = self._failures.of
        if whence.device and failed(f"device {whence.device}") < DEVICE_FREE:
            return self._known
        of_address = failed(f"address {whence.address}") if whence.address else 0
        is_under_attack = failed(f"login {login}") >= LOGIN_FREE
        if of_address >= (ADDRESS_FREE_AT_LOGIN if is_under_attack else ADDRESS_FREE):
            return self._narrow
        return self._new

    def failed(self, whence: TryOrigin, login: str) -> bool:
        """Count a wrong try; whether this one is to be noted."""
        for place in _places(whence, login):
            self._failures.add(place)
        refusals = self._failures.add("everybody")
        return refusals <= NOTED or refusals % NOTED_LATER == 0

    def succeeded(self, whence: TryOrigin, login: str) -> None:
        """Begin again for the device and the login; an address may be shared with somebody who guesses."""
        for place in _places(TryOrigin(device=whence.device), login):
            self._failures.forget(place)


def _places(whence: TryOrigin, login: str) -> list[str]:
    named = (("device", whence.device), ("address", whence.address), ("login", login))
    return [f"{kind} {place}" for kind, place in named if place]
