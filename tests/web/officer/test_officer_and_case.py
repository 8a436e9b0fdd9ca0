"""An officer and a traveller: from the first tap to the printed form, without any script."""

import re

from flask import Flask

from tests.web.visitors import Visitor


def _words(visitor: Visitor) -> str:
    assert visitor.page is not None
    return re.sub(r"\s+", " ", visitor.page.get_data(as_text=True))


def test_one_tap_opens_a_case_at_life_and_limb(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()

    assert len(reference) == 9
    assert "Is anyone&#39;s life in danger?" in _words(aigul)


def test_a_double_tap_opens_one_case(aigul: Visitor) -> None:
    aigul.get("cases")
    twice = aigul.hidden("csrf_token", "operation")

    first = aigul.post("cases", follow=False, post="KZ-TEST-01", **twice)
    second = aigul.post("cases", follow=False, post="KZ-TEST-01", **twice)

    assert first.location == second.location


def test_an_answer_reveals_the_step_that_follows_from_it(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    aigul.get(f"cases/{reference}/sections/life-and-limb")
    assert '<template data-step="ambulance_called">' in _words(aigul)

    aigul.post(f"cases/{reference}/sections/life-and-limb", danger_to_life="not_sure")
    aigul.get(f"cases/{reference}/sections/life-and-limb")

    assert '<template data-step="ambulance_called">' not in _words(aigul)
    assert 'id="step-ambulance_called"' in _words(aigul)


def test_a_new_urgent_duty_is_shown_before_anything_else(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()

    answer = aigul.post(
        f"cases/{reference}/sections/life-and-limb", follow=False, danger_to_life="yes"
    )

    assert answer.location.partition("?")[0].endswith("/duties")
    aigul.get(answer.location)
    assert "What must be done now" in _words(aigul)
    assert "“Is anyone&#39;s life in danger?” – Yes" in _words(aigul)


def test_correcting_an_early_answer_hides_later_ones_without_losing_them(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    page = f"cases/{reference}/sections/life-and-limb"
    aigul.get(page)
    aigul.post(page, danger_to_life="yes", ambulance_called="done")
    aigul.get(page)
    aigul.post(page, danger_to_life="no")
    aigul.get(f"cases/{reference}/check")
    assert "Help is called" not in _words(aigul)

    aigul.get(page)
    aigul.post(page, danger_to_life="yes")
    aigul.get(f"cases/{reference}/check")

    assert "Help is called" in _words(aigul)


def test_a_referral_is_issued_with_nothing_answered_at_all(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    aigul.get(f"cases/{reference}/referral")

    aigul.post(f"cases/{reference}/referral")

    form = aigul.get(f"cases/{reference}/referral/form")
    pdf = aigul.get(f"cases/{reference}/referral/form/kk-ru.pdf")
    assert form.status_code == 200
    assert pdf.data.startswith(b"%PDF-")


def test_issuing_again_without_change_is_the_same_form(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    aigul.get(f"cases/{reference}/referral")
    aigul.post(f"cases/{reference}/referral")
    first = aigul.get(f"cases/{reference}/referral/form/kk-ru.pdf").data

    aigul.get(f"cases/{reference}/closure")
    token = aigul.hidden("csrf_token")
    aigul.post(f"cases/{reference}/referral", operation="0" * 32, **token)

    assert aigul.get(f"cases/{reference}/referral/form/kk-ru.pdf").data == first


def test_a_case_of_another_post_is_not_found(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    dana = Visitor(app).signs_in("dana")

    for page in ("", "/duties", "/check", "/referral", "/referral/form", "/sections/language"):
        assert dana.get(f"cases/{reference}{page}").status_code == 404

    assert dana.save(reference, "danger_to_life", "yes").status_code == 404


def test_a_colleague_of_the_post_goes_on_with_a_case(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    bek = Visitor(app).signs_in("bek")

    bek.get(f"cases/{reference}/sections/language")
    bek.post(f"cases/{reference}/sections/language", language_understood="dari")

    aigul.get(f"cases/{reference}/check")
    assert "Dari" in _words(aigul)


def test_two_people_who_answer_differently_are_both_shown(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    page = f"cases/{reference}/sections/language"
    aigul.get(page)
    bek = Visitor(app).signs_in("bek")
    bek.get(page)
    bek.post(page, language_understood="dari")

    answer = aigul.post(page, language_understood="pashto", interpreter_used="phone")

    assert answer.status_code == 409
    assert "This was answered differently meanwhile" in _words(aigul)
    assert re.search(r"<dd>Dari</dd>.*<dd>Pashto</dd>", _words(aigul))
    aigul.post(page, language_understood="pashto")
    aigul.get(f"cases/{reference}/check")
    assert "Pashto" in _words(aigul)
    assert "Interpreter by telephone" in _words(aigul)


def test_a_language_switch_saves_and_stays_in_its_place(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    page = f"cases/{reference}/sections/language"
    aigul.get(page)

    answer = aigul.post(page, follow=False, language_understood="uzbek", then="ru")

    assert answer.location == f"/ru/cases/{reference}/sections/language"
    aigul.get(answer.location)
    assert re.search(r'value="uzbek" checked', _words(aigul))


def test_a_supervisor_reads_but_cannot_answer(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    saule = Visitor(app).signs_in("saule")
    saule.post(f"supervision/{reference}/look")

    assert saule.get(f"cases/{reference}").status_code == 200
    assert saule.get(f"cases/{reference}/sections/language").status_code == 403
    assert saule.save(reference, "danger_to_life", "yes").status_code == 403


def test_closing_waits_for_the_referral_that_is_due(aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    page = f"cases/{reference}/sections/wish-for-protection"
    aigul.get(page)
    aigul.post(page, request="explicit")

    aigul.get(f"cases/{reference}/closure")
    answer = aigul.post(f"cases/{reference}/closure")

    assert answer.status_code == 409
    assert "A referral is due" in _words(aigul)


def test_an_officer_without_a_post_is_told_whom_to_ask(app: Flask) -> None:
    visitor = Visitor(app).signs_in("no-post")

    visitor.get("cases")

    assert "Your account has no post yet" in _words(visitor)
