"""The debrief tells where a run left the path: never for a right run, always for a wrong answer."""

from dataclasses import replace

import pytest

from referral.practice.runs.debrief import debrief
from referral.practice.runs.divergences import DivergenceKind
from referral.practice.runs.repetition import days_until_next, next_first, next_rung
from referral.practice.runs.run import Answered, Chosen, Marked, Overasked, Revealed
from referral.practice.scenarios.model import Scenario
from referral.practice.scenarios.replay import right_run
from tests.practice.scenarios.runs import (
    WRITTEN,
    first,
    right,
    scenario_named,
    walker_of,
    wrong_answers,
)

SCENARIOS = WRITTEN.scenarios()
EVERY = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.id)

TEACHER = scenario_named("teacher_at_the_desk")
KAZAKHSTAN = walker_of(TEACHER, "kz")


@EVERY
def test_the_expected_run_never_leaves_the_path(scenario: Scenario):
    for country in scenario.countries:
        walker = walker_of(scenario, country)

        told = debrief(scenario, walker, right(scenario, walker))

        assert told.divergences == ()
        assert (told.duties_missed, told.duties_invented) == ((), ())
        assert told.passed
        assert told.share == 1
        assert told.hurried == ()
        assert told.went.active == told.right.active


@EVERY
def test_each_wrong_answer_is_found_as_the_first_divergence(scenario: Scenario):
    walker = walker_of(scenario)
    for step in right_run(scenario, walker).applicable:
        for wrong in wrong_answers(scenario, step):
            left = first(scenario, walker, right(scenario, walker, **{step.id: wrong}))

            assert left is not None
            assert (left.at, left.did) == (step.id, wrong)
            assert left.critical == (step.id in scenario.must)


def test_a_run_that_stops_early_is_told_what_was_left_out():
    run = tuple(
        event
        for event in right(TEACHER, KAZAKHSTAN)
        if getattr(event, "step", "") not in ("return_stopped", "handed_over")
    )

    told = debrief(TEACHER, KAZAKHSTAN, run)

    left_out = [one.at for one in told.divergences if one.kind is DivergenceKind.NOT_ANSWERED]
    assert left_out == ["return_stopped", "handed_over"]
    assert told.first is not None
    assert told.first.second < told.seconds, "the run went past it long before its end"
    assert not told.passed


def test_what_an_early_slip_hides_is_told_as_not_reached():
    run = right(TEACHER, KAZAKHSTAN, request=("none",))

    told = debrief(TEACHER, KAZAKHSTAN, run)

    assert told.first is not None
    assert told.first.at == "request"
    hidden = {one.at for one in told.divergences if one.kind is DivergenceKind.NOT_REACHED}
    assert {"return_stopped", "secrecy_kept", "authority_called"} <= hidden
    assert {"refer", "no_return"} <= set(told.duties_missed)
    assert "no_return" in told.missed_critical


def test_an_answer_that_is_as_good_is_no_divergence():
    told = debrief(
        TEACHER, KAZAKHSTAN, right(TEACHER, KAZAKHSTAN, request=("explicit", "implicit"))
    )

    assert told.divergences == ()


def test_a_corrected_slip_is_forgiven():
    run = (Answered(1, "request", ("none",)), *right(TEACHER, KAZAKHSTAN))

    assert debrief(TEACHER, KAZAKHSTAN, run).divergences == ()


def test_a_wrong_choice_counts_and_a_critical_one_fails():
    run = tuple(
        replace(event, choice="stamp") if isinstance(event, Chosen) else event
        for event in right(TEACHER, KAZAKHSTAN)
    )
    strict = replace(TEACHER, interruptions=(replace(TEACHER.interruptions[0], critical=True),))

    mild, failed = (debrief(one, KAZAKHSTAN, run) for one in (TEACHER, strict))

    assert mild.first is not None
    assert (mild.first.kind, mild.first.did, mild.first.right) == (
        DivergenceKind.WRONG_CHOICE,
        "stamp",
        "go_on",
    )
    assert mild.good == mild.judged - 1
    assert failed.missed_critical == ("colleague",)


def test_a_forbidden_question_is_over_asking_at_the_second_it_was_asked():
    run = (Overasked(1, "proof"), *right(TEACHER, KAZAKHSTAN))

    told = debrief(TEACHER, KAZAKHSTAN, run)

    assert told.overasked == ("proof",)
    assert told.first is not None
    assert (told.first.kind, told.first.second) == (DivergenceKind.OVERASKED, 1)


def test_answering_without_asking_is_hurry_and_asking_without_need_is_in_vain():
    calm = right(TEACHER, KAZAKHSTAN)
    run = tuple(one for one in calm if one != Revealed(5, "danger_to_life"))

    told = debrief(TEACHER, KAZAKHSTAN, (*run, Revealed(999, "entry_refused")))

    assert told.hurried == ("danger_to_life",)
    assert told.in_vain == ("entry_refused",)


def test_the_time_to_the_urgent_duty_runs_from_the_start():
    answers = [one for one in right(TEACHER, KAZAKHSTAN) if isinstance(one, Answered)]
    heard = next(one.second for one in answers if one.step == "request")

    told = debrief(TEACHER, KAZAKHSTAN, (*answers, Marked(answers[-1].second + 7, "secrecy")))

    stop = next(one for one in told.duty_times if one.duty == "no_return")
    kept = next(one for one in told.duty_times if one.duty == "secrecy")
    assert stop.arose == kept.arose == heard
    assert kept.took == answers[-1].second + 7 - heard
    assert told.seconds_to_urgent is not None


def test_the_next_run_begins_with_what_was_missed():
    told = debrief(TEACHER, KAZAKHSTAN, right(TEACHER, KAZAKHSTAN, understood="no"))

    assert next_first(told)[0] == "understood"
    assert set(next_first(told)) == {step.id for step in told.right.applicable}


def test_a_scenario_comes_back_later_each_time_it_goes_well_and_soon_when_it_fails():
    well, slip, failed = (
        debrief(TEACHER, KAZAKHSTAN, right(TEACHER, KAZAKHSTAN, **instead))
        for instead in ({}, {"understood": "no"}, {"request": ("none",)})
    )

    rungs = [next_rung(2, told) for told in (well, slip, failed)]

    assert [days_until_next(rung) for rung in rungs] == [16, 7, 1]
    assert next_rung(4, well) == 4
