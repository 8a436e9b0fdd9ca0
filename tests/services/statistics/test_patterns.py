"""Patterns: nothing is told but what was released, and a year only between two bounds."""

from datetime import UTC, datetime, timedelta

from referral.disclosure import Level, Unit
from referral.services.statistics import measures, patterns, periods, statistics
from referral.services.statistics.patterns import ReleasedPeriod
from tests.builders import Border

AUTUMN = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 24, tzinfo=UTC)


def some_cases(border: Border, many: int, *, after: timedelta = timedelta(hours=2)) -> None:
    """So many cases of the road post in the third quarter, handed over after that time."""
    for number in range(many):
        border.now = AUTUMN + timedelta(days=number)
        case = border.open_case()
        border.answer(case, afraid="yes", danger="no")
        border.later(seconds=after.total_seconds())
        border.answer(case, handed_over="done")
        border.issue(case)


def released(border: Border, period: str = "2026-Q3") -> ReleasedPeriod:
    """The supervisor releases a period, and finds it again."""
    checklist = border.library.checklist("referral", "kz")
    statistics.release(border.database, checklist, period, Level.INSIDE, by=None, now=LATER)
    with border.database.read_session() as session:
        found = patterns.find(session, "kz", period)
    assert found is not None
    return found


def country(told: ReleasedPeriod) -> Unit:
    return told.published.units[0]


def test_a_number_is_rounded_and_a_small_one_is_not_told(border: Border):
    some_cases(border, 13)
    border.now = AUTUMN
    for _ in range(3):
        border.open_case(by=border.stranger)

    found = released(border)

    told = {unit.code: found.number(unit, measures.CASES) for unit in found.published.units}
    assert told["KZ-RAIL-01"] is None
    assert told["KZ-ROAD-01"] in (None, 15)
    assert all(number is None or number % 5 == 0 for number in told.values())


def test_half_of_the_hand_overs_took_no_longer(border: Border):
    some_cases(border, 20, after=timedelta(hours=3))

    found = released(border)

    half = found.times(country(found)).half
    assert half is not None and (half.after, half.within, half.is_narrow) == (2, 4, True)


def test_too_few_hand_overs_tell_no_time(border: Border):
    some_cases(border, 6)

    found = released(border)

    assert all(found.times(unit).half is None for unit in found.published.units)


def test_what_was_not_released_waits_and_is_not_shown(border: Border):
    some_cases(border, 13)

    with border.database.read_session() as session:
        assert patterns.released(session, "kz") == []
        assert patterns.waiting(session, "kz", LATER) == ["2026-Q3", "2026-08"]
    released(border)
    with border.database.read_session() as session:
        assert patterns.released(session, "kz") == ["2026-Q3"]
        assert patterns.waiting(session, "kz", LATER) == ["2026-08"]


def test_a_year_lies_between_the_bounds_of_its_quarters(border: Border):
    for quarter, number in zip(periods.run("2026-Q3", 4), (31, 22, 47, 38), strict=True):
        with border.database.transaction() as session:
            counts = {measures.CASES: number}
            statistics.figures.move(session, border.road.id, periods.months_of(quarter)[0], counts)
    told = [released(border, quarter) for quarter in periods.run("2026-Q3", 4)]

    with border.database.read_session() as session:
        year = patterns.year(patterns.course(session, "kz", "2026-Q3"))

    assert [one.period for one in year] == [one.period for one in told]
    bounds = patterns.sum_bounds(year, country(told[0]), measures.CASES)
    assert bounds is not None
    assert bounds[0] <= 31 + 22 + 47 + 38 <= bounds[1]


def test_a_year_with_a_quarter_missing_is_not_told(border: Border):
    some_cases(border, 13)
    released(border)

    with border.database.read_session() as session:
        assert patterns.year(patterns.course(session, "kz", "2026-Q3")) == ()
