"""Two people answer the same step: nobody's answer is replaced without having been seen."""

import pytest

from referral.services.cases.refusals import ChangedMeanwhile
from tests.builders import Border


def test_a_colleagues_newer_answer_is_not_overwritten(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes", by=border.colleague)

    with pytest.raises(ChangedMeanwhile) as refusal:
        border.answer(case, afraid="no", danger="no", seen=0)

    (conflict,) = refusal.value.conflicts
    assert (conflict.step, conflict.theirs, conflict.yours) == ("afraid", "yes", "no")
    assert not conflict.is_own and conflict.revision == 1
    assert border.file(case).answers == {"afraid": "yes", "danger": "no"}
    assert refusal.value.saved.changed == ("danger",)


def test_an_officer_may_insist_once_the_conflict_was_seen(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes", by=border.colleague)
    with pytest.raises(ChangedMeanwhile) as refusal:
        border.answer(case, afraid="not_sure", seen=0)

    border.answer(case, afraid="not_sure", seen=refusal.value.conflicts[0].revision)

    assert border.file(case).answers == {"afraid": "not_sure"}


def test_two_colleagues_with_the_same_answer_do_not_disturb_each_other(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes", by=border.colleague)

    saved = border.answer(case, afraid="yes", seen=0)

    assert saved.changed == () and saved.revisions == {"afraid": 1}


def test_different_steps_never_conflict(border: Border):
    case = border.open_case()

    border.answer(case, afraid="yes", seen=0, by=border.colleague)
    border.answer(case, danger="no", seen=0)

    assert border.file(case).answers == {"afraid": "yes", "danger": "no"}


def test_what_a_conflict_hides_is_kept_with_the_rest(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", by=border.colleague)

    with pytest.raises(ChangedMeanwhile):
        border.answer(case, danger="yes", ambulance_called="done", seen=0)

    assert border.file(case).answers == {"danger": "no", "ambulance_called": "done"}


def test_nobody_has_seen_what_is_to_come(border: Border):
    """A page that claims a revision the case never had has seen nothing."""
    case = border.open_case()
    border.answer(case, afraid="yes", by=border.colleague)

    with pytest.raises(ChangedMeanwhile):
        border.answer(case, afraid="no", seen=1_000_000)

    assert border.file(case).answers == {"afraid": "yes"}
