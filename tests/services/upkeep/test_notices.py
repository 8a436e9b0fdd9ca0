"""What whoever looks after an instance is told: in a list, with a code and a sentence each."""

from pathlib import Path

import pytest

from referral.i18n.languages import Languages
from referral.services.upkeep import clock_check, notices
from referral.services.upkeep.notices import Code, Notice
from referral.settings import root
from referral.store import journal, upkeep
from referral.store.upkeep import UpkeepTask
from tests.builders import Border


@pytest.fixture
def told(border: Border, tmp_path: Path):
    """What is told now, as codes."""
    border.open_case()
    with border.database.transaction() as session:
        clock_check.look_at_the_clock(session, border.now)

    def codes() -> list[Code]:
        with border.database.read_session() as session:
            return [one.code for one in notices.current(session, now=border.now, folder=tmp_path)]

    return codes


def record(border: Border, work: UpkeepTask, outcome: str) -> None:
    with border.database.transaction() as session:
        upkeep.record(session, work, at=border.now, outcome=outcome)


def test_nothing_is_told_of_an_instance_that_is_well(told):
    assert told() == []


def test_a_clock_that_went_far_ahead_is_told_even_after_somebody_worked_under_it(
    border: Border, told
):
    border.later(days=400)
    assert told() == [Code.CLOCK_AHEAD]

    border.open_case()

    assert told() == [Code.CLOCK_AHEAD]


def test_a_clock_that_went_back_is_told_even_after_somebody_worked_under_it(border: Border, told):
    border.later(days=-9000)
    assert told() == [Code.CLOCK_BEHIND]

    border.open_case()

    assert told() == [Code.CLOCK_BEHIND]


def test_two_weeks_of_holidays_are_no_reason_to_ask(border: Border, told):
    border.later(days=14)

    assert told() == []


@pytest.mark.parametrize("days", [400, -400])
def test_once_a_person_confirmed_the_clock_nothing_is_told_any_more(
    border: Border, told, days: int
):
    border.later(days=days)
    border.open_case()

    with border.database.transaction() as session:
        clock_check.confirm(session, border.now)

    assert told() == []
    with border.database.read_session() as session:
        assert [line[3] for line in journal.lines(session)][-1] == "clock_confirmed"


def test_work_that_failed_is_told_until_it_is_done(border: Border, told):
    record(border, UpkeepTask.BACKUP, upkeep.DONE)
    record(border, UpkeepTask.RETENTION, "IntegrityError")
    record(border, UpkeepTask.REWRITING, "no_room")
    record(border, UpkeepTask.FIGURES, "to_count")
    assert told() == [Code.RETENTION_FAILED, Code.TRACES_LEFT, Code.FIGURES_UNCOUNTED]

    for work in (UpkeepTask.RETENTION, UpkeepTask.REWRITING, UpkeepTask.FIGURES):
        record(border, work, upkeep.DONE)

    assert told() == []


def test_work_of_every_day_that_stopped_is_told(border: Border, told):
    record(border, UpkeepTask.RETENTION, upkeep.DONE)
    record(border, UpkeepTask.BACKUP, upkeep.DONE)

    border.later(days=3, minutes=1)

    assert told() == [Code.RETENTION_OVERDUE, Code.BACKUP_OVERDUE]


def test_a_day_of_work_without_any_backup_is_told(border: Border, told):
    record(border, UpkeepTask.RETENTION, upkeep.DONE)

    assert told() == [Code.BACKUP_NEVER]


def test_a_backup_that_failed_is_told_with_the_last_one_that_was_made(border: Border, told):
    record(border, UpkeepTask.BACKUP_TRIED, "CopyFailed")
    assert told() == [Code.BACKUP_FAILED]

    record(border, UpkeepTask.BACKUP, upkeep.DONE)
    assert told() == [Code.BACKUP_FAILED_SINCE]

    record(border, UpkeepTask.BACKUP_TRIED, upkeep.DONE)
    assert told() == []


def test_every_notice_is_a_sentence_in_every_language(border: Border):
    languages = Languages(root() / "translations", ("en", "ru", "kk"))
    details = dict.fromkeys(("now", "known", "when", "last"), border.now) | {
        "free": 7,
        "reason": "OSError",
    }

    said = {
        (code, language.code): Notice(code, details).says(language)
        for code in Code
        for language in languages
    }

    assert len(set(said.values())) == len(Code) * 3
    assert not [says for says in said.values() if "%(" in says]
