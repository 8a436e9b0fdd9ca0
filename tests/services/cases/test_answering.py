"""Answers: appended, once each, never over a colleague's newer one."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from referral.services.cases.answering import NewAnswer
from referral.services.cases.refusals import NotAnOption, StepDoesNotApply, UnknownStep
from referral.store.cases.answers import AnswerRow
from referral.store.cases.cases import Case
from tests.builders import Border, given


def lines(border: Border, case: Case) -> list[tuple[int, str, object]]:
    """Everything ever answered, oldest first: revision, step, value."""
    with border.database.read_session() as session:
        query = select(AnswerRow).where(AnswerRow.case_id == case.id).order_by(AnswerRow.revision)
        return [(one.revision, one.step, one.value) for one in session.scalars(query)]


def test_an_answer_is_kept_and_what_follows_from_it_is_told_at_once(border: Border):
    case = border.open_case()

    saved = border.answer(case, danger="not_sure")

    assert saved.changed == ("danger",) and saved.revision == 1
    assert saved.walk.owes("help")
    assert border.file(case).answers == {"danger": "not_sure"}


def test_changing_an_answer_keeps_the_old_one_in_the_record(border: Border):
    case = border.open_case()

    border.answer(case, afraid="no")
    border.answer(case, afraid="yes")

    assert lines(border, case) == [(1, "afraid", "no"), (2, "afraid", "yes")]
    assert border.file(case).answers == {"afraid": "yes"}


def test_the_same_sending_twice_is_one_answer(border: Border):
    case, sent = border.open_case(), given("afraid", "yes")

    first = border.send(case, sent)
    second = border.send(case, sent)

    assert first.revisions == second.revisions == {"afraid": 1}
    assert second.changed == () and len(lines(border, case)) == 1


def test_one_operation_may_carry_a_whole_page(border: Border):
    case, page = border.open_case(), uuid4()
    sent = [NewAnswer("danger", "no", page, 0), NewAnswer("afraid", "yes", page, 0)]

    border.send(case, *sent)
    border.send(case, *sent)

    assert lines(border, case) == [(1, "danger", "no"), (2, "afraid", "yes")]


def test_the_answer_that_stands_already_is_no_new_line(border: Border):
    case = border.open_case()
    border.answer(case, signs=("tired", "hurt"))

    saved = border.answer(case, signs=("hurt", "tired"))

    assert saved.changed == () and len(lines(border, case)) == 1


def test_hidden_answers_count_for_nothing_and_come_back(border: Border):
    case = border.open_case()
    border.answer(case, danger="yes")
    border.answer(case, ambulance_called="no_line")

    hidden = border.answer(case, danger="no")
    again = border.answer(case, danger="not_sure")

    assert "ambulance_called" not in hidden.walk.active
    assert again.walk.active["ambulance_called"] == "no_line"


def test_an_answer_may_arrive_together_with_the_one_that_hides_it(border: Border):
    case = border.open_case()
    border.answer(case, danger="yes")

    saved = border.answer(case, danger="no", ambulance_called="done")

    assert saved.changed == ("danger", "ambulance_called")


def test_an_answer_may_arrive_together_with_the_one_that_asks_for_it(border: Border):
    case = border.open_case()

    saved = border.answer(case, ambulance_called="done", danger="yes")

    assert set(saved.walk.active) == {"danger", "ambulance_called"}


def test_a_step_that_does_not_apply_takes_no_answer(border: Border):
    case = border.open_case()

    with pytest.raises(StepDoesNotApply) as refusal:
        border.answer(case, afraid="yes", ambulance_called="done")

    assert refusal.value.step == "ambulance_called" and lines(border, case) == []


def test_an_unknown_step_takes_no_answer(border: Border):
    case = border.open_case()

    with pytest.raises(UnknownStep):
        border.answer(case, afraid="yes", name="no")

    assert lines(border, case) == []


@pytest.mark.parametrize(
    ("step", "value"),
    [
        ("afraid", "Leila was beaten by her brother"),
        ("afraid", ("yes",)),
        ("afraid", 1),
        ("signs", "hurt"),
        ("signs", ("hurt", "none")),
        ("signs", ("hurt", "hurt")),
        ("signs", ()),
        ("signs", ("a scar on the left cheek",)),
        ("children", 51),
        ("children", -1),
        ("children", True),
        ("children", "2"),
        ("children", 1.5),
    ],
)
def test_nothing_but_an_option_of_the_step_is_ever_kept(border: Border, step: str, value: object):
    case = border.open_case()

    with pytest.raises(NotAnOption) as refusal:
        border.send(case, given(step, value))  # type: ignore[arg-type]

    assert str(value) not in str(refusal.value) and lines(border, case) == []


def test_a_repeated_sending_is_not_mistaken_for_a_change_of_mind(border: Border):
    case, lost = border.open_case(), given("afraid", "yes")
    border.send(case, lost)
    border.answer(case, afraid="no", by=border.colleague)

    repeated = border.send(case, lost)

    assert repeated.revisions == {"afraid": 1}, "the sender has not seen the colleague's answer"
    assert border.file(case).answers == {"afraid": "no"}


def test_a_repeated_sending_is_recognised_after_the_case_was_closed(border: Border):
    case, sent = border.open_case(), given("afraid", "no")
    border.send(case, sent)
    border.answer(case, danger="no")
    border.close(case)

    assert border.send(case, sent).revisions == {"afraid": 1}
