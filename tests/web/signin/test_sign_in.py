"""Signing in, seen from outside: cookies, old tabs, where a try comes from, and what guesses do."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from referral import clock, create_app
from referral.services.accounts import throttling
from referral.settings import Settings
from referral.web.app.environments import environment_at, environment_of
from tests.practice.classroom import opened
from tests.web.visitors import PASSPHRASE, Visitor

LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate"}


def cookies_of(visitor: Visitor) -> dict[str, str]:
    """The cookies of a browser, by the last part of their name; "" is the service's."""
    main = visitor.app.config["SESSION_COOKIE_NAME"]
    return {
        name.removeprefix(main): cookie.value
        for (_domain, _path, name), cookie in visitor.client._cookies.items()
    }


def test_every_page_of_practice_lies_where_its_cookie_is_read(app: Flask):
    for rule in app.url_map.iter_rules():
        blueprint = rule.endpoint.rpartition(".")[0]

        assert environment_at(rule.rule.replace("<locale>", "en")) is environment_of(blueprint), (
            rule
        )


def test_nobody_gets_a_cookie_that_only_somebody_signed_in_may_have(app: Flask):
    stranger = Visitor(app)
    stranger.get("sign-in")

    assert list(cookies_of(stranger)) == ["-guest"]


def test_a_link_from_another_site_touches_no_cookie_of_who_is_signed_in(app: Flask, aigul: Visitor):
    before = cookies_of(aigul)
    main = app.config["SESSION_COOKIE_NAME"]
    aigul.client.delete_cookie(main)  # as a browser does: it stays at home, and comes back

    for path in ("/en/sign-in", "/en/cases", "/en/practice", "/en/"):
        answer = aigul.client.get(path, headers=LINK)
        assert not [
            one for one in answer.headers.getlist("Set-Cookie") if one.startswith(f"{main}=")
        ]
    aigul.client.set_cookie(main, before[""])

    assert aigul.get("cases").status_code == 200


def test_the_page_that_asks_again_asks_once(app: Flask):
    stranger = Visitor(app)

    first = stranger.client.get("/en/cases?late=1", headers=LINK)
    again = re.search(r'url=([^"]+)"', first.text)[1].replace("&amp;", "&")
    second = stranger.client.get(again, headers=LINK)

    assert first.status_code == 200
    assert again.startswith("/en/cases?late=1&")
    assert (second.status_code, second.location) == (303, "/en/sign-in?next=/en/cases?late%3D1")


def test_a_service_behind_tls_keeps_its_cookies_to_itself(service: Settings):
    from dataclasses import replace

    app = create_app(replace(service, secure_cookies=True))
    answer = app.test_client().get("/en/sign-in", base_url="https://localhost")
    app.extensions["app_parts"].close()

    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-referral-")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


def test_the_cookie_of_a_device_says_nothing_of_anybody(app: Flask, aigul: Visitor):
    from itsdangerous.encoding import base64_decode

    cookies = cookies_of(aigul)
    held = base64_decode(cookies["-device"].split(".")[0]).decode()

    assert re.fullmatch(r'"[\w-]{16}"', held)
    aigul.get("cases")
    aigul.post("sign-out")
    assert cookies_of(aigul)["-device"] == cookies["-device"]
    aigul.signs_in("bek")
    assert cookies_of(aigul)["-device"] == cookies["-device"]


def test_a_device_of_old_has_a_lane_that_strangers_cannot_fill(app: Flask, aigul: Visitor):
    aigul.get("cases")
    aigul.post("sign-out")
    full = app.extensions["entrances"]["accounts"]._new
    full._next = clock.ticks() + 1_000

    stranger = Visitor(app)
    stranger.get("sign-in")
    refused = stranger.post("sign-in", login="bek", passphrase=PASSPHRASE)
    aigul.signs_in("bek")

    assert refused.status_code == 422
    assert "Wait 1 second" in refused.text
    assert aigul.get("cases").status_code == 200


def test_a_forged_cookie_of_a_device_is_none(app: Flask, aigul: Visitor):
    full = app.extensions["entrances"]["accounts"]._new
    full._next = clock.ticks() + 1_000
    stranger = Visitor(app)
    name = f"{app.config['SESSION_COOKIE_NAME']}-device"
    stranger.client.set_cookie(name, cookies_of(aigul)["-device"][:-2] + "xx")
    stranger.get("sign-in")

    assert "Wait 1 second" in stranger.post("sign-in", login="bek", passphrase=PASSPHRASE).text


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "address 203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "address 2001:0db8:0001:0002"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("", ""),
    ],
)
def test_wrong_tries_are_counted_where_an_address_tells_clients_apart(
    app: Flask, address: str, counted: str
):
    client = app.test_client()
    token = re.search(r'"csrf_token" value="([^"]+)"', client.get("/en/sign-in").text)[1]

    client.post(
        "/en/sign-in",
        data={"login": "aigul", "passphrase": "a wrong guess", "csrf_token": token},
        environ_overrides={"REMOTE_ADDR": address},
    )

    failures = app.extensions["entrances"]["accounts"]._failures._counted
    assert [place for place in failures if place.startswith("address")] == [counted] * bool(counted)


