"""Requests too large, by the wrong method, for what does not exist: a clear page, nothing of our insides."""

import json

import pytest
from flask import Flask

from referral.web.app.application import LARGEST_REQUEST
from tests.web.bad_input.stories import tells_nothing_of_our_insides
from tests.web.visitors import Visitor


@pytest.mark.parametrize("address", ["sign-in", "cases", "cases/{}/sections/language"])
def test_two_megabytes_are_too_much(aigul: Visitor, reference: str, address: str) -> None:
    much = "x" * (2 * 1024 * 1024)

    refused = aigul.client.post(f"/en/{address.format(reference)}", data={"login": much})

    assert refused.status_code == 413
    assert "Too much was sent" in refused.text
    tells_nothing_of_our_insides(refused)


def test_two_megabytes_are_too_much_for_a_script_as_well(aigul: Visitor, reference: str) -> None:
    token = aigul.hidden("csrf_token")["csrf_token"]

    refused = aigul.client.post(
        f"/en/cases/{reference}/answers",
        data=json.dumps({"step": "x" * 2 * 1024 * 1024}),
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )

    assert refused.status_code == 413
    assert refused.json["problem"]


def test_a_section_of_answers_is_far_from_too_much(aigul: Visitor) -> None:
    assert LARGEST_REQUEST >= 32 * 1024


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("POST", "about"),
        ("PUT", "cases"),
        ("DELETE", "cases/{}"),
        ("GET", "cases/{}/answers"),
        ("POST", "cases/{}/referral/form"),
        ("PATCH", "cases/{}/sections/language"),
        ("GET", "sign-out"),
    ],
)
def test_the_wrong_method_is_told_which_is_right(
    aigul: Visitor, reference: str, method: str, address: str
) -> None:

    refused = aigul.client.open(f"/en/{address.format(reference)}", method=method)

    assert refused.status_code == 405
    assert refused.headers["Allow"]
    assert "cannot be used in that way" in refused.text


@pytest.mark.parametrize(
    "address",
    [
        f"/checklists/{'0' * 64}.json",
        "/checklists/..%2f..%2fsecret_key.json",
        "/checklists/%00.json",
        "/en/cases/7F3K92XQ5",
        "/en/cases/%00",
        "/en/cases/7F3K92XQ5/sections/language",
        "/en/checklists/referral/zz",
        "/xx/",
        "/en/nothing-here",
        "/static/..%2f..%2fpyproject.toml",
        "/static/%00",
        "/static/vendor",
    ],
)
def test_what_does_not_exist_is_not_found(aigul: Visitor, address: str) -> None:
    answer = aigul.client.get(address)

    assert answer.status_code == 404
    tells_nothing_of_our_insides(answer)


def test_a_section_or_a_pair_of_languages_that_does_not_exist_is_not_found(
    aigul: Visitor,
    reference: str,
) -> None:
    aigul.get(f"cases/{reference}/referral")
    aigul.post(f"cases/{reference}/referral")

    for address in ("sections/nowhere", "referral/form?languages=x", "referral/form/xx-yy.pdf"):
        assert aigul.get(f"cases/{reference}/{address}").status_code == 404


def test_an_unknown_fault_is_a_page_and_tells_nothing(
    app: Flask, aigul: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Gulnara Akhmadi at /srv/secret.py: SELECT * FROM people")

    monkeypatch.setattr("referral.web.officer.lists.posts.of_ids", broken)

    answer = aigul.get("cases")

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "Gulnara" not in answer.text
    tells_nothing_of_our_insides(answer)
