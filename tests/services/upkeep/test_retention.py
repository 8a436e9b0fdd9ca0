"""Retention: a month after its end nothing is left of a case but figures, and nothing that is due is lost."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import MetaData, Text, cast, func, select, text

from referral.engine.conditions import Value
from referral.services.supervision import review
from referral.services.upkeep import daily_cleaning, retention
from referral.services.upkeep.journal import verify
from referral.services.upkeep.retention import RetentionReport
from referral.store import journal, upkeep
from referral.store.cases import cases
from referral.store.cases import retention as rows
from referral.store.cases.cases import Case
from referral.store.database import Database
from referral.store.statistics import figures as stored
from referral.store.supervision import reviews
from referral.store.supervision.reviews import About, ReviewMove
from referral.store.tables import Base
from referral.store.upkeep import UpkeepTask
from tests.builders import Border

DAYS = 30
ARRIVED: dict[str, Value] = {"danger": "no", "afraid": "yes", "signs": ("tired",)}


def finished(border: Border, *, handed_over: str = "done") -> Case:
    """A case that was referred, handed over, closed and confirmed."""
    case = border.open_case()
    border.answer(case, **ARRIVED)
    border.answer(case, handed_over=handed_over)
    border.issue(case)
    border.close(case)
    decide(border, case, ReviewMove.CONFIRM)
    return case


def decide(border: Border, case: Case, move: ReviewMove, *remarks: review.NewComment) -> None:
    """The supervisor decides on a case as it is now."""
    with border.database.transaction() as session:
        review.decide(
            session,
            case,
            move,
            remarks,
            seen_version=review.version(reviews.latest(session, case.id)),
            by=border.supervisor,
            now=border.now,
            operation=uuid4(),
        )


def run(border: Border) -> RetentionReport:
    """Clean as every day, on a computer that was never off."""
    with border.database.transaction() as session:
        upkeep.record(session, UpkeepTask.CLOCK, at=border.now)
    return daily_cleaning.clean(border.database, now=border.now, days=DAYS).report


def is_there(border: Border, case: Case) -> bool:
    with border.database.read_session() as session:
        return cases.find(session, case.reference, border.officer) is not None


def places_of(database: Database, wanted: str) -> list[str]:
    """Every column of every table that holds a text somewhere, numbers and moments read as text too."""
    tables = MetaData()
    tables.reflect(database.readers)
    with database.readers.connect() as connection:
        return [
            f"{table.name}.{column.name}"
            for table in tables.sorted_tables
            for column in table.columns
            if connection.scalar(
                select(func.count())
                .select_from(table)
                .where(func.replace(cast(column, Text), "-", "").contains(wanted))
            )
        ]


def bytes_of(database: Database) -> bytes:
    """Every byte of an SQLite database and of what lies beside it."""
    path = Path(str(database.url.database))
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


def test_a_month_after_its_end_a_case_is_gone(border: Border):
    case = finished(border)
    border.later(days=DAYS - 1)
    assert run(border) == RetentionReport(removed=0, held=0, coarsened=0)
    assert is_there(border, case)

    border.later(days=1)

    assert run(border).removed == 1
    assert not is_there(border, case)
    for gone in (case.reference, case.id.hex):
        assert places_of(border.database, gone) in ([], ["journal.case"])


def test_the_search_finds_what_is_there(border: Border):
    case = finished(border)

    assert "cases.reference" in places_of(border.database, case.reference)
    assert {"answers.case_id", "journal.case"} <= set(places_of(border.database, case.id.hex))


def test_running_again_changes_nothing(border: Border):
    finished(border)
    border.later(days=DAYS)
    run(border)
    with border.database.read_session() as session:
        head = journal.end(session)

    assert run(border) == RetentionReport(removed=0, held=0, coarsened=0)
    with border.database.read_session() as session:
        assert journal.end(session) == head


def test_figures_and_journal_outlive_the_case(border: Border):
    finished(border)
    with border.database.read_session() as session:
        before = stored.of_period(session, border.road.id, "2026-11")
    border.later(days=DAYS)

    run(border)

    with border.database.read_session() as session:
        assert stored.of_period(session, border.road.id, "2026-11") == before
        assert verify(session).whole
        assert [line[3] for line in journal.lines(session)][-1] == "case_removed"


def test_a_referral_whose_receipt_nobody_confirmed_is_kept_and_told(border: Border):
    case = finished(border, handed_over="waiting")
    border.later(days=400)

    assert run(border) == RetentionReport(removed=0, held=1, coarsened=0)
    assert is_there(border, case)


def test_an_open_case_is_kept_however_old(border: Border):
    case = border.open_case()
    border.answer(case, **ARRIVED)
    border.later(days=1000)

    assert run(border).removed == 0
    assert is_there(border, case)


def test_a_case_returned_for_correction_is_kept(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", afraid="no")
    border.close(case)
    decide(
        border, case, ReviewMove.RETURN, review.NewComment(About.STEP, "afraid", "Ask once more.")
    )
    border.later(days=300)

    assert run(border) == RetentionReport(removed=0, held=1, coarsened=0)
    assert is_there(border, case)


def test_a_review_that_never_comes_holds_a_case_three_months_and_no_longer(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", afraid="no")
    border.close(case)
    border.later(days=DAYS)
    assert run(border) == RetentionReport(removed=0, held=1, coarsened=0)

    border.later(days=2 * DAYS)

    assert run(border).removed == 1
    assert not is_there(border, case)


def test_more_cases_than_fit_into_one_transaction(border: Border, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(retention, "_AT_ONCE", 2)
    kept = finished(border, handed_over="waiting")
    gone = [finished(border) for _ in range(5)]
    border.later(days=DAYS)

    assert run(border) == RetentionReport(removed=5, held=1, coarsened=0)
    assert is_there(border, kept) and not any(is_there(border, case) for case in gone)


def test_every_table_with_lines_of_a_case_is_emptied(border: Border):
    finished(border)
    border.later(days=DAYS)
    run(border)

    with border.database.read_session() as session:
        left = {
            table.name
            for table in Base.metadata.sorted_tables
            if "case_id" in table.c and session.scalar(select(func.count()).select_from(table))
        }
    assert left == set()


def test_the_database_lets_no_other_case_go(border: Border):
    case = finished(border)

    with (
        pytest.raises(Exception, match="only ever added"),
        border.database.transaction() as session,
    ):
        session.execute(text("DELETE FROM answers"))

    assert border.file(case).answers["afraid"] == "yes"


def test_no_byte_of_the_file_or_the_log_holds_the_reference(border: Border):
    if border.database.url.get_backend_name() != "sqlite":
        return  # there the search through every column says it
    gone, kept = [], []
    for number in range(120):  # enough to fill, split and free pages of every table
        (gone if number % 3 else kept).append(
            finished(border, handed_over="done" if number % 3 else "waiting")
        )
    assert all(case.reference.encode() in bytes_of(border.database) for case in gone)
    border.later(days=DAYS)

    run(border)

    held = bytes_of(border.database)
    assert all(case.reference.encode() in held for case in kept), "The search can find."
    found = [case.reference for case in gone if case.reference.encode() in held]
    assert found == []
    left = [case.id for case in gone if case.id.hex.encode() in held or case.id.bytes in held]
    assert left == []


def test_killed_in_the_middle_a_case_is_there_or_gone(border: Border):
    case = finished(border)
    border.later(days=DAYS)

    with pytest.raises(PowerCut):
        _removed_until_the_power_fails(border, case)

    assert border.file(case).answers["afraid"] == "yes"
    assert run(border).removed == 1


class PowerCut(Exception):
    """Nothing after it happens."""


def _removed_until_the_power_fails(border: Border, case: Case) -> None:
    with border.database.transaction() as session:
        rows.remove(session, [case.id])
        raise PowerCut
