"""Opening, reading and closing a case."""

import re
from threading import Thread
from uuid import uuid4

import pytest

from referral.services.cases import casework
from referral.services.cases.refusals import (
    CaseClosed,
    CriticalStepsRemain,
    NotYourPost,
    ReferralDue,
)
from referral.store.cases import cases, listings, references
from referral.store.cases.cases import Case
from referral.store.cases.listings import CaseList
from tests.builders import Border


def test_a_case_opened_by_one_tap_is_empty_and_has_a_reference_to_read_aloud(border: Border):
    case = border.open_case()

    file = border.file(case)
    assert file.answers == {} and file.revision == 0 and file.referral is None
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", case.shown_reference)
    assert references.parse(case.shown_reference.lower()) == case.reference


def test_tapping_twice_opens_one_case(border: Border):
    tap = uuid4()

    first = border.open_case(operation=tap)
    second = border.open_case(operation=tap)

    assert first.id == second.id


def test_taps_at_the_very_same_moment_open_one_case(border: Border):
    tap, opened = uuid4(), []
    taps = [Thread(target=lambda: opened.append(border.open_case(operation=tap))) for _ in range(4)]

    for one in taps:
        one.start()
    for one in taps:
        one.join()

    assert len(opened) == 4 and len({case.id for case in opened}) == 1


def test_officers_who_open_cases_at_the_same_moment_do_not_disturb_each_other(border: Border):
    opened: list[Case] = []
    people = [border.officer, border.colleague, border.stranger]
    acts = [Thread(target=lambda one=one: opened.append(border.open_case(one))) for one in people]

    for act in acts:
        act.start()
    for act in acts:
        act.join()

    assert len({case.reference for case in opened}) == 3
    assert len({case.document for case in opened}) == 1


def test_a_case_is_found_by_its_reference_typed_in_any_way(border: Border):
    case = border.open_case()
    typed = case.shown_reference.lower().replace("-", " ").replace("1", "l").replace("0", "o")

    with border.database.reading() as session:
        found = cases.find(session, typed, border.colleague)

    assert found is not None and found.id == case.id


def test_a_case_of_another_post_is_not_found(border: Border):
    case = border.open_case()

    with border.database.reading() as session:
        found = cases.find(session, case.reference, border.stranger)

    assert found is None


def test_nobody_opens_a_case_at_a_post_that_is_not_theirs(border: Border):
    with pytest.raises(NotYourPost), border.database.writing() as session:
        casework.open_case(
            session, border.library, post=border.station, by=border.officer, now=border.now
        )


def test_the_lists_show_the_cases_of_my_posts_newest_first_page_by_page(border: Border):
    opened = []
    for _ in range(5):
        border.later(minutes=1)
        opened.append(border.open_case().id)
    border.open_case(by=border.stranger)

    with border.database.reading() as session:
        first = listings.page(session, CaseList.MINE, border.officer, border.now, limit=3)
        second = listings.page(session, CaseList.MINE, border.officer, border.now, skip=3, limit=3)

    assert [*first, *second] == opened[::-1]


def test_a_closed_case_moves_from_one_list_to_the_other(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", afraid="no")

    border.close(case)

    with border.database.reading() as session:
        mine, closed = (
            list(listings.page(session, which, border.officer, border.now, limit=3))
            for which in (CaseList.MINE, CaseList.CLOSED)
        )
    assert (mine, closed) == ([], [case.id])


def test_late_cases_stand_before_newer_ones_and_the_longest_late_first(border: Border):
    long_late = border.open_case()
    border.answer(long_late, afraid="yes")
    border.later(minutes=30)
    late = border.open_case()
    border.answer(late, afraid="yes")
    border.later(hours=40)
    new = border.open_case()

    with border.database.reading() as session:
        mine = listings.page(session, CaseList.MINE, border.officer, border.now, limit=9)
        count = listings.count_late(session, border.officer, border.now)

    assert list(mine) == [long_late.id, late.id, new.id]
    assert count == 2


def test_a_hundred_cases_of_colleagues_hide_none_of_mine(border: Border):
    mine = border.open_case()
    for _ in range(101):
        border.open_case(by=border.colleague)

    with border.database.reading() as session:
        (found,) = listings.page(session, CaseList.MINE, border.officer, border.now, limit=20)
        others = listings.count(session, CaseList.COLLEAGUES, border.officer)

    assert found == mine.id and others == 101


def test_a_case_is_not_closed_while_a_critical_step_is_open(border: Border):
    case = border.open_case()
    border.answer(case, danger="not_sure", afraid="no")

    with pytest.raises(CriticalStepsRemain) as refusal:
        border.close(case)

    assert [step.id for step in refusal.value.steps] == ["ambulance_called"]


def test_a_case_is_not_closed_while_a_referral_is_due(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", afraid="not_sure")

    with pytest.raises(ReferralDue):
        border.close(case)

    border.issue(case)
    border.close(case)
    assert border.file(case).referral is not None


def test_closing_twice_is_closing_once(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", afraid="no")

    border.close(case)
    first = border.now
    border.later(hours=1)
    border.close(case)

    assert border.find(case).closed_at == first


def test_a_closed_case_takes_no_answer(border: Border):
    case = border.open_case()
    border.answer(case, danger="no", afraid="no")
    border.close(case)

    with pytest.raises(CaseClosed):
        border.answer(case, afraid="yes")

    assert border.file(case).answers["afraid"] == "no"


def test_a_case_keeps_the_document_it_was_opened_with(border: Border):
    case = border.open_case()

    file = border.file(case)

    assert file.checklist.hash == case.document
    assert file.checklist == border.library.checklist("referral", "kz")
