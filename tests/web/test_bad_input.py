"""What does not fit is refused in words, with the right status; nothing is lost, nothing told of our insides."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from referral import clock, create_app
from referral.services import casework
from referral.store import cases, people, posts
from referral.web.house import LARGEST_REQUEST
from tests.web.furnishing import settings_for
from tests.web.visitors import Visitor

LIFE, LANGUAGE = "life-and-limb", "language"

INSIDES = re.compile(
    r"Traceback|sqlalchemy|sqlite3?\.|psycopg|werkzeug|jinja2|\.py\b|/referral/|SELECT |INSERT ",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def app(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One service for all these stories: each has a case of its own, and nothing else is changed."""
    app = create_app(settings_for(furnished, tmp_path_factory.mktemp("service")))
    yield app
    app.extensions["house"].close()


@pytest.fixture(scope="module")
def aigul(app: Flask) -> Visitor:
    """An officer who stays signed in from story to story."""
    return Visitor(app).signs_in("aigul")


@pytest.fixture
def reference(app: Flask) -> str:
    """A new case, opened past the screens."""
    with app.extensions["house"].database.writing() as db:
        person, post = people.find(db, "aigul"), posts.find(db, "KZ-TEST-01")
        assert person
        assert post
        by = people.actor(person)
        library = app.extensions["house"].library
        return casework.open_case(db, library, post=post, by=by, now=clock.now()).reference


def tells_nothing_of_our_insides(response: TestResponse) -> None:
    """No trace, statement, path or module in what was answered."""
    body = response.get_data(as_text=True)
    found = INSIDES.search(body.replace("/referral/form", "").replace("checklists/referral/", ""))
    assert not found, f"{response.request.path} tells “{found and found[0]}”"


def answers_of(visitor: Visitor, reference: str) -> dict[str, object]:
    """All answers of a case, as they are stored."""
    with visitor.app.extensions["house"].database.reading() as db:
        case = cases.of_reference(db, reference)
        assert case
        return dict(casework.case_file(db, case).answers)


def _close(visitor: Visitor, reference: str) -> None:
    """Close a case past its checklist: what matters here is that it is closed."""
    with visitor.app.extensions["house"].database.writing() as db:
        case = cases.of_reference(db, reference)
        assert case
        cases.end(db, case, clock.now())


def section(reference: str, section: str) -> str:
    return f"cases/{reference}/sections/{section}"


# --- Forms ----------------------------------------------------------------------------------------


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
    _close(aigul, reference)

    shown = aigul.get(section(reference, LIFE))
    saved = aigul.post(section(reference, LIFE), follow=True, weapon="yes", **old)
    issued = aigul.post(f"cases/{reference}/referral", follow=True, **old)

    assert shown.location.endswith(f"cases/{reference}/check")
    for answer in (saved, issued):
        assert answer.request.path.endswith(f"cases/{reference}/check")
        assert "This case is closed" in answer.text
    assert answers_of(aigul, reference) == {}


# --- JSON, as the script of the page sends it -----------------------------------------------------


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
    _close(aigul, reference)

    refused = aigul.save(reference, "weapon", "yes")

    assert refused.status_code == 422
    assert "closed" in refused.json["problem"]


# --- Requests -------------------------------------------------------------------------------------


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

    monkeypatch.setattr("referral.web.officer.cases.posts.get", broken)

    answer = aigul.get("cases")

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "Gulnara" not in answer.text
    tells_nothing_of_our_insides(answer)
