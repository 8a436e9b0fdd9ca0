"""A request that changes something must come from a page of the same browser session."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.web.visitors import Visitor


def saves(officer: Visitor, reference: str, token: str, **headers: str) -> TestResponse:
    """The officer's browser sends an answer with that token."""
    sent = {"step": "weapon", "value": "no", "operation": uuid4().hex, "seen": 900_000}
    return officer.client.post(
        f"/en/cases/{reference}/answers",
        json=sent,
        headers={"X-CSRFToken": token, **headers},
    )


def token_of(officer: Visitor) -> str:
    """The token on the page the officer has open."""
    officer.get("cases")
    return officer.hidden("csrf_token")["csrf_token"]


def test_a_token_stays_good_as_long_as_the_browser_session(aigul: Visitor):
    reference, token = aigul.opens_a_case(), token_of(aigul)

    answered = [saves(aigul, reference, token).status_code for _ in range(3)]

    assert answered == [200, 200, 200]


def test_what_was_proved_for_one_officer_proves_nothing_for_another(
    aigul: Visitor, visitor: Callable[..., Visitor]
):
    reference, token = aigul.opens_a_case(), token_of(aigul)
    assert saves(aigul, reference, token).status_code == 200

    other = visitor().signs_in("aigul")

    assert saves(other, reference, token).status_code == 400
    assert saves(other, reference, token_of(other)).status_code == 200


def test_what_was_proved_ends_with_the_browser_session(aigul: Visitor):
    reference, token = aigul.opens_a_case(), token_of(aigul)
    assert saves(aigul, reference, token).status_code == 200

    aigul.get("cases")
    aigul.post("sign-out")
    aigul.signs_in("aigul")

    assert saves(aigul, reference, token).status_code == 400


@pytest.mark.parametrize("change", [str.swapcase, lambda token: token[:-1], lambda _token: ""])
def test_a_token_that_was_changed_is_refused_every_time(
    aigul: Visitor, change: Callable[[str], str]
):
    reference, token = aigul.opens_a_case(), token_of(aigul)

    refused = [saves(aigul, reference, change(token)).status_code for _ in range(2)]

    assert refused == [400, 400]


@pytest.mark.parametrize(
    "told",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8000"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Origin": "null"},
    ],
)
def test_a_good_token_from_a_page_of_another_site_is_not_enough(
    aigul: Visitor, told: dict[str, str]
):
    reference, token = aigul.opens_a_case(), token_of(aigul)
    assert saves(aigul, reference, token).status_code == 200

    assert saves(aigul, reference, token, **told).status_code == 400


@pytest.mark.parametrize(
    "told",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://as.the-browser.sees-it.example"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "http://localhost:8000"},
        {},
    ],
)
def test_our_own_pages_are_known_by_what_every_browser_tells(aigul: Visitor, told: dict[str, str]):
    reference, token = aigul.opens_a_case(), token_of(aigul)

    assert saves(aigul, reference, token, **told).status_code == 200


def test_a_page_from_here_without_a_token_is_refused(aigul: Visitor):
    reference = aigul.opens_a_case()

    refused = saves(aigul, reference, "", **{"Sec-Fetch-Site": "same-origin"})

    assert refused.status_code == 400
