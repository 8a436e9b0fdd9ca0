"""Everybody of a country's service at once, and words that fit what is there to ask for."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.routing import Rule

from referral import clock, create_app
from referral.services.accounts import accounts
from referral.services.cases import casework
from referral.settings import root
from referral.store.accounts import people, posts
from referral.store.accounts.people import Role
from tests.practice import classroom
from tests.practice.classroom import TEACHER
from tests.web import nasty
from tests.web.furnishing import settings_for
from tests.web.ready import to_close
from tests.web.visitors import HASH, Visitor

A_QUEUE = 22
"""Cases enough for a second page."""

LOGINS = ("aigul", "bek", "saule", "madina", "timur", "nurlan")
OPERATION = str(UUID(int=7))
ENDS = frozenset(
    {
        *("signin.begin", "signin.sign_out", "practice.leave", "practice.join"),
        *("static", "training.delete", "training.close", "training.delete_tries", "practice.end"),
    }
)
"""What counts tries, or ends what others need here, is not asked; each has tests of its own."""


class Town:
    """Everybody who may ask, and words that fit what is there to ask for."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.extensions["app_parts"].database.transaction() as db:
            post = posts.find(db, "KZ-TEST-01")
            assert post
            person = {"role": Role.SUPERVISOR, "posts": [post], "now": clock.now()}
            accounts.create(db, login="serik", password_hash=HASH, **person)
        self.everybody = {login: Visitor(app).signs_in(login) for login in LOGINS}
        self.everybody["nobody"] = Visitor(app)
        room = classroom.opened(app).gives()
        trainee = room.joins("Falcon").begins()
        exercise = classroom.opened(app, country="kz")
        self.everybody["falcon"] = trainee.visitor
        references = self._cases()
        self._writes_a_scenario()
        self._writes_an_event()
        marks = self._marks()
        self.forms = {
            "supervisor.decide": {
                "reference": references[0],
                "operation": OPERATION,
                "seen": "1",
                "verdict": "return",
            },
            "training.write": {"scenario": "my_teacher"},
            "training.write_texts": {"section": "my_teacher", "spoken": "en"},
            "signin.begin": {"next": "/en/cases"},
        }
        """Places and fields without which a form is no form at all."""
        self.everybody["nobody"].get("sign-in")  # where the token is
        self.references = {
            "practice": [trainee.reference],
            "practising": [trainee.reference],
            "training": [room.code, exercise.code],
        }
        """What ``reference`` names where it is no case of service."""
        self.fitting = {
            "locale": ["en"],
            "reference": references,
            "section": ["life_and_limb", "family", "my_teacher", "mine", "recording"],
            "scenario": [TEACHER, "my_teacher"],
            "event": ["som-3-2016-astana", "a-new-meeting"],
            "operation": [OPERATION],
            "seen": ["0", "1", "2"],
            "post": ["KZ-TEST-01"],
            "country": ["kz"],
            "verdict": ["return", "confirm", "escalate"],
            "leave": ["1"],
            "position": ["1"],
            "number": ["1", "0"],
            "after": marks,
            "since": ["2026-01-01"],
            "until": ["2026-12-31"],
            "state": ["every"],
            "period": ["2026-09", "2026-3"],
            "readers": ["inside"],
            "first": ["2026-12-01"],
            "last": ["2026-12-24"],
            "to": ["serik"],
            "then": ["next", "ru", "overview"],
            "ask": ["danger_to_life"],
            "step": ["danger_to_life"],
            "languages": ["kk-ru"],
            "pair": ["kk-ru"],
            "name": ["referral"],
            "panel": ["cases"],
            "what": ["figures"],
            "kind": ["csv"],
            "version": ["0" * 64],
            "filename": ["vendor/style.css"],
            "spoken": ["kk"],
            "drawing": ["false_visa.svg"],
            "danger_to_life": ["yes", "no"],
            "verb": ["ListRecords", "GetRecord"],
            "metadataPrefix": ["oai_dc"],
            "resumptionToken": ["oai_dc~~~~20"],
        }

    def fitting_words(self, rule: Rule, places: list[str], chance: Random) -> dict[str, str]:
        """For each place of a route a word that fits."""
        references = self.references.get(rule.endpoint.partition(".")[0])
        fitting = {**self.fitting, **({"reference": references} if references else {})}
        return {place: chance.choice(fitting.get(place, ["x"])) for place in places}

    def spoiled(self, place: str) -> list[str]:
        """Words that fit no more; a locale that is none is never a page."""
        seeds = self.fitting.get(place, ["x"])
        words = {word for seed in seeds for word in nasty.spoiled(seed)}
        return sorted(words) if place != "locale" else []

    def _cases(self) -> list[str]:
        """Enough open cases for a second page of the queue, and one that waits for a review."""
        house = self.app.extensions["app_parts"]
        with house.database.transaction() as db:
            person, post = people.find(db, "aigul"), posts.find(db, "KZ-TEST-01")
            assert person
            assert post
            by = people.actor(person)
            found = [
                casework.open_case(db, house.library, post=post, by=by, now=clock.now()).reference
                for _ in range(A_QUEUE)
            ]
        to_close(house.database, found[0])
        aigul, saule = self.everybody["aigul"], self.everybody["saule"]
        aigul.get(f"cases/{found[0]}/closure")
        aigul.post(f"cases/{found[0]}/closure")
        saule.get(f"supervision/{found[0]}")
        saule.post(f"supervision/{found[0]}/look")
        return [found[0], found[1], found[1].lower()]

    def _writes_a_scenario(self) -> None:
        file = root() / "checklists" / "scenarios" / f"{TEACHER}.yaml"
        timur = self.everybody["timur"]
        timur.get("training/scenarios")
        text = file.read_text(encoding="utf-8").replace(TEACHER, "my_teacher")
        timur.post("training/scenarios", scenario="my_teacher", body=text)

    def _writes_an_event(self) -> None:
        nurlan = self.everybody["nurlan"]
        nurlan.get("curating/new")
        nurlan.post(
            "curating/events",
            id="a-new-meeting", kind="workshop", title_en="A meeting", date="2020", summary="They met.",
            confidence="unverified", sources="unhcr-development", mode="unknown", relevance="process",
        )  # fmt: skip

    def _marks(self) -> list[str]:
        """The marks by which pages name where they go on."""
        return [
            self._mark("saule", "supervision?state=every"),
            self._mark("nobody", "events"),
        ]

    def _mark(self, login: str, page: str) -> str:
        addresses = re.findall(r'href="([^"]+)"', self.everybody[login].get(page).text)
        queries = [urlsplit(one.replace("&amp;", "&")).query for one in addresses]
        return next(dict(parse_qsl(one))["after"] for one in queries if "after=" in one)


def homes_of(rule: Rule) -> tuple[str, ...]:
    """Who is at home there, and now and then others; everybody for the pages that all may see."""
    homes = {
        "officer": ("aigul", "bek", "aigul", "bek", "nobody"),
        "practising": ("falcon", "falcon", "falcon", "nobody"),
        "practice": ("falcon",),
        "supervisor": ("saule",),
        "training": ("timur",),
        "tabletop": ("timur",),
        "curating": ("nurlan",),
    }
    return homes.get(rule.endpoint.partition(".")[0], ())


def address_of(rule: Rule, words: dict[str, str]) -> str:
    address = rule.rule
    for argument in rule.arguments:
        part = nasty.segment(words[argument])
        if re.search(f"<slug:{argument}>", address):
            part = part.replace("_", "-")
        address = re.sub(f"<([^<>]+:)?{argument}>", part, address)
    return address


@pytest.fixture(scope="module")
def town(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    app = create_app(settings_for(furnished, tmp_path_factory.mktemp("town")))
    yield Town(app)
    app.extensions["app_parts"].close()
