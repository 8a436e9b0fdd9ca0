"""Somebody who holds every published table and calculates. Shares no code with the gate.

Knows the rules: what a printed number can stand for, that counts are zero or more, that parts are no more than
wholes, which posts belong to which row. Solves linear programs over all tables at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, eye_array, hstack, vstack

from referral.disclosure import Level, Published
from tests.disclosure.worlds import World, cells

THRESHOLD = {Level.INSIDE: 5, Level.OUTSIDE: 11}
STANDS_FOR = {Level.INSIDE: (-2, 2), Level.OUTSIDE: (0, 4)}
SMALL_GROUP = 11

Row = tuple[frozenset[str], tuple[str, ...]]
Signed = tuple[tuple[str, int], ...]
Target = tuple[frozenset[str], tuple[str, ...], Signed]
"""Posts, months, and measures with signs: ((cases, 1), (child, -1)) are the cases that are none of a child."""


@dataclass(frozen=True)
class Breach:
    """A small sum of which the attacker knows too much."""

    target: Target
    true: int
    low: float
    high: float


def attack(world: World, held: Sequence[Published], threshold: int) -> list[Breach]:
    """Everything small that the attacker narrows down to less than ``threshold`` values."""
    targets = list(dict.fromkeys(_small(world, held, threshold)))
    return _Attacker(world, held).breaches(targets, threshold)


class _Attacker:
    def __init__(self, world: World, held: Sequence[Published]) -> None:
        self.world = world
        months = sorted({month for release in held for month in release.months})
        keys = [
            (post, month, measure)
            for post in world.regions
            for month in months
            for measure in world.bases
        ]
        self.at = {key: at for at, key in enumerate(keys)}
        rows, upper = [], []
        for release, posts, measure in cells(list(held)):
            unit = next(unit for unit in release.units if unit.posts == posts)
            number = release.cell(unit, measure).number
            if number is None:
                continue
            below, above = STANDS_FOR[release.level] if number else (0, 0)
            low = max(number + below, THRESHOLD[release.level]) if number else 0
            row = self.row((posts, release.months, ((measure, 1),)))
            rows, upper = [*rows, row, -row], [*upper, number + above, -low]
        for post, month, measure in keys:
            if base := world.bases[measure]:
                rows.append(self.row((frozenset({post}), (month,), ((measure, 1), (base, -1)))))
                upper.append(0)
        self.rows, self.upper = vstack(rows), np.array(upper, dtype=float)

    def row(self, target: Target) -> coo_array:
        posts, months, signed = target
        put = [
            (self.at[post, month, measure], sign)
            for measure, sign in signed for post in posts for month in months
        ]  # fmt: skip
        columns, signs = zip(*put, strict=True)
        return coo_array((signs, ([0] * len(put), columns)), shape=(1, len(self.at)))

    def breaches(self, targets: Sequence[Target], threshold: int) -> list[Breach]:
        """Pushes all targets at once first; only those that did not move are tried one by one."""
        left = list(targets)
        for _ in range(3):
            low, high = self.pushed(left, -1, 0), self.pushed(left, 1, threshold)
            ranges = zip(left, low, high, strict=True)
            left = [one for one, *range_ in ranges if not is_wide(*range_, threshold)]
        found = []
        for target in left:
            least, most = self.pushed([target], -1, 0)[0], self.pushed([target], 1, threshold)[0]
            if not is_wide(least, most, threshold):
                found.append(Breach(target, true_value(self.world, target), least, most))
        return found

    def pushed(self, targets: Sequence[Target], way: int, cap: float) -> np.ndarray:
        """How far the targets go up (no farther than the cap) or down, all in one world."""
        if not targets:
            return np.zeros(0)
        count, size = len(targets), len(self.at)
        aimed = vstack([self.row(target) for target in targets])
        above = hstack([self.rows, coo_array((self.rows.shape[0], count))])
        capped = hstack([-way * aimed, eye_array(count)])
        solved = linprog(
            np.concatenate([np.zeros(size), -np.ones(count)]),
            A_ub=vstack([above, capped]).tocsr(),
            b_ub=np.concatenate([self.upper, np.zeros(count)]),
            bounds=[*[(0, None)] * size, *[(None, cap)] * count],
            method="highs",
        )
        assert solved.status == 0, solved.message
        return aimed.tocsr() @ solved.x[:size]


def is_wide(low: float, high: float, threshold: int) -> bool:
    """Whether zero and everything below the threshold stay possible, or as many values elsewhere."""
    return (low < 1e-6 and high > threshold - 1 - 1e-6) or high - low > threshold - 1e-6


def true_value(world: World, target: Target) -> int:
    posts, months, signed = target
    return sum(
        sign * world.counts.get((post, month, measure), 0)
        for measure, sign in signed for post in posts for month in months
    )  # fmt: skip


def _small(world: World, held: Iterable[Published], threshold: int) -> Iterable[Target]:
    """All sums worth attacking: few cases, few left over, and none or all of a small group that has a row."""
    rows = {(posts, release.months) for release, posts, _ in cells(list(held))}
    told, rows = rows, rows | set(_left(rows))
    single = {(frozenset({post}), months) for posts, months in rows for post in posts}
    for posts, months in sorted(rows | single, key=str):
        for measure, base in world.bases.items():
            for signed in _sums(measure, world.bases):
                value = true_value(world, (posts, months, signed))
                none = base and value == 0 and (posts, months) in told and _is_nearest(signed, base)
                if 0 < value < threshold or (
                    none and _are_few(world, told, (posts, months, signed), base)
                ):
                    yield posts, months, signed


def _left(rows: Iterable[Row]) -> Iterable[Row]:
    """What a longer stretch of months leaves when a shorter one is taken away, and then another."""
    spans = {months for _, months in rows}
    for posts, _ in rows:
        for long in spans:
            inside = [set(short) for short in spans if set(short) < set(long)]
            if left := set(long).difference(*inside):
                yield posts, tuple(sorted(left))


def _sums(measure: str, bases: dict[str, str | None]) -> Iterable[Signed]:
    """A measure, and what it leaves over of everything that it is a part of."""
    yield ((measure, 1),)
    whole = bases[measure]
    while whole:
        yield ((whole, 1), (measure, -1))
        whole = bases[whole]


def _is_nearest(signed: Signed, base: str) -> bool:
    return len(signed) == 1 or signed[0][0] == base


def _are_few(world: World, rows: Iterable[Row], target: Target, base: str) -> bool:
    """Whether nothing is known of a small group that is not true of a large one around it."""
    posts, months, signed = target
    if not 0 < true_value(world, (posts, months, ((base, 1),))) < SMALL_GROUP:
        return False
    around = [
        row
        for row in rows
        if posts <= row[0]
        and true_value(world, (*row, signed)) == 0
        and true_value(world, (*row, ((base, 1),))) >= SMALL_GROUP
    ]
    left = tuple(month for month in months if not any(month in row[1] for row in around))
    return true_value(world, (posts, left, ((base, 1),))) > 0
