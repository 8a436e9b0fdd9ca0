"""What does not fit in a form is refused in words, with the right status; nothing is lost."""

from uuid import uuid4

import pytest

from tests.web.bad_input.stories import (
    LANGUAGE,
    LIFE,
    answers_of,
    close,
    section,
    tells_nothing_of_our_insides,
)
from tests.web.visitors import Visitor


def test_an_option_that_is_none_is_marked_and_the_rest_is_saved(
    aigul: Visitor, reference: str
) -> None:
    aigul.get(section(reference, LANGUAGE))

    refused = aigul.post(
        section(reference, LANGUAGE), language_understood="klingon", interpreter_used="phone"
    )

    assert refused.status_code == 422
    assert "Choose one of the answers shown" in refused.text
    assert "klingon" not in refused.text
    assert answers_of(aigul, reference) == {"interpreter_used": "phone"}


@pytest.mark.parametrize("typed", ["51", "-1", "2.5", "two", "1e3", "٣", "9" * 5000, "0x10", "1_0"])
def test_what_is_no_whole_number_in_range_is_marked_with_the_range(
    aigul: Visitor, reference: str, typed: str
) -> None:
    aigul.get(section(reference, "family"))
    aigul.post(section(reference, "family"), travels_with="family")

    refused = aigul.post(section(reference, "family"), travels_with="family", count_0_5=typed)

    assert refused.status_code == 422
    assert "Enter a whole number from 0 to 50" in refused.text
    assert "count_0_5" not in answers_of(aigul, reference)


def test_an_answer_that_stands_alone_is_refused_beside_another(
    aigul: Visitor, reference: str
) -> None:
    page = section(reference, "wish-for-protection")
    aigul.get(page)

    refused = aigul.post(page, signs=["none", "war"])

    assert refused.status_code == 422
    assert "cannot stand beside another" in refused.text


def test_a_step_that_does_not_apply_takes_nothing_and_breaks_nothing(
    aigul: Visitor, reference: str
) -> None:
    """A page that was open while an earlier answer changed may send a step that is asked no longer."""
    aigul.get(section(reference, LIFE))

    answer = aigul.post(
        section(reference, LIFE), danger_to_life="no", ambulance_called="done", weapon="no"
    )

    assert answer.status_code == 422
    assert "This step no longer applies" in answer.text
    assert answers_of(aigul, reference) == {"danger_to_life": "no", "weapon": "no"}


def test_fields_that_nobody_asked_for_are_ignored(aigul: Visitor, reference: str) -> None:
    aigul.get(section(reference, LANGUAGE))

    aigul.post(
        section(reference, LANGUAGE), language_understood="dari", danger_to_life="yes", x="y"
    )

    assert answers_of(aigul, reference) == {"language_understood": "dari"}


@pytest.mark.parametrize(
    "spoiled",
    [{"seen": "x"}, {"seen": ""}, {"seen": "9" * 5000}, {"operation": "x"}, {"operation": ""}],
)
def test_a_spoiled_hidden_field_saves_nothing(
    aigul: Visitor, reference: str, spoiled: dict[str, str]
) -> None:
    aigul.get(section(reference, LANGUAGE))

    refused = aigul.post(section(reference, LANGUAGE), language_understood="dari", **spoiled)

    assert refused.status_code == 400
    tells_nothing_of_our_insides(refused)
    assert answers_of(aigul, reference) == {}


def test_an_old_form_never_overwrites_a_newer_answer(aigul: Visitor, reference: str) -> None:
    aigul.get(section(reference, LANGUAGE))
    old = aigul.hidden("csrf_token", "operation", "seen")
    aigul.post(section(reference, LANGUAGE), language_understood="dari")

    conflict = aigul.post(
        section(reference, LANGUAGE),
        language_understood="uzbek",
        **{**old, "operation": uuid4().hex},
    )

    assert conflict.status_code == 409
    assert "Dari" in conflict.text
    assert "Uzbek" in conflict.text
    assert answers_of(aigul, reference) == {"language_understood": "dari"}


@pytest.mark.parametrize("token", [None, "", "expired.or.forged"])
def test_without_a_good_token_the_filled_page_comes_again(
    aigul: Visitor, reference: str, token: str | None
) -> None:
    aigul.get(section(reference, LANGUAGE))
    fields = aigul.hidden("operation", "seen") | ({} if token is None else {"csrf_token": token})

    again = aigul.client.post(
        f"/en/{section(reference, LANGUAGE)}",
        data={"language_understood": "dari", **fields},
        follow_redirects=True,
    )

    assert "These answers are not saved yet" in again.text
    assert 'value="dari" checked' in again.text
    assert '"polite">Saved' not in again.text
    assert answers_of(aigul, reference) == {}


def test_a_closed_case_is_read_and_not_changed(aigul: Visitor, reference: str) -> None:
    aigul.get(section(reference, LIFE))
    old = aigul.hidden("csrf_token", "operation", "seen")
    close(aigul, reference)

    shown = aigul.get(section(reference, LIFE))
    saved = aigul.post(section(reference, LIFE), follow=True, weapon="yes", **old)
    issued = aigul.post(f"cases/{reference}/referral", follow=True, **old)

    assert shown.location.endswith(f"cases/{reference}/check")
    for answer in (saved, issued):
        assert answer.request.path.endswith(f"cases/{reference}/check")
        assert "This case is closed" in answer.text
    assert answers_of(aigul, reference) == {}
