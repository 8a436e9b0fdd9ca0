"""A request that changes something must come from a page of the same browser session."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.visitors import Visitor


def saves(
    officer: Visitor, reference: str, token: str, scheme: str = "http", **headers: str
) -> TestResponse:
    """The officer's browser sends an answer with that token."""
    sent = {"step": "weapon", "value": "no", "operation": uuid4().hex, "seen": 900_000}
    return officer.client.post(
        f"/en/cases/{reference}/answers",
        base_url=f"{scheme}://localhost",
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


def test_over_https_a_good_token_from_another_site_is_not_enough(app: Flask, aigul: Visitor):
    app.config["WTF_CSRF_SSL_STRICT"] = True
    reference, token = aigul.opens_a_case(), token_of(aigul)

    elsewhere = saves(aigul, reference, token, "https", Referer="https://elsewhere.example/")
    from_here = saves(aigul, reference, token, "https", Referer="https://localhost/en/cases")

    assert (elsewhere.status_code, from_here.status_code) == (400, 200)
