"""What a page's script sends and does not fit is refused in words, as JSON; nothing is lost."""

from uuid import uuid4

import pytest

from tests.web.bad_input.stories import (
    LIFE,
    answers_of,
    close,
    section,
    tells_nothing_of_our_insides,
)
from tests.web.visitors import Visitor


@pytest.mark.parametrize(
    ("step", "value", "status"),
    [
        ("danger_to_life", "perhaps", 422),
        ("danger_to_life", ["yes"], 422),
        ("danger_to_life", 1, 422),
        ("danger_to_life", "", 422),
        ("danger_to_life", None, 400),
        ("danger_to_life", True, 400),
        ("danger_to_life", 1.5, 400),
        ("danger_to_life", {"is": "yes"}, 400),
        ("signs", "war", 422),
        ("signs", [], 422),
        ("signs", ["war", "war"], 422),
        ("signs", ["none", "war"], 422),
        ("signs", ["war", 1], 400),
        ("signs", [["war"]], 400),
        ("signs", ["war"] * 5000, 422),
        ("age_band", 30, 422),
        ("count_0_5", 10**300, 422),
        ("count_0_5", -1, 422),
        ("count_0_5", "1", 422),
        ("count_0_5", 1e400, 400),
        ("no_such_step", "yes", 422),
        ("__proto__", "yes", 422),
        ("ambulance_called", "done", 422),
        ("x" * 65, "yes", 400),
        (7, "yes", 400),
        (["danger_to_life"], "yes", 400),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused_in_words(
    aigul: Visitor, reference: str, step: object, value: object, status: int
) -> None:
    aigul.get(section(reference, LIFE))

    refused = aigul.save(reference, step, value)

    assert refused.status_code == status
    assert refused.json["problem"]
    tells_nothing_of_our_insides(refused)
    assert answers_of(aigul, reference) == {}


@pytest.mark.parametrize(
    "spoiled",
    [
        {"seen": "0"},
        {"seen": 0.5},
        {"seen": None},
        {"seen": True},
        {"operation": "x"},
        {"operation": 7},
        {"operation": "x" * 65},
        {"surname": "x"},
    ],
)
def test_a_spoiled_operation_is_a_bad_request(
    aigul: Visitor, reference: str, spoiled: dict[str, object]
) -> None:
    aigul.get(section(reference, LIFE))

    refused = aigul.save(reference, "danger_to_life", "yes", **spoiled)

    assert refused.status_code == 400
    assert answers_of(aigul, reference) == {}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        '"yes"',
        "{",
        "[" * 30_000,
        '{"a":' * 10_000,
        '{"step": NaN}',
        '{"step": "\\ud800", "value": "yes", "operation": "\\ud800", "seen": 0}',
        "9" * 5000,
        b"\xff\xfe\x00",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_no_operation_at_all_is_a_bad_request(
    aigul: Visitor, reference: str, body: str | bytes
) -> None:
    aigul.get(section(reference, LIFE))

    refused = aigul.client.post(
        f"/en/cases/{reference}/answers",
        data=body,
        content_type="application/json",
        headers={"X-CSRFToken": aigul.hidden("csrf_token")["csrf_token"]},
    )

    assert refused.status_code == 400
    assert refused.json["problem"]
    tells_nothing_of_our_insides(refused)


def test_a_script_with_an_old_token_gets_a_new_one_that_works(
    aigul: Visitor, reference: str
) -> None:
    aigul.get(section(reference, LIFE))
    sent = {"step": "weapon", "value": "no", "operation": uuid4().hex, "seen": 0}
    address = f"/en/cases/{reference}/answers"

    refused = aigul.client.post(address, json=sent, headers={"X-CSRFToken": "old"})
    again = aigul.client.post(
        address, json=sent, headers={"X-CSRFToken": refused.json["csrf_token"]}
    )

    assert refused.status_code == 400
    assert again.status_code == 200
    assert answers_of(aigul, reference) == {"weapon": "no"}


def test_an_old_answer_of_a_script_is_a_conflict_that_shows_both(
    aigul: Visitor, reference: str
) -> None:
    aigul.get(section(reference, LIFE))
    aigul.save(reference, "weapon", "no")

    conflict = aigul.save(reference, "weapon", "yes", seen=0)
    insists = aigul.save(reference, "weapon", "yes", seen=conflict.json["seen"])

    assert conflict.status_code == 409
    assert "data-conflict" in conflict.json["html"]
    assert insists.status_code == 200


def test_a_script_is_told_that_a_case_is_closed(aigul: Visitor, reference: str) -> None:
    aigul.get(section(reference, LIFE))
    close(aigul, reference)

    refused = aigul.save(reference, "weapon", "yes")

    assert refused.status_code == 422
    assert "closed" in refused.json["problem"]
