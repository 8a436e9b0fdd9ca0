"""Promises about every address of the service, read from its own table of routes."""

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from referral.web.app.access import Audience
from tests.web.visitors import Visitor

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ROLES = {
    "nobody": None,
    "officer": "aigul",
    "supervisor": "saule",
    "focal_point": "madina",
    "trainer": "timur",
    "archivist": "nurlan",
}
IDENTITY_WORDS = ("name", "surname", "birth", "passport", "document_number", "phone", "email")


def _rules(app: Flask) -> Iterator[Rule]:
    yield from app.url_map.iter_rules()


def test_every_view_says_whom_it_is_for(app: Flask) -> None:
    forgotten = [
        rule.endpoint
        for rule in _rules(app)
        if not isinstance(getattr(app.view_functions[rule.endpoint], "audience", None), Audience)
    ]

    assert not forgotten, f"Name the audience with @audience(Audience.…): {forgotten}"


def test_addresses_are_lower_case_words_with_hyphens(app: Flask) -> None:
    odd = [
        rule.rule
        for rule in _rules(app)
        if rule.endpoint != "static"
        and any(part != part.lower() or "_" in part for part in _fixed_parts(rule))
    ]

    assert not odd


def test_no_address_has_room_for_an_identity(app: Flask) -> None:
    takes = {(rule.rule, word) for rule in _rules(app) for word in rule.arguments}

    allowed = {"locale", "reference", "section", "pair", "name", "country", "version", "filename"}
    allowed |= {"panel", "period", "readers", "kind", "what", "scenario", "event", "spoken"}
    allowed |= {"drawing", "which"}
    assert {word for _rule, word in takes} <= allowed
    assert all(rule.startswith("/<locale>/checklists/") for rule, word in takes if word == "name")


def test_a_crawler_of_every_address_role_and_method_finds_no_fault(app: Flask) -> None:
    """Each combination is answered on purpose: never with a 500, never with a page for another role."""
    reference = Visitor(app).signs_in("aigul").opens_a_case()

    for role, login in ROLES.items():
        visitor = Visitor(app).signs_in(login) if login else Visitor(app)
        for rule in _rules(app):
            for method in METHODS:
                response = visitor.client.open(_filled(rule, reference), method=method)
                response.close()

                assert response.status_code < 500, f"{role}: {method} {rule.rule}"
                if method in rule.methods - {"OPTIONS"} and not _is_for(app, rule, login and role):
                    assert response.status_code in {401, 403, 303, 400}, f"{role}: {method} {rule}"


def _is_for(app: Flask, rule: Rule, role: str | None) -> bool:
    audience = app.view_functions[rule.endpoint].audience
    return audience is Audience.EVERYONE or role in audience.value


def _fixed_parts(rule: Rule) -> list[str]:
    return [part for part in rule.rule.split("/") if part and "<" not in part]


def _filled(rule: Rule, reference: str) -> str:
    values = {
        "locale": "en",
        "reference": reference,
        "section": "language",
        "scenario": "boy-with-uncle",
        "pair": "kk-ru",
        "name": "referral",
        "country": "kz",
        "panel": "cases",
        "period": "2026-09",
        "readers": "inside",
        "kind": "csv",
        "what": "figures",
        "version": "0" * 64,
        "event": "som-3-2016-astana",
        "filename": "vendor/style.css",
        "spoken": "kk",
        "drawing": "false_visa.svg",
        "which": "mine",
    }
    address = rule.rule
    for argument in rule.arguments:
        address = re.sub(f"<([^<>]+:)?{argument}>", values[argument], address)
    return address
