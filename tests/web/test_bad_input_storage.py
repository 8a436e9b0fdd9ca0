"""The store cannot write: somebody else holds it, or the disk is full. Nothing is lost, and people are told."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import event

from referral import create_app
from referral.services.cases import casefile
from referral.services.upkeep import journal
from referral.settings import Settings
from referral.store.cases import cases
from referral.store.database import Database
from tests.engines import PostgreSQLCluster
from tests.web.furnishing import furnish
from tests.web.visitors import PASSPHRASE, Visitor

SAVED = 'data-state aria-live="polite">Saved'
LANGUAGE = "cases/{}/sections/language"

HOLD = """
import sys
from referral.store.database.sqlite import driver
connection = driver.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_process(settings: Settings) -> Iterator[None]:
    """Another process is in the middle of a write transaction, and stays there."""
    path = settings.database.removeprefix("sqlite:///")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            other.stdin.close()


def answers_of(app: Flask, reference: str) -> dict[str, object]:
    with app.extensions["app_parts"].database.read_session() as db:
        case = cases.of_reference(db, reference)
        assert case
        return dict(casefile.case_file(db, case).answers)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do these things at the same time, so that they wait together."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return [one.result() for one in [pool.submit(act) for act in acts]]


def test_a_held_database_makes_people_wait_and_loses_nothing(
    app: Flask, service: Settings, aigul: Visitor
) -> None:
    reference = aigul.opens_a_case()
    page = LANGUAGE.format(reference)
    aigul.get(page)
    script = Visitor(app, client=aigul.client, page=aigul.page)
    newcomer, reader = Visitor(app), Visitor(app).signs_in("bek")
    newcomer.get("sign-in")
    operation = uuid4().hex

    with held_by_another_process(service):
        read = reader.get(f"cases/{reference}/check")
        form, json, signed_in = at_once(
            lambda: aigul.post(page, language_understood="dari"),
            lambda: script.save(reference, "weapon", "no", operation=operation),
            lambda: newcomer.post("sign-in", login="bek", passphrase=PASSPHRASE),
        )

    assert read.status_code == 200, "Reading goes on."
    for answer in (form, json, signed_in):
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
    assert "Your last answers are not saved yet" in json.json["problem"]
    assert "Nothing was changed. Wait a few seconds" in signed_in.text
    assert "answers" not in signed_in.text
    assert "Your last answers are not saved yet" in form.text
    assert 'value="dari" checked' in form.text
    assert SAVED not in form.text
    assert answers_of(app, reference) == {}

    aigul.post(page, language_understood="dari")
    assert script.save(reference, "weapon", "no", operation=operation).status_code == 200
    assert answers_of(app, reference) == {"language_understood": "dari", "weapon": "no"}


def test_on_a_full_disk_what_was_saved_stays_and_the_form_still_prints(
    app: Flask, aigul: Visitor
) -> None:
    reference = aigul.opens_a_case()
    page = LANGUAGE.format(reference)
    aigul.get(f"cases/{reference}/referral")
    aigul.post(f"cases/{reference}/referral")
    database: Database = app.extensions["app_parts"].database
    lift = _fill_the_disk(database)
    aigul.get(page)
    acknowledged = _answer_until_it_is_full(aigul, reference)

    aigul.get(page)
    form = aigul.post(page, language_understood="dari", interpreter_used="phone")

    assert form.status_code == 507
    assert "The disk of this computer is full" in form.text or "were not saved" in form.text
    assert 'value="dari" checked' in form.text
    assert SAVED not in form.text
    assert answers_of(app, reference) == {"weapon": acknowledged}
    assert aigul.get(f"cases/{reference}/referral/form").status_code == 200
    assert aigul.get(f"cases/{reference}/referral/form/kk-ru.pdf").data.startswith(b"%PDF-")

    lift()
    aigul.get(page)
    aigul.post(page, language_understood="dari")
    assert answers_of(app, reference) == {"weapon": acknowledged, "language_understood": "dari"}
    with database.read_session() as db:
        assert journal.verify(db).whole


def _fill_the_disk(database: Database) -> Callable[[], None]:
    """From now on the database cannot grow; returns how to make room again."""

    def no_room(connection: object, _record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    def lift() -> None:
        event.remove(database.writers, "connect", no_room)
        database.close()

    database.close()
    event.listen(database.writers, "connect", no_room)
    return lift


def _answer_until_it_is_full(officer: Visitor, reference: str) -> str:
    """Change one answer until nothing more fits; returns what was acknowledged last."""
    acknowledged, seen = "", 0
    for number in range(2_000):
        option = ("yes", "no")[number % 2]
        answer = officer.save(reference, "weapon", option, seen=seen)
        if answer.status_code != 200:
            assert answer.status_code == 507
            assert "were not saved" in answer.json["problem"]
            return acknowledged
        acknowledged, seen = option, answer.json["seen"]
    pytest.fail("The disk never became full.")


def test_letters_that_postgresql_cannot_hold_are_a_wrong_input_there_too(
    service: Settings, postgresql: PostgreSQLCluster
) -> None:
    settings = replace(service, database=postgresql.fresh())
    app = create_app(settings)
    furnish(app.extensions["app_parts"].database)
    aigul = Visitor(app)
    aigul.get("sign-in")

    refused = aigul.post("sign-in", login="ai\0gul", passphrase="\0")
    aigul.signs_in("aigul")
    post = aigul.client.post("/en/cases", data=aigul.hidden("csrf_token") | _opening("KZ\0"))

    assert refused.status_code == 422
    assert post.status_code == 404
    for address in ("/checklists/%00.json", "/en/cases/%00", "/en/cases/A%00/sections/language"):
        assert aigul.client.get(address).status_code == 404
    app.extensions["app_parts"].close()


def _opening(post: str) -> dict[str, str]:
    return {"operation": uuid4().hex, "post": post}


def test_a_page_says_saved_only_of_what_is_saved(app: Flask, aigul: Visitor) -> None:
    reference = aigul.opens_a_case()
    page = f"cases/{reference}/sections/family"
    aigul.get(page)
    aigul.post(page, travels_with="family")

    refused = aigul.post(page, travels_with="family", count_0_5="2", count_60="999")
    colleague = Visitor(app).signs_in("bek")
    colleague.get(page)
    conflict = colleague.post(page, travels_with=["family"], count_0_5="3", seen="0")

    assert refused.status_code == 422
    assert _said_to_be_saved(refused.text) == {"travels_with", "count_0_5"}
    assert conflict.status_code == 409
    assert _said_to_be_saved(conflict.text) == {"travels_with"}


def _said_to_be_saved(page: str) -> set[str]:
    steps = re.split(r'(?=<div class="step)', page)[1:]
    ids = [re.search(r'data-step="(\w+)"', step) for step in steps]
    return {found[1] for found, step in zip(ids, steps, strict=True) if found and SAVED in step}
