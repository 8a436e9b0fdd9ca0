"""Slowing down guesses at passphrases: a growing wait, never a lock that a colleague could abuse.

Counts live in the database, so that every worker and every restart knows them. A successful sign-in clears its
own count; a quarter of an hour of peace clears any.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy.orm import Session

from referral.store import throttles
from referral.store.throttles import Throttle


class TryLater(Exception):
    """Too many failures; ``seconds`` (whole, at least 1) says when the next try may come."""

    def __init__(self, left: timedelta) -> None:
        self.seconds = max(1, ceil(left.total_seconds()))
        super().__init__(f"Too many failed tries. Try again in {self.seconds} seconds.")


@dataclass(frozen=True, slots=True)
class Limit:
    """``free`` failures without a wait, then ``first`` seconds, twice as long after each, up to ``longest``."""

    free: int
    first: int
    longest: int

    def wait(self, failures: int) -> timedelta:
        """How long after that many failures the next try may come."""
        over = failures - self.free
        if over < 0:
            return timedelta()
        return timedelta(seconds=min(self.first * 2 ** min(over, 16), self.longest))


PER_LOGIN = Limit(free=5, first=12, longest=60)
"""Five at once, then never more than five a minute."""

TOGETHER = Limit(free=100, first=1, longest=4)
"""Against one guess at every account; kept short, because it makes everybody wait."""

PEACE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Counts:
    """The two counts a try is held against, held until the transaction ends."""

    together: Throttle
    own: Throttle


def must_not_wait(session: Session, login: str, now: datetime) -> Counts:
    """The counts for a login. Raises TryLater while a try must wait; such a try is not counted."""
    counts = Counts(
        together=throttles.locked(session, "everybody", now),
        own=throttles.locked(session, _key(login), now),
    )
    for throttle, limit in ((counts.together, TOGETHER), (counts.own, PER_LOGIN)):
        if now - throttle.failed_at > PEACE:
            throttle.failures = 0
        left = throttle.failed_at + limit.wait(throttle.failures) - now
        if left > timedelta() and throttle.failures:
            raise TryLater(left)
    return counts


def failed(counts: Counts, now: datetime) -> None:
    """Count a failure against the login and against everybody."""
    for throttle in (counts.together, counts.own):
        throttle.failures += 1
        throttle.failed_at = now


def succeeded(session: Session, counts: Counts, now: datetime) -> None:
    """Clear the login's count, and those that peace has cleared."""
    counts.own.failures = 0
    session.flush()
    throttles.forget_before(session, now - PEACE)


def _key(login: str) -> str:
    return hashlib.sha256(b"login\0" + login.encode()).hexdigest()
