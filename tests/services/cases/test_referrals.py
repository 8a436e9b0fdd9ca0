"""The referral: never blocked, numbered, always the same."""

from uuid import uuid4

import pytest

from referral.services.cases import casefile
from referral.services.cases.refusals import CaseClosed
from referral.store.cases import referrals
from tests.builders import Border


def test_a_referral_is_issued_whatever_is_missing(border: Border):
    case = border.open_case()

    issued = border.issue(case)

    assert issued.number == 1 and border.file(case).referral.number == 1


def test_issuing_twice_gives_the_same_referral(border: Border):
    case, tap = border.open_case(), uuid4()
    border.answer(case, afraid="yes")

    first = border.issue(case, operation=tap)
    repeated = border.issue(case, operation=tap)
    unchanged = border.issue(case)

    assert first.number == repeated.number == unchanged.number == 1


def test_changed_answers_make_the_next_form(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes")
    border.issue(case)

    border.answer(case, danger="yes")
    assert border.file(case).changed_since_referral
    second = border.issue(case)

    assert second.number == 2 and second.revision == 2
    assert not border.file(case).changed_since_referral


def test_a_form_sent_again_late_does_not_become_a_new_one(border: Border):
    case, tap = border.open_case(), uuid4()
    border.issue(case, operation=tap)
    border.answer(case, danger="yes")

    assert border.issue(case, operation=tap).number == 1


def test_an_old_form_is_read_as_it_was_issued(border: Border):
    case = border.open_case()
    border.answer(case, afraid="yes", danger="no")
    first = border.issue(case)
    border.answer(case, danger="yes")
    border.issue(case)

    with border.database.read_session() as session:
        old = referrals.numbered(session, case.id, first.number)
        assert old is not None
        file = casefile.case_file_of(session, case, old)

    assert file.answers == {"afraid": "yes", "danger": "no"} and file.revision == 2
    assert not file.walk.owes("help")


def test_a_closed_case_gives_its_referral_back_but_no_new_one(border: Border):
    referred, never_referred = border.open_case(), border.open_case()
    for case in (referred, never_referred):
        border.answer(case, danger="no", afraid="no")
    border.issue(referred)
    border.close(referred)
    border.close(never_referred)

    assert border.issue(referred).number == 1
    with pytest.raises(CaseClosed):
        border.issue(never_referred)
