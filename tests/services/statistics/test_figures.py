"""Figures: kept with every change, right after every correction, and the same when everything is counted again."""

import contextlib
from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from referral.definitions.library import Library
from referral.engine.walker import Walker
from referral.services.cases.refusals import ChangedMeanwhile, Refused
from referral.services.statistics import figures, measures
from referral.settings import root
from referral.store.cases.cases import Case
from referral.store.statistics import figures as stored
from tests.builders import MORNING, Border
from tests.services.cases.test_two_officers import VALUES

WITHIN_TWO_HOURS = measures.handed_over_within(2)


def kept(border: Border, month: str = "2026-11") -> dict[str, int]:
    """The figures of the road post."""
    with border.database.read_session() as session:
        return dict(stored.of_period(session, border.road.id, month))


def test_a_case_counts_from_its_first_moment(border: Border):
    border.open_case()
    border.open_case()

    assert kept(border) == {"cases": 2, "shift:day": 2}


def test_a_duty_counts_when_it_arises_and_when_it_is_done(border: Border):
    case = border.open_case()

    border.answer(case, danger="yes")
    assert kept(border)["duty_raised:help"] == 1 and "duty_done:help" not in kept(border)
    border.answer(case, ambulance_called="done")

    assert kept(border)["duty_done:help"] == 1


def test_a_corrected_slip_takes_its_counts_back(border: Border):
    case = border.open_case()
    border.answer(case, danger="yes")
    border.answer(case, ambulance_called="no_line")
    assert kept(border)["not_done:ambulance_called"] == 1

    border.answer(case, danger="no")

    assert kept(border) == {"cases": 1, "shift:day": 1}


def test_a_referral_counts_once_however_often_its_form_is_issued(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes")
    border.issue(case)
    border.answer(case, danger="yes")
    border.issue(case)

    assert kept(border)["referred"] == 1


def test_the_time_to_the_hand_over_is_that_of_the_latest_hand_over(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes")
    border.later(hours=2)
    border.answer(case, handed_over="done")
    assert kept(border)[WITHIN_TWO_HOURS] == 1

    border.answer(case, handed_over="waiting")
    assert "handed_over" not in kept(border)
    border.later(hours=3)
    border.answer(case, handed_over="done")

    assert WITHIN_TWO_HOURS not in kept(border)
    assert kept(border)[measures.handed_over_within(8)] == 1


def test_a_case_counts_in_the_month_it_was_opened_whatever_comes_later(border: Border):
    border.now = datetime(2026, 10, 31, 23, 59, tzinfo=UTC)
    case = border.open_case()
    border.later(hours=1)
    border.answer(case, danger="no", afraid="no")
    border.close(case)

    assert kept(border, "2026-10") == {"cases": 1, "shift:night": 1, "closed": 1}
    assert kept(border, "2026-11") == {}


def test_each_post_has_its_own(border: Border):
    border.open_case(by=border.stranger)

    assert kept(border) == {}


def test_a_sending_that_is_refused_moves_nothing(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes")
    before = kept(border)

    with contextlib.suppress(ChangedMeanwhile):
        border.answer(case, seen=0, afraid="no")

    assert kept(border) == before


def test_counting_again_mends_what_was_lost(border: Border):
    case = border.open_case()
    border.answer(case, danger="yes", afraid="yes")
    right = kept(border)
    with border.database.transaction() as session:
        stored.forget(session, border.road.id, "2026-11")
        stored.move(session, border.road.id, "2026-11", {"sign:nonsense": 3})

    with border.database.transaction() as session:
        assert figures.count_again(session) == 1
    assert kept(border) == right
    with border.database.transaction() as session:
        assert figures.count_again(session) == 0


class Changes(RuleBasedStateMachine):
    """Anything that may happen to cases of a post, in any order."""

    border: Border

    def __init__(self) -> None:
        super().__init__()
        self.border.now = MORNING
        self.cases: list[Case] = [self.border.open_case()]

    @rule()
    def another(self) -> None:
        self.cases.append(self.border.open_case())

    @rule(
        data=st.data(),
        chosen=st.dictionaries(st.sampled_from(sorted(VALUES)), st.integers(0, 2), max_size=3),
        over=st.sampled_from(["done", "waiting", None]),
    )
    def answer(self, data: st.DataObject, chosen: dict[str, int], over: str | None) -> None:
        answers = {step: VALUES[step][at % len(VALUES[step])] for step, at in chosen.items()}
        if over:
            answers["handed_over"] = over
        self._try(lambda case: self.border.answer(case, **answers), data)

    @rule(data=st.data())
    def refer(self, data: st.DataObject) -> None:
        self._try(lambda case: self.border.issue(case), data)

    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        self._try(lambda case: self.border.close(case), data)

    @rule(minutes=st.integers(1, 3000))
    def wait(self, minutes: int) -> None:
        self.border.later(minutes=minutes)

    def _try(self, act, data: st.DataObject) -> None:  # type: ignore[no-untyped-def]
        with contextlib.suppress(Refused):
            act(data.draw(st.sampled_from(self.cases)))

    @invariant()
    def what_is_kept_is_what_counting_again_finds(self) -> None:
        with self.border.database.transaction() as session:
            assert figures.count_again(session) == 0


def test_kept_and_counted_again_are_the_same_whatever_happens(border: Border):
    Changes.border = border
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Changes,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@given(minutes=st.integers(0, 60 * 24 * 60))
def test_whoever_waited_no_longer_than_a_step_counts_under_every_longer_one(minutes: int):
    time = timedelta(minutes=minutes)

    steps = [measures.handed_over_within(hours) for hours in measures.HOURS]
    found = [step in measures.within(time) for step in steps]
    assert found == sorted(found)
    assert found == [time <= timedelta(hours=hours) for hours in measures.HOURS]


def test_by_day_and_by_night_as_the_clock_at_the_post_says(border: Border):
    checklist = border.library.checklist("referral", "kz")
    shifts = Counter(
        shift
        for hour in range(24)
        for shift in measures.of_opening(checklist, datetime(2026, 11, 23, hour, tzinfo=UTC))
    )

    assert shifts == {"cases": 24, "shift:day": 12, "shift:night": 12}


def test_what_settles_a_duty_is_no_deviation():
    walker = Walker(Library(root() / "checklists").checklist("referral", "kz"))

    def found(**answers: str) -> frozenset[str]:
        return measures.of_walk(walker, MORNING, walker.walk(answers))

    assert measures.not_done("ambulance_called") in found(
        danger_to_life="yes", ambulance_called="no_line"
    )
    assert measures.not_done("ambulance_called") not in found(
        danger_to_life="yes", ambulance_called="driven"
    )
    assert measures.not_done("quiet_place") in found(quiet_place="no_place")


def test_figures_name_no_case():
    assert set(stored.Figure.__table__.columns.keys()) == {"post_id", "period", "measure", "cases"}


def test_old_months_become_quarters_and_lose_no_case(border: Border):
    for month in (9, 10, 11, 12):
        border.now = datetime(2025, month, 5, tzinfo=UTC)
        border.open_case()
    now = datetime(2027, 1, 1, tzinfo=UTC)

    for _ in range(2):
        with border.database.transaction() as session:
            figures.coarsen(session, now)
            assert figures.count_again(session) == 0

    with border.database.read_session() as session:
        assert stored.periods(session) == ["2025-Q3", "2025-Q4"]
    assert kept(border, "2025-Q4")["cases"] == 3
