"""Releasing a month or a quarter: once it is over, once for each kind of reader, and forever."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from referral.disclosure import Level, Published
from referral.services.statistics import figures as counting
from referral.services.statistics import statistics
from referral.services.statistics.statistics import NothingCounted, PeriodNotOver
from referral.store.journal import JournalLine
from referral.store.statistics import figures, releases
from referral.store.statistics.releases import Release, ReleaseRow
from tests.builders import MORNING, Border

OVER = "2026-10"
RUNNING = "2026-11"
QUARTER, LAST_OF_IT = "2026-Q3", "2026-09"


def count(border: Border, month: str, road: Mapping[str, int], station: Mapping[str, int]) -> None:
    """Let so many cases show the measures at the two posts."""
    with border.database.transaction() as session:
        for post, counts in ((border.road, road), (border.station, station)):
            figures.move(session, post.id, month, counts)


def release(
    border: Border, level: Level = Level.INSIDE, period: str = OVER, now: datetime = MORNING
) -> Release:
    """The supervisor releases a period."""
    checklist = border.library.checklist("referral", border.road.country)
    return statistics.release(
        border.database, checklist, period, level, by=border.supervisor.person_id, now=now
    )


def cases(published: Published) -> dict[str, int | None]:
    """The cases of every row, by its code."""
    return {unit.code: published.cell(unit, "cases").number for unit in published.units}


def test_a_month_that_runs_is_not_released(border: Border):
    count(border, RUNNING, {"cases": 30}, {"cases": 20})

    with pytest.raises(PeriodNotOver):
        release(border, period=RUNNING)


def test_a_month_without_figures_is_not_released(border: Border):
    with pytest.raises(NothingCounted):
        release(border)


def test_what_is_released_has_passed_the_gate(border: Border):
    count(border, OVER, {"cases": 31}, {"cases": 3})

    shown = cases(release(border).published)

    assert shown["KZ-RAIL-01"] is None
    assert sum(number is None for number in shown.values()) == 2


def test_a_release_is_read_as_it_was_made(border: Border):
    count(border, OVER, {"cases": 31, "referred": 22}, {"cases": 14, "referred": 9})

    made = release(border)

    with border.database.read_session() as session:
        assert releases.find(session, border.road.country, OVER, Level.INSIDE) == made


def test_later_changes_of_cases_change_no_release(border: Border):
    count(border, OVER, {"cases": 31}, {"cases": 14})
    made = release(border)
    count(border, OVER, {"cases": 40}, {"cases": 20})

    again = release(border, now=MORNING + timedelta(days=9))

    assert again == made


def test_readers_outside_get_the_same_month_from_the_same_counts(border: Border):
    count(border, OVER, {"cases": 31}, {"cases": 14})
    release(border)
    count(border, OVER, {"cases": 40}, {"cases": 20})

    outside = release(border, Level.OUTSIDE)

    assert cases(outside.published) == {"kz": 45, "KZ-ROAD-01": 30, "KZ-RAIL-01": 10}


def test_a_release_leaves_one_line_in_the_journal(border: Border):
    count(border, OVER, {"cases": 31}, {"cases": 14})

    release(border)
    release(border)

    with border.database.read_session() as session:
        lines = session.scalars(select(JournalLine).where(JournalLine.kind == "release_made")).all()
    assert [line.person for line in lines] == [border.supervisor.person_id]


@pytest.mark.parametrize("change", [delete(ReleaseRow), update(ReleaseRow).values(counts="[]")])
def test_the_database_itself_refuses_to_change_a_release(border: Border, change):
    count(border, OVER, {"cases": 31}, {"cases": 14})
    release(border)

    with pytest.raises(DBAPIError), border.database.transaction() as session:
        session.execute(change)


def test_understanding_counts_by_day_and_by_night_together(border: Border):
    count(
        border,
        OVER,
        {"cases": 31, "understanding:phone:day": 12, "understanding:phone:night": 8},
        {"cases": 14, "understanding:phone:day": 6},
    )

    published = release(border).published

    assert "understanding:phone:day" not in published.bases
    with border.database.read_session() as session:
        made = releases.find(session, border.road.country, OVER, Level.INSIDE)
    assert made is not None
    assert made.counts["KZ-ROAD-01", OVER, "understanding:phone"] == 20


def test_a_quarter_that_runs_is_not_released(border: Border):
    count(border, OVER, {"cases": 30}, {"cases": 20})

    with pytest.raises(PeriodNotOver):
        release(border, period="2026-Q4")


def test_a_quarter_takes_the_counts_of_a_month_that_was_released(border: Border):
    count(border, LAST_OF_IT, {"cases": 31}, {"cases": 14})
    release(border, period=LAST_OF_IT)
    count(border, LAST_OF_IT, {"cases": 40}, {"cases": 20})
    count(border, "2026-07", {"cases": 20}, {"cases": 20})

    quarter = release(border, period=QUARTER)

    assert quarter.counts["KZ-ROAD-01", LAST_OF_IT, "cases"] == 31
    assert cases(quarter.published) == {"kz": 85, "KZ-ROAD-01": 50, "KZ-RAIL-01": 35}


def test_a_month_takes_the_counts_of_the_quarter_that_was_released(border: Border):
    count(border, LAST_OF_IT, {"cases": 31}, {"cases": 14})
    release(border, period=QUARTER)
    count(border, LAST_OF_IT, {"cases": 40}, {"cases": 20})

    month = release(border, period=LAST_OF_IT)

    assert cases(month.published)["kz"] == 45


def test_what_a_quarter_leaves_of_its_months_is_checked(border: Border):
    """Two of the station came in July; the quarter less September would tell."""
    count(border, LAST_OF_IT, {"cases": 31}, {"cases": 30})
    count(border, "2026-07", {"cases": 20}, {"cases": 2})

    quarter, month = (release(border, period=one) for one in (QUARTER, LAST_OF_IT))

    told = [cases(one.published)["KZ-RAIL-01"] for one in (quarter, month)]
    assert None in told or told[0] == told[1]


def test_a_quarter_made_coarse_is_released_and_its_months_are_not(border: Border):
    count(border, LAST_OF_IT, {"cases": 31}, {"cases": 14})
    count(border, "2026-07", {"cases": 20}, {"cases": 20})
    with border.database.transaction() as session:
        counting.coarsen(session, MORNING.replace(year=2028))

    with pytest.raises(NothingCounted):
        release(border, period=LAST_OF_IT)
    assert cases(release(border, period=QUARTER).published)["kz"] == 85
    with pytest.raises(NothingCounted):
        release(border, period=LAST_OF_IT)


def test_what_is_over_is_offered_the_quarter_above_its_months(border: Border):
    count(border, LAST_OF_IT, {"cases": 31}, {"cases": 14})
    count(border, RUNNING, {"cases": 31}, {"cases": 14})
    count(border, OVER, {"cases": 31}, {"cases": 14})

    with border.database.read_session() as session:
        offered = statistics.ended(session, border.road.country, MORNING)

    assert offered == [OVER, QUARTER, LAST_OF_IT]


def test_a_release_that_was_overtaken_is_checked_against_the_other(
    border: Border, monkeypatch: pytest.MonkeyPatch
):
    count(border, OVER, {"cases": 31}, {"cases": 14})
    count(border, LAST_OF_IT, {"cases": 31}, {"cases": 14})
    slow, seen = statistics.publish, []

    def publish_slowly(table, level, earlier, got_to):
        seen.append(len(earlier))
        if len(seen) == 1:  # a colleague is quicker
            release(border, period=LAST_OF_IT)
        return slow(table, level, earlier)

    monkeypatch.setattr(statistics, "publish", publish_slowly)
    made = release(border)

    assert seen == [0, 0, 1]
    with border.database.read_session() as session:
        assert releases.find(session, border.road.country, OVER, Level.INSIDE) == made


def test_an_officer_saves_while_a_release_is_reckoned(
    border: Border, monkeypatch: pytest.MonkeyPatch
):
    count(border, OVER, {"cases": 31}, {"cases": 14})
    case, slow = border.open_case(), statistics.publish

    def publish_while_somebody_saves(table, level, earlier, got_to):
        border.answer(case, danger="no")
        return slow(table, level, earlier)

    monkeypatch.setattr(statistics, "publish", publish_while_somebody_saves)
    release(border)

    assert border.file(case).answers["danger"] == "no"
