"""Every scenario holds on every checklist of its countries, and takes the path of its story."""

from itertools import product

import pytest

from referral.engine.walk import Walk
from referral.practice.scenarios.model import Difficulty, Scenario
from referral.practice.scenarios.replay import right_run
from tests.practice.scenarios.runs import WRITTEN, scenario_named, walker_of

SCENARIOS = WRITTEN.scenarios()
PLAYED = [
    pytest.param(scenario, country, id=f"{scenario.id}-{country}")
    for scenario in SCENARIOS
    for country in scenario.countries
]

REFER, CHILD, TRAFFICKING, SECURITY, WITHDRAWAL = (
    "refer",
    "child_protection",
    "trafficking_referral",
    "security_channel",
    "withdrawal_safeguards",
)
PATHS = {
    "teacher_at_the_desk": {REFER},
    "clerk_at_the_bridge": {REFER},
    "blogger_in_the_queue": {REFER},
    "labour_at_the_river": {REFER},
    "boy_with_uncle": {REFER, CHILD, TRAFFICKING},
    "three_cleaners": {TRAFFICKING},
    "one_of_three": {REFER, TRAFFICKING},
    "debt_to_work_off": {TRAFFICKING},
    "brothers_on_the_footpath": {REFER},
    "false_visa": {REFER},
    "three_hundred_villagers": {REFER, CHILD, SECURITY},
    "soviet_passport": set(),
    "nobodys_citizen_afraid": {REFER},
    "rifle_on_the_ground": {REFER, SECURITY},
    "transit_zone": {REFER},
    "seasonal_worker": set(),
    "whisper_at_the_counter": {REFER},
    "deaf_couple": {REFER},
    "widow_asks_for_doctor": {REFER},
    "woman_gives_up": {REFER, WITHDRAWAL},
    "refugee_of_a_neighbour": {REFER},
    "citizen_comes_home": {TRAFFICKING},
    "wanted_journalist": {REFER, SECURITY},
    "youth_says_eighteen": {REFER, CHILD},
    "two_wives_one_family": {REFER},
    "interpreter_who_presses": {REFER},
    "envelope_in_the_passport": {REFER},
    "girl_called_wife": {REFER, CHILD, TRAFFICKING},
    "car_with_pets": {REFER},
    "kazakh_from_beyond": {REFER},
    "driver_who_guided": {REFER, SECURITY},
}
"""The ways that a case can take, by scenario; several may hold at once."""

WAYS = {REFER, CHILD, TRAFFICKING, SECURITY, WITHDRAWAL}


def owed(walk: Walk) -> set[str]:
    """The duties that have arisen."""
    return set(walk.raised)


def test_no_scenario_is_broken():
    assert WRITTEN.scenario_problems() == ()


def test_every_country_has_scenarios_of_every_difficulty():
    played = {(country, one.difficulty) for one in SCENARIOS for country in one.countries}

    assert set(product(("kg", "kz", "tj", "tm"), Difficulty)) <= played
    assert len(SCENARIOS) >= 28


@pytest.mark.parametrize(("scenario", "country"), PLAYED)
def test_a_scenario_takes_the_way_of_its_story(scenario: Scenario, country: str):
    walk = right_run(scenario, walker_of(scenario, country))

    assert owed(walk) & WAYS == PATHS[scenario.id]


@pytest.mark.parametrize(("scenario", "country"), PLAYED)
def test_whoever_is_referred_is_protected_until_the_authority_decides(
    scenario: Scenario, country: str
):
    walk = right_run(scenario, walker_of(scenario, country))

    stopped = {arisen.duty.id for arisen in walk.duties if arisen.duty.stop_rule}
    for referral in (arisen.duty for arisen in walk.duties if arisen.duty.id == REFER):
        assert {"no_return", "secrecy"} <= stopped
        assert "explain_refusal" not in owed(walk)
        assert (referral.to, referral.within, referral.urgent) == (
            "migration_authority",
            "same_day",
            True,
        )


@pytest.mark.parametrize(("scenario", "country"), PLAYED)
def test_the_right_run_answers_every_step_and_locks_nobody_in(scenario: Scenario, country: str):
    walk = right_run(scenario, walker_of(scenario, country))

    assert walk.complete
    assert walk.active.get("waiting_place") != "locked"


def test_doubt_is_as_good_as_nothing_where_the_story_tells_nothing():
    teacher = scenario_named("teacher_at_the_desk")
    steps = walker_of(teacher).checklist.step_by_id

    assert teacher.accepts(steps["security_signs"], ("not_sure",))
    assert not teacher.accepts(steps["request"], ("not_sure",))
    assert not teacher.accepts(steps["citizenship"], "own_country")
