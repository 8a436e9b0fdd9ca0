"""Departures from the guidelines, found in the answers and their times alone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from referral.definitions.library import Library
from referral.engine.conditions import Value
from referral.engine.deviations import Deviation, DeviationKind, deviations
from referral.engine.history import duty_timelines, submissions
from referral.engine.walker import Walker
from referral.settings import root

OPENED = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """An answer as the history wants it."""

    step: str
    value: Value
    at: datetime
    person_id: int = 1


@pytest.fixture(scope="module")
def walker(library: Library) -> Walker:
    return Walker(library.checklist("referral", "kz"))


def story(*told: tuple[float, str, Value]) -> list[Told]:
    """Answers with the seconds after the opening at which they came."""
    return [Told(step, value, OPENED + timedelta(seconds=at)) for at, step, value in told]


def found(walker: Walker, *told: tuple[float, str, Value]) -> list[tuple[DeviationKind, str]]:
    """The departures of a story: kind and step."""
    every: tuple[Deviation, ...] = deviations(
        walker, list(submissions(walker, story(*told))), OPENED
    )
    return [(one.kind, one.step.id) for one in every]


CALM = ((20.0, "danger", "no"), (40.0, "afraid", "no"))


def test_work_by_the_book_departs_nowhere(walker: Walker) -> None:
    assert found(walker, *CALM) == []


def test_a_critical_step_that_was_passed_over_stands_out(walker: Walker) -> None:
    assert found(walker, (20, "danger", "no")) == [], "Nobody has gone on yet."

    told = ((20, "danger", "no"), (40, "children", 1))

    assert found(walker, *told) == [(DeviationKind.UNANSWERED, "afraid")]


def test_a_critical_act_that_was_not_possible_stands_out(walker: Walker) -> None:
    told = ((20, "danger", "yes"), (40, "ambulance_called", "no_line"), (60, "afraid", "no"))

    assert found(walker, *told) == [(DeviationKind.NOT_DONE, "ambulance_called")]


def test_an_act_that_fulfils_its_duty_in_another_way_is_no_departure() -> None:
    real = Walker(Library(root() / "checklists").checklist("referral", "kz"))
    told = story((20, "danger_to_life", "yes"), (40, "ambulance_called", "medic_here"))

    every = deviations(real, list(submissions(real, told)), OPENED)

    assert (DeviationKind.NOT_DONE, "ambulance_called") not in {
        (one.kind, one.step.id) for one in every
    }


def test_a_critical_step_answered_after_a_later_section_is_out_of_order(walker: Walker) -> None:
    told = ((20, "danger", "no"), (40, "children", 1), (60, "afraid", "no"))

    assert found(walker, *told) == [(DeviationKind.OUT_OF_ORDER, "afraid")]


def test_a_step_that_a_later_correction_brought_up_is_not_out_of_order(walker: Walker) -> None:
    told = (*CALM, (60, "children", 1), (80, "danger", "yes"), (99, "ambulance_called", "done"))

    assert found(walker, *told) == []


def test_a_section_answered_faster_than_it_can_be_asked_stands_out() -> None:
    real = Walker(Library(root() / "checklists").checklist("referral", "kz"))
    steps = ("danger_to_life", "weapon", "quiet_place", "arrived_together")
    values = tuple(real.checklist.step_by_id[step].options[-1].id for step in steps)

    def at(seconds: float) -> set[tuple[DeviationKind, str]]:
        told = story(*((seconds, step, value) for step, value in zip(steps, values, strict=True)))
        every = deviations(real, list(submissions(real, told)), OPENED)
        return {(one.kind, one.section.id) for one in every}

    assert (DeviationKind.TOO_FAST, "life_and_limb") in at(3)
    assert (DeviationKind.TOO_FAST, "life_and_limb") not in at(60)


def test_a_duty_is_told_from_when_it_arose_to_who_did_it(walker: Walker) -> None:
    told = story((20, "danger", "yes"), (90, "ambulance_called", "done"), (120, "afraid", "no"))

    (course,) = duty_timelines(list(submissions(walker, told)))

    assert course.arisen.duty.id == "help"
    assert course.arose_at == OPENED + timedelta(seconds=20)
    assert course.done_at == OPENED + timedelta(seconds=90)
    assert (course.done_by, course.holds) == (1, True)


def test_a_duty_that_is_owed_no_longer_says_so(walker: Walker) -> None:
    told = story((20, "danger", "yes"), (50, "danger", "no"))

    (course,) = duty_timelines(list(submissions(walker, told)))

    assert not course.holds
