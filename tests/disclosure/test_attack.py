"""Whoever holds all the tables and reckons learns nothing about few people; when the gate is broken, they do."""

from collections.abc import Sequence

import pytest

from referral.disclosure import Level, Published, gate, publish
from tests.disclosure.attacker import attack
from tests.disclosure.worlds import MONTHS, MORE_BASES, monthly, two_levels_and_a_year, world

WORLDS = 200
TOGETHER = 25


@pytest.mark.parametrize("first", range(0, WORLDS, TOGETHER))
def test_24_monthly_releases_give_nobody_away(first: int):
    for seed in range(first, first + TOGETHER):
        one = world(seed)

        held = monthly(one)

        assert attack(one, held, threshold=5) == [], seed


@pytest.mark.parametrize("seed", range(1000, 1008))
def test_longer_periods_and_other_readers_give_nobody_away(seed: int):
    one = world(seed, MORE_BASES)

    held = two_levels_and_a_year(one)

    outside = [release for release in held if release.level is Level.OUTSIDE]
    assert attack(one, held, threshold=5) == []
    assert attack(one, outside, threshold=11) == []


def test_without_secondary_suppression_the_attacker_wins(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "_exposed", lambda *_: [])

    assert any(attack(world(seed), monthly(world(seed)), threshold=5) for seed in range(5))


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
