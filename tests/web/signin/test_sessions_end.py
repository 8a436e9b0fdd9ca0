"""A session ends in the middle of work: nothing typed is lost, and the officer returns to the same step."""

from datetime import timedelta

import time_machine
from flask import Flask

from referral import clock
from referral.store.cases import references
from tests.web.visitors import PASSPHRASE, Visitor


def _later(minutes: int) -> time_machine.travel:
    return time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=True)


def test_answers_sent_after_the_session_ended_wait_until_the_officer_is_back(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()
    page = f"/en/cases/{reference}/sections/language"
    aigul.get(page)

    with _later(minutes=45):
        refused = aigul.post(page, follow=False, language_understood="dari")
        aigul.get(refused.location)
        back = aigul.post("sign-in", login="aigul", passphrase=PASSPHRASE, next=page)

        assert back.request.path == page
        assert "These answers are not saved yet" in back.text
        assert 'value="dari" checked' in back.text
        aigul.post(page, language_understood="dari")
        assert "Dari" in aigul.get(f"cases/{reference}/check").text


def test_what_waits_in_the_cookie_is_coded_answers_only(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()
    page = f"/en/cases/{reference}/sections/language"
    aigul.get(page)

    with _later(minutes=45):
        aigul.post(
            page,
            follow=False,
            language_understood="Gulnara",
            interpreter_used="phone",
            surname="Akhmadi",
        )
        with aigul.client.session_transaction() as cookie:
            kept = cookie["kept"]["answers"]

    assert kept == {"interpreter_used": "phone"}


def test_a_script_is_told_to_sign_in_again(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()

    with _later(minutes=45):
        answer = aigul.save(reference, "danger_to_life", "yes")

    assert answer.status_code == 401
    assert answer.json["sign_in"] == "/en/sign-in"


def test_a_page_of_an_earlier_session_keeps_its_answers(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    reference = aigul.opens_a_case()
    page = f"/en/cases/{reference}/sections/language"
    aigul.get(page)
    old = aigul.hidden("csrf_token", "operation", "seen")
    aigul.client.delete_cookie(app.config["SESSION_COOKIE_NAME"])
    aigul.signs_in("aigul")

    answer = aigul.post(page, follow=True, language_understood="dari", **old)

    assert "These answers are not saved yet" in answer.text
    assert 'value="dari" checked' in answer.text


def test_signing_out_ends_the_session_on_the_server(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")
    name = app.config["SESSION_COOKIE_NAME"]
    stolen = aigul.client.get_cookie(name).value

    aigul.get("cases")
    aigul.post("sign-out")

    thief = Visitor(app)
    thief.client.set_cookie(name, stolen)
    assert thief.get("cases").status_code == 303


def test_signing_out_by_get_is_refused(app: Flask) -> None:
    aigul = Visitor(app).signs_in("aigul")

    assert aigul.get("sign-out").status_code == 405
    assert aigul.get("cases").status_code == 200


def test_an_address_outside_is_never_gone_to(app: Flask) -> None:
    for elsewhere in ("https://example.org/", "//example.org/", "/\\example.org", "javascript:1"):
        visitor = Visitor(app)
        visitor.get("sign-in")

        answer = visitor.post(
            "sign-in", follow=False, login="aigul", passphrase=PASSPHRASE, next=elsewhere
        )

        assert answer.location == "/en/cases"


def test_nobody_signed_out_learns_which_cases_there_are(app: Flask) -> None:
    known, invented = Visitor(app).signs_in("aigul").opens_a_case(), references.new()

    answers = [_sent_by_a_stranger(app, reference) for reference in (known, invented)]

    assert answers[0] == answers[1]
    assert answers[0][2]["answers"] == {"interpreter_used": "phone"}


def _sent_by_a_stranger(app: Flask, reference: str) -> tuple[int, str, dict[str, object]]:
    stranger = Visitor(app)
    answer = stranger.post(
        f"/en/cases/{reference}/sections/language", follow=False, interpreter_used="phone"
    )
    with stranger.client.session_transaction() as cookie:
        kept = cookie["kept"]
    assert kept["at"] == [reference, "language"]
    return answer.status_code, answer.headers["Location"].replace(reference, "…"), kept | {"at": ""}
