"""Whatever is sent, wherever: no fault of ours, no word of our insides, and no answer that no step offers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from referral import clock, create_app
from referral.services.cases import casefile, casework
from referral.store.accounts import people, posts
from referral.store.cases import cases
from tests.web.bad_input.stories import tells_nothing_of_our_insides
from tests.web.furnishing import settings_for
from tests.web.visitors import Visitor

THOROUGH = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

STEPS = ("danger_to_life", "signs", "count_0_5", "ambulance_called", "travels_with", "no_such")
OPTIONS = ("yes", "no", "done", "war", "none", "family", "0", "50", "51", "-1", "next", "ru")
SECTIONS = ("life-and-limb", "family", "wish-for-protection", "no-such")

words = st.one_of(st.sampled_from(OPTIONS), st.text(max_size=20))
names = st.one_of(
    st.sampled_from((*STEPS, "then", "seen", "operation", "csrf_token", "shown-signs")),
    st.text(max_size=10),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=3)),
    max_leaves=6,
)
segments = st.one_of(
    st.sampled_from(("en", "ru", "cases", "checklists", "referral", "form", "kk-ru.pdf", "..", "")),
    st.text(min_size=1, max_size=12),
)


class Desk:
    """An officer with one open case."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.aigul = Visitor(app).signs_in("aigul")
        with app.extensions["app_parts"].database.transaction() as db:
            person, post = people.find(db, "aigul"), posts.find(db, "KZ-TEST-01")
            assert person
            assert post
            by, library = people.actor(person), app.extensions["app_parts"].library
            case = casework.open_case(db, library, post=post, by=by, now=clock.now())
        self.reference = case.reference
        self.aigul.get(f"cases/{self.reference}/sections/family")
        self.hidden = self.aigul.hidden("csrf_token", "operation", "seen")

    def every_answer_is_one_that_a_step_offers(self) -> None:
        """Whatever came, the case holds only what its checklist knows."""
        with self.app.extensions["app_parts"].database.read_session() as db:
            case = cases.of_reference(db, self.reference)
            assert case
            file = casefile.case_file(db, case)
        for step, value in file.answers.items():
            assert file.checklist.step_by_id[step].accepts(value), (step, value)


@pytest.fixture(scope="module")
def desk(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    app = create_app(settings_for(furnished, tmp_path_factory.mktemp("desk")))
    yield Desk(app)
    app.extensions["app_parts"].close()


def _is_answered_on_purpose(response: TestResponse) -> None:
    assert response.status_code < 500, response.request.path
    if response.mimetype in {"text/html", "application/json"} and response.status_code >= 400:
        tells_nothing_of_our_insides(response)
    response.close()


@THOROUGH
@given(
    section=st.sampled_from(SECTIONS),
    fields=st.lists(st.tuples(names, words), max_size=8),
)
def test_forms(desk: Desk, section: str, fields: list[tuple[str, str]]) -> None:
    sent: dict[str, list[str]] = {name: [value] for name, value in desk.hidden.items()}
    for name, value in fields:
        sent.setdefault(name, []).append(value)

    answer = desk.aigul.client.post(f"/en/cases/{desk.reference}/sections/{section}", data=sent)

    _is_answered_on_purpose(answer)
    desk.every_answer_is_one_that_a_step_offers()


@THOROUGH
@given(
    body=st.one_of(
        values,
        st.fixed_dictionaries(
            {
                "step": st.one_of(st.sampled_from(STEPS), values),
                "value": values,
                "operation": st.one_of(st.uuids().map(str), values),
                "seen": st.one_of(st.integers(0, 20), values),
            }
        ),
    )
)
def test_operations_of_a_script(desk: Desk, body: Any) -> None:
    answer = desk.aigul.client.post(
        f"/en/cases/{desk.reference}/answers",
        data=json.dumps(body),
        content_type="application/json",
        headers={"X-CSRFToken": desk.hidden["csrf_token"]},
    )

    _is_answered_on_purpose(answer)
    desk.every_answer_is_one_that_a_step_offers()


@THOROUGH
@given(
    parts=st.lists(segments, max_size=6),
    query=st.dictionaries(words, words, max_size=2),
    method=st.sampled_from(("GET", "POST", "HEAD", "PUT")),
    languages=st.one_of(
        st.just("kk,ru;q=0.5"), st.text(st.characters(max_codepoint=255), max_size=8)
    ),
)
def test_addresses(
    desk: Desk, parts: list[str], query: dict[str, str], method: str, languages: str
) -> None:
    address = "/" + "/".join(quote(part, safe="") for part in parts)
    header = "".join(letter for letter in languages if letter not in "\r\n\0")

    answer = desk.aigul.client.open(
        address, query_string=query, method=method, headers={"Accept-Language": header}
    )

    _is_answered_on_purpose(answer)


@THOROUGH
@given(tail=st.lists(segments, max_size=3), query=st.dictionaries(words, words, max_size=2))
def test_addresses_below_a_case(desk: Desk, tail: list[str], query: dict[str, str]) -> None:
    address = "/".join(["/en/cases", desk.reference, *(quote(part, safe="") for part in tail)])

    answer = desk.aigul.client.get(address, query_string=query)

    _is_answered_on_purpose(answer)


@settings(THOROUGH, max_examples=40)
@given(login=st.text(max_size=40), passphrase=st.text(max_size=20), after=st.text(max_size=30))
def test_the_sign_in(desk: Desk, login: str, passphrase: str, after: str) -> None:
    newcomer = Visitor(desk.app)
    newcomer.get("sign-in")
    token = newcomer.hidden("csrf_token")["csrf_token"]

    answer = newcomer.client.post(
        "/en/sign-in",
        data={"csrf_token": token, "login": login, "passphrase": passphrase, "next": after},
    )

    _is_answered_on_purpose(answer)
