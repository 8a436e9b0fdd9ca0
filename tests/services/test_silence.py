"""What must never leave the database: answers, passphrases and tokens, in no log and no message."""

import logging

import pytest

from referral.services.cases.refusals import ChangedMeanwhile, NotAnOption
from referral.store.database import Database
from tests.builders import Border, given
from tests.services.desk import PASSPHRASE, Desk

GUESS = "a wrong guess of somebody"


@pytest.fixture(autouse=True)
def talkative(caplog: pytest.LogCaptureFixture) -> None:
    """Everything that talks does so, from before the first connection."""
    caplog.set_level(logging.INFO, "sqlalchemy.engine")
    caplog.set_level(logging.DEBUG)


def test_no_log_holds_an_answer(border: Border, caplog: pytest.LogCaptureFixture):
    case = border.open_case()

    border.answer(case, danger="not_sure", signs=("hungry",))
    border.answer(case, ambulance_called="no_line")
    border.issue(case)
    with pytest.raises(ChangedMeanwhile):
        border.answer(case, danger="no", seen=0)

    assert "INSERT INTO" in caplog.text
    assert not [one for one in ("hungry", "not_sure", "no_line") if one in caplog.text]


def test_no_log_holds_a_passphrase_or_a_token(database: Database, caplog: pytest.LogCaptureFixture):
    desk = Desk(database)

    token = desk.sign_in()
    desk.guess()

    assert "INSERT INTO sign_ins" in caplog.text
    assert not [one for one in (PASSPHRASE, GUESS, token) if one in caplog.text]


def test_a_refused_text_is_in_no_message(border: Border):
    case, text = border.open_case(), "Leila Karimova, born 1990"

    with pytest.raises(NotAnOption) as refusal:
        border.send(case, given("afraid", text))

    assert text not in str(refusal.value) and text not in repr(refusal.value)
