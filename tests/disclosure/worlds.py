"""Invented worlds: posts in regions, with cases month after month. The same seed gives the same world."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from referral.disclosure import Key, Level, Published, Table, publish

MONTHS = tuple(f"{2024 + month // 12}-{month % 12 + 1:02}" for month in range(24))
BASES = {"cases": None, "child": "cases"}
MORE_BASES = {**BASES, "referred": "cases", "handed_over": "referred"}
STEPS = {**BASES, "handed_over": "cases", "week": "handed_over", "day": "week", "hour": "day"}
"""Times as they are told: each step a part of the next longer one."""
BUSY = (0.3, 1, 2, 4, 9, 16, 30)
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)


@dataclass(frozen=True)
class World:
    """Who came where and when."""

    regions: dict[str, str]
    counts: dict[Key, int]
    bases: dict[str, str | None]

    def table(self, *months: str) -> Table:
        """The true counts of some months."""
        return Table("kz", months, self.regions, self.bases, self.counts)


def world(seed: int, bases: dict[str, str | None] = BASES) -> World:
    """Three or four posts in two regions over two years."""
    chance = random.Random(seed)
    posts = [f"P{number}" for number in range(chance.randint(3, 4))]
    busy = {post: chance.choice(BUSY) for post in posts}
    share = {(post, measure): chance.choice(SHARES) for measure in bases for post in posts}
    counts: dict[Key, int] = {}
    for post in posts:
        for month in MONTHS:
            counts[post, month, "cases"] = drawn(chance, 40, busy[post] / 40)
            for measure, base in list(bases.items())[1:]:
                of = counts[post, month, base or ""]
                counts[post, month, measure] = drawn(chance, of, share[post, measure])
    return World({post: f"R{at // 2}" for at, post in enumerate(posts)}, counts, bases)


def drawn(chance: random.Random, of: int, share: float) -> int:
    return sum(chance.random() < share for _ in range(of))


def monthly(of: World, level: Level = Level.INSIDE) -> list[Published]:
    """A release for every month of the two years, each checked against those before."""
    made: list[Published] = []
    for month in MONTHS:
        made.append(publish(of.table(month), level, made))
    return made


def monthly_and_quarterly(of: World, level: Level = Level.INSIDE) -> list[Published]:
    """Every month, and every quarter as soon as it is over; every third quarter before its months."""
    made: list[Published] = []
    for at in range(0, len(MONTHS), 3):
        quarter = MONTHS[at : at + 3]
        spans = [*((month,) for month in quarter), quarter]
        for span in reversed(spans) if at % 9 == 6 else spans:
            made.append(publish(of.table(*span), level, made))
    return made


def quarters_and_some_months(of: World) -> list[Published]:
    """Quarters first, then two of their months, for both readers: what is left is the third month."""
    made: list[Published] = []
    for at in range(0, 6, 3):
        quarter = MONTHS[at : at + 3]
        for span in (quarter, quarter[:1], quarter[2:]):
            for level in Level:
                made.append(publish(of.table(*span), level, made))
    return made


def two_levels_and_a_year(of: World) -> list[Published]:
    """Six months for both readers, then the half-year as a whole, then a region's worth of seconds."""
    made: list[Published] = []
    for month in MONTHS[:6]:
        made.append(publish(of.table(month), Level.INSIDE, made))
        made.append(publish(of.table(month), Level.OUTSIDE, made))
    made.append(publish(of.table(*MONTHS[:3]), Level.OUTSIDE, made))
    made.append(publish(of.table(*MONTHS[:6]), Level.INSIDE, made))
    return made


def cells(of: list[Published]) -> Iterator[tuple[Published, frozenset[str], str]]:
    """Every cell of some releases: its release, posts and measure."""
    for release in of:
        for unit, measure in release.cells:
            yield release, unit.posts, measure
