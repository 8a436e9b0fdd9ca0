"""Releasing a month: once it is over, once for each kind of reader, and for ever."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from referral.disclosure import Level, Published
from referral.services import statistics
from referral.services.statistics import MonthNotOver, NothingCounted
from referral.store import figures, releases
from referral.store.journal import Line
from referral.store.releases import Release, ReleaseRow
from tests.builders import MORNING, Border

OVER = "2026-10"
RUNNING = "2026-11"


def count(border: Border, month: str, road: Mapping[str, int], station: Mapping[str, int]) -> None:
    """Let so many cases show the measures at the two posts."""
    with border.database.writing() as session:
        for post, counts in ((border.road, road), (border.station, station)):
            figures.move(session, post.id, month, counts)


def release(
    border: Border, level: Level = Level.INSIDE, month: str = OVER, now: datetime = MORNING
) -> Release:
    """The supervisor releases a month."""
    country = border.road.country
    with border.database.writing() as session:
        checklist = border.library.checklist("referral", country)
        return statistics.release(
            session, checklist, country, month, level, by=border.supervisor, now=now
        )


def cases(published: Published) -> dict[str, int | None]:
    """The cases of every row, by its code."""
    return {unit.code: published.cell(unit, "cases").number for unit in published.units}


def test_a_month_that_runs_is_not_released(border: Border):
    count(border, RUNNING, {"cases": 30}, {"cases": 20})

    with pytest.raises(MonthNotOver):
        release(border, month=RUNNING)


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

    with border.database.reading() as session:
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

    with border.database.reading() as session:
        lines = session.scalars(select(Line).where(Line.kind == "release_made")).all()
    assert [line.person for line in lines] == [border.supervisor.person_id]


@pytest.mark.parametrize("change", [delete(ReleaseRow), update(ReleaseRow).values(counts="[]")])
def test_the_database_itself_refuses_to_change_a_release(border: Border, change):
    count(border, OVER, {"cases": 31}, {"cases": 14})
    release(border)

    with pytest.raises(DBAPIError), border.database.writing() as session:
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
    with border.database.reading() as session:
        made = releases.find(session, border.road.country, OVER, Level.INSIDE)
    assert made is not None
    assert made.counts["KZ-ROAD-01", OVER, "understanding:phone"] == 20