def test_a_login_typed_on_the_other_keyboard_signs_in(app: Flask):
    aigul = Visitor(app)
    aigul.get("sign-in")

    page = aigul.post("sign-in", login=" аigul ", passphrase=f"{PASSPHRASE}\u00a0")

    assert page.request.path == "/en/cases"


def test_an_old_form_of_somebody_signed_in_leads_home(app: Flask):
    aigul, tab = Visitor(app), Visitor(app)
    aigul.get("sign-in")
    old = aigul.hidden("csrf_token")
    aigul.signs_in("aigul")
    tab.client = aigul.client

    page = tab.post("sign-in", login="bek", passphrase=PASSPHRASE, **old)

    assert page.request.path == "/en/cases"
    assert "You are signed in already" in page.text
    assert "bek" not in page.text


def test_an_old_form_of_nobody_keeps_the_login_and_the_way(app: Flask):
    stranger = Visitor(app)

    page = stranger.post(
        "sign-in", login="aigul", passphrase="x", next="/en/cases?late=1", csrf_token="old"
    )

    assert "open for too long" in page.text
    assert 'value="aigul"' in page.text
    again = stranger.post(
        "sign-in", passphrase=PASSPHRASE, login="aigul", **stranger.hidden("next")
    )
    assert again.request.full_path == "/en/cases?late=1"


def test_signing_out_twice_is_no_fault(aigul: Visitor):
    aigul.get("cases")
    old = aigul.hidden("csrf_token")

    pages = [aigul.post("sign-out", **old) for _ in range(2)]

    assert [page.request.path for page in pages] == ["/en/", "/en/"]


def test_an_old_sign_out_ends_no_sign_in_that_began_since(aigul: Visitor):
    aigul.get("cases")
    old = aigul.hidden("csrf_token")
    aigul.post("sign-out")
    aigul.signs_in("aigul")

    page = aigul.post("sign-out", **old)

    assert "To sign out, press" in page.text
    assert aigul.get("cases").status_code == 200


def test_an_officer_joins_a_class_and_stays_signed_in(app: Flask, aigul: Visitor):
    room = opened(app).gives()
    aigul.get("practice")

    joined = aigul.post("practice/join", code=room.code, nickname="Falcon")

    assert "My practice" in joined.text
    assert aigul.get("cases").status_code == 200
    aigul.get("practice")
    aigul.post("practice/leave")
    assert "Join the class" in aigul.get("practice").text
    assert aigul.get("cases").status_code == 200


def test_leaving_practice_ends_it_for_whoever_kept_the_cookie(app: Flask):
    falcon = opened(app).gives().joins("Falcon").visitor
    name = f"{app.config['SESSION_COOKIE_NAME']}-practice"
    kept = falcon.client.get_cookie(name).value
    falcon.get("practice")
    falcon.post("practice/leave")

    thief = Visitor(app)
    thief.client.set_cookie(name, kept)

    assert "Join the class" in thief.get("practice").text


def walks(trainer: Visitor) -> str:
    """A trainer records a walk; returns its address."""
    trainer.get("training/scenarios")
    return trainer.post("training/scenarios/recording", country="kz").request.path


def ends_by_signing_out(app: Flask, trainer: Visitor) -> None:
    trainer.get("training")
    trainer.post("sign-out")


def ends_by_idling(app: Flask, trainer: Visitor) -> None:
    trainer.client.delete_cookie(app.config["SESSION_COOKIE_NAME"])


def ends_by_deactivation(app: Flask, trainer: Visitor) -> None:
    from referral.services.accounts import accounts
    from referral.store.accounts import people

    with app.extensions["app_parts"].database.transaction() as db:
        person = people.find(db, "timur")
        assert person is not None
        accounts.deactivate(db, person, now=clock.now())


@pytest.mark.parametrize("ends", [ends_by_signing_out, ends_by_idling, ends_by_deactivation])
def test_a_trainers_walk_ends_with_the_trainers_sign_in(app: Flask, ends):
    timur = Visitor(app).signs_in("timur")
    address = walks(timur)
    assert timur.get(address).status_code == 200
    practice = f"{app.config['SESSION_COOKIE_NAME']}-practice"
    kept = timur.client.get_cookie(practice).value

    ends(app, timur)
    timur.client.set_cookie(practice, kept)

    assert timur.get(address).status_code == 303


def test_a_trainer_who_walks_is_not_idle(app: Flask):
    timur = Visitor(app).signs_in("timur")
    address, begun = walks(timur), clock.now()

    for minutes in (20, 40, 60):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=True):
            assert timur.get(address).status_code == 200
            assert timur.get("training").status_code == 200 or minutes < 60


def test_a_stranger_with_codes_of_no_class_holds_nobody_up(app: Flask):
    room = opened(app)
    stranger = Visitor(app)
    for number in range(throttling.ADDRESS_FREE):
        stranger.get("practice")
        stranger.post("practice/join", code=f"AAA-{number:03}", nickname="Falcon")

    assert "My practice" in room.joins("Falcon").visitor.page.text
