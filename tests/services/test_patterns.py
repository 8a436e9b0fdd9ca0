"""Patterns: what is told of a quarter went through the gate, and the rest is not told."""

from datetime import UTC, datetime, timedelta

from referral.disclosure import UnitKind
from referral.services import measures, patterns
from referral.services.patterns import Quarter
from tests.builders import Border

AUTUMN = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)


def some_cases(border: Border, many: int, *, after: timedelta = timedelta(hours=2)) -> None:
    """So many cases of the road post in the third quarter, handed over after that time."""
    for number in range(many):
        border.now = AUTUMN + timedelta(days=number)
        case = border.open_case()
        border.answer(case, afraid="yes", danger="no")
        border.later(seconds=after.total_seconds())
        border.answer(case, handed_over="done")
        border.issue(case)


def quarter(border: Border, name: str = "2026-3") -> Quarter:
    with border.database.reading() as session:
        return patterns.quarter(session, border.library.checklist("referral", "kz"), name)


def test_a_number_is_rounded_and_a_small_one_is_not_told(border: Border):
    some_cases(border, 13)
    border.now = AUTUMN
    for _ in range(3):
        border.open_case(by=border.stranger)

    found = quarter(border)

    told = {unit.code: found.number(unit, measures.CASES) for unit in found.published.units}
    assert told["KZ-RAIL-01"] is None
    assert told["KZ-ROAD-01"] in (None, 15)
    assert all(number is None or number % 5 == 0 for number in told.values())


def test_half_of_the_hand_overs_took_no_longer(border: Border):
    some_cases(border, 20, after=timedelta(hours=3))

    found = quarter(border)

    country = found.published.units[0]
    median = found.times[country].median
    assert country.kind is UnitKind.COUNTRY and median is not None
    assert abs(median / timedelta(hours=3) - 1) < 0.1


def test_too_few_hand_overs_tell_no_time(border: Border):
    some_cases(border, 6)

    found = quarter(border)

    assert all(times.median is None for times in found.times.values())


def test_a_quarter_made_coarse_tells_the_same(border: Border):
    some_cases(border, 20)
    before = quarter(border)
    with border.database.writing() as session:
        patterns.figures.coarsen(session, ["2026-08"], into="2026-3")

    after = quarter(border)

    assert after.published.cells == before.published.cells


def test_only_quarters_that_have_ended_are_shown():
    assert patterns.quarters(datetime(2026, 11, 24, tzinfo=UTC)) == (
        "2026-3",
        "2026-2",
        "2026-1",
        "2025-4",
    )
    assert patterns.before("2026-1") == "2025-4"
