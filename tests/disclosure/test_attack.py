"""A reader of all tables who calculates learns nothing about few people; when the gate is broken, they do."""

from collections.abc import Sequence

import pytest

from referral.disclosure import Level, Published, constraints, gate, publish
from tests.disclosure.attacker import attack
from tests.disclosure.worlds import (
    MONTHS,
    MORE_BASES,
    STEPS,
    monthly,
    monthly_and_quarterly,
    quarters_and_some_months,
    two_levels_and_a_year,
    world,
)

WORLDS, TOGETHER = 200, 25
WITH_QUARTERS, FEWER_TOGETHER = 50, 10


def first_of_each(count: int, together: int) -> list[object]:
    """The first world of each batch; all batches after the first are left to the thorough run."""
    later = (
        pytest.param(first, marks=pytest.mark.thorough)
        for first in range(together, count, together)
    )
    return [pytest.param(0), *later]


@pytest.mark.parametrize("first", first_of_each(WORLDS, TOGETHER))
def test_24_monthly_releases_give_nobody_away(first: int):
    for seed in range(first, first + TOGETHER):
        one = world(seed)

        held = monthly(one)

        assert attack(one, held, threshold=5) == [], seed


@pytest.mark.thorough
@pytest.mark.parametrize("first", first_of_each(WITH_QUARTERS, FEWER_TOGETHER))
def test_24_months_and_their_quarters_give_nobody_away(first: int):
    for seed in range(first, first + FEWER_TOGETHER):
        one = world(seed)

        held = monthly_and_quarterly(one)

        assert attack(one, held, threshold=5) == [], seed


@pytest.mark.parametrize(
    "seed", [1000, *(pytest.param(one, marks=pytest.mark.thorough) for one in range(1001, 1008))]
)
def test_longer_periods_and_other_readers_give_nobody_away(seed: int):
    one = world(seed, MORE_BASES)

    held = two_levels_and_a_year(one)

    outside = [release for release in held if release.level is Level.OUTSIDE]
    assert attack(one, held, threshold=5) == []
    assert attack(one, outside, threshold=11) == []


@pytest.mark.parametrize("bases", [MORE_BASES, STEPS])
@pytest.mark.parametrize("seed", [2000, pytest.param(2001, marks=pytest.mark.thorough)])
def test_the_month_between_two_that_were_released_gives_nobody_away(
    seed: int, bases: dict[str, str | None]
):
    one = world(seed, bases)

    held = quarters_and_some_months(one)

    outside = [release for release in held if release.level is Level.OUTSIDE]
    assert attack(one, held, threshold=5) == []
    assert attack(one, outside, threshold=11) == []


def test_without_looking_at_what_was_not_told_the_attacker_wins(monkeypatch: pytest.MonkeyPatch):
    """A post that had no row in a month is told by its quarter less the other months."""
    monkeypatch.setattr(constraints, "_of_untold", lambda *_: [])

    assert any(attack(world(seed), monthly_and_quarterly(world(seed)), 5) for seed in (9, 16))


def test_without_secondary_suppression_the_attacker_wins(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "_exposed", lambda *_: [])

    assert any(attack(world(seed), monthly(world(seed)), threshold=5) for seed in range(5))


@pytest.mark.thorough
def test_without_looking_back_the_attacker_wins():
    """Each table is safe alone; side by side they are not."""
    found = []
    for seed in range(1000, 1006):
        one = world(seed, MORE_BASES)
        held: Sequence[Published] = [
            *(publish(one.table(month), level) for month in MONTHS[:6] for level in Level),
            publish(one.table(*MONTHS[:6]), Level.INSIDE),
        ]
        found += attack(one, held, threshold=5)

    assert found
