"""Fills the demonstration: posts, accounts and cases through the services, in the order of time."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from referral.cli.demonstration import cases, year
from referral.cli.demonstration.acting import SeedContext, told
from referral.cli.demonstration.cast import ACCOUNTS, PASSPHRASES, PLACES, REGIONS
from referral.definitions.library import Library
from referral.services.accounts import accounts, passphrases, posts
from referral.store.accounts import people
from referral.store.accounts import posts as stored
from referral.store.accounts.people import Actor
from referral.store.database import Session

_APART = timedelta(minutes=47)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A case that wants to go on at a moment; ``number`` keeps two at the same moment in order."""

    at: datetime
    number: int
    telling: Iterator[datetime]

    def __lt__(self, other: "_Begun") -> bool:
        return (self.at, self.number) < (other.at, other.number)


def hashes() -> Mapping[str, str]:
    """The hash of everybody's passphrase; it takes long, and nobody may wait for the database meanwhile."""
    chosen = {login: PASSPHRASES.get(login) or passphrases.generated() for login in ACCOUNTS}
    return {login: passphrases.hashed(passphrase) for login, passphrase in chosen.items()}


def seed_all(
    session: Session, library: Library, kept: Mapping[str, str], now: datetime
) -> Mapping[str, Actor]:
    """Make posts, accounts with these hashes and every invented case, the last shortly before ``now``.

    Returns who acts.
    """
    begun = now - year.LENGTH - timedelta(days=1)
    for code, place in PLACES.items():
        post = posts.add(
            session,
            code=code,
            country=place.country_of(code),
            names=place.names,
            kind=place.kind,
            region=REGIONS[place.region],
            countries={country for _name, country in library.names()},
            now=begun,
        )
        post.demonstration = True
    actors = {login: _account(session, login, kept[login], begun) for login in ACCOUNTS}
    desk = SeedContext(
        session, library, actors, {post.code: post for post in stored.every(session)}
    )
    _side_by_side(_tellings(desk, now), now)
    return actors


def _tellings(desk: SeedContext, now: datetime) -> Iterator[tuple[datetime, Iterator[datetime]]]:
    first = now - _APART * (len(cases.STORIES) + 1)
    for number, story in enumerate(cases.STORIES, start=1):
        at = first + _APART * number
        yield at, told(desk, story, at)
    for at, story in year.stories(now):
        yield at, told(desk, story, at)


def _side_by_side(tellings: Iterable[tuple[datetime, Iterator[datetime]]], now: datetime) -> None:
    """Let every case go on when its time comes; what would lie after ``now`` does not happen."""
    waiting = [_Begun(at, number, telling) for number, (at, telling) in enumerate(tellings)]
    heapq.heapify(waiting)
    while waiting and waiting[0].at <= now:
        one = heapq.heappop(waiting)
        following = next(one.telling, None)
        if following is not None:
            heapq.heappush(waiting, _Begun(following, one.number, one.telling))


def _account(session: Session, login: str, password_hash: str, now: datetime) -> Actor:
    role, codes = ACCOUNTS[login]
    belongs = [post for post in stored.every(session) if post.code in codes]
    person = accounts.create(
        session, login=login, password_hash=password_hash, role=role, posts=belongs, now=now
    )
    return people.actor(person)
