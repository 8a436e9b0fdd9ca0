"""Every address, asked by everybody, with words that fit and words that do not: never a fault of ours.

The addresses come from the service's own table of routes, the names of fields from the sources of its views, so
that a new page is tried as soon as it exists. What is tried follows from the route alone: a failure comes again.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.routing import Rule

from referral import clock, create_app
from referral.services import casework
from referral.settings import root
from referral.store import people, posts
from tests.practice import classroom
from tests.practice.classroom import TEACHER
from tests.web import nasty
from tests.web.furnishing import settings_for
from tests.web.ready import to_close
from tests.web.visitors import PASSPHRASE, Visitor

TRIES, FEW = 24, 4
"""How often each route is asked by each method; few times where an answer costs much."""

COSTS_MUCH = re.compile(r"_pdf$|^archive\.|^checklists\.|publish|preview")

A_QUEUE = 22
"""Cases enough for a second page."""

LOGINS = ("aigul", "bek", "saule", "madina", "timur", "nurlan")
OPERATION = str(UUID(int=7))
TOKENS = ("good", "good", "good", "good", "missing", "stale")
ENDS = frozenset({"signin.begin", "signin.sign_out", "practice.leave", "practice.join", "static"})
"""What ends a session or counts tries has its own tests."""

_NAME = re.compile(r"(?:form|args|values|files)\.get(?:list)?\(\s*\"(\w+)\"")


class Town:
    """Everybody who may ask, and words that fit what is there to ask for."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.everybody = {login: Visitor(app).signs_in(login) for login in LOGINS}
        self.everybody["nobody"] = Visitor(app)
        self.everybody["nobody"].get("sign-in")
        room = classroom.opened(app).gives()
        trainee = room.joins("Falcon").begins()
        exercise = classroom.opened(app, country="kz")
        self.everybody["falcon"] = trainee.visitor
        references = self._cases()
        self._writes_a_scenario()
        self._writes_an_event()
        self.fitting = {
            "locale": ["en"],
            "reference": [*references, trainee.reference, room.code, exercise.code],
            "section": ["life_and_limb", "family", "my_teacher", "mine", "recording"],
            "scenario": [TEACHER, "my_teacher"],
            "event": ["som-3-2016-astana", "a-new-meeting"],
            "operation": [OPERATION, str(uuid4())],
            "seen": ["0", "1", "2"],
            "post": ["KZ-TEST-01"],
            "country": ["kz"],
            "verdict": ["return", "confirm", "escalate"],
            "leave": ["1"],
            "position": ["1"],
            "number": ["1", "0"],
            "after": self._marks(),
            "since": ["2026-01-01"],
            "until": ["2026-12-31"],
            "state": ["every"],
            "period": ["2026-09", "2026-3"],
            "readers": ["inside"],
            "first": ["2026-12-01"],
            "last": ["2026-12-24"],
            "to": ["madina"],
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

    def _cases(self) -> list[str]:
        """Enough open cases for a second page of the queue, and one that waits for a review."""
        house = self.app.extensions["house"]
        with house.database.writing() as db:
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
        found = []
        for login, page in (("saule", "supervision?state=every"), ("nobody", "events")):
            text = self.everybody[login].get(page).text
            for address in re.findall(r'href="([^"]+)"', text):
                query = urlsplit(address.replace("&amp;", "&")).query
                found += [value for name, value in parse_qsl(query) if name == "after"]
        assert found, "There is a second page."
        return found


@pytest.fixture(scope="module")
def town(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    app = create_app(settings_for(furnished, tmp_path_factory.mktemp("town")))
    yield Town(app)
    app.extensions["house"].close()


def test_every_address(town: Town) -> None:
    failures = [
        failure
        for rule in town.app.url_map.iter_rules()
        if rule.endpoint not in ENDS
        for method in ("GET", "POST")
        for failure in _asked(town, rule, method)
    ]

    assert not failures, "\n".join(failures)


def _asked(town: Town, rule: Rule, method: str) -> Iterator[str]:
    chance = Random(f"{method} {rule.rule}")  # noqa: S311 - not a secret
    names = _names(town, rule)
    for _ in range(_tries(rule, method)):
        who = chance.choice((*_likely(rule), *town.everybody))
        address = _address(town, rule, chance)
        words = {
            name: nasty.word(chance, town.fitting.get(name, ()))
            for name in names
            if chance.random() < 0.8
        }
        status = _status(town, who, method, address, words, chance.choice(TOKENS))
        if status >= 500:
            shown = {name: value[:60] for name, value in words.items()}
            yield f"{status} {who}: {method} {address[:200]} {shown}"


def _tries(rule: Rule, method: str) -> int:
    if method not in rule.methods:
        return 2
    return FEW if COSTS_MUCH.search(rule.endpoint) else TRIES


def _status(
    town: Town, who: str, method: str, address: str, words: dict[str, str], token: str
) -> int:
    visitor = town.everybody[who]
    if method == "GET":
        answer = visitor.client.get(address, query_string=_sendable(words))
    else:
        tokens = {"good": visitor.hidden("csrf_token"), "missing": {}, "stale": {"csrf_token": "old"}}
        answer = visitor.client.post(address, data=_sendable({**words, **tokens[token]}))
    answer.close()
    return answer.status_code


def _sendable(words: dict[str, str]) -> dict[str, bytes]:
    return {name: value.encode("utf-8", "replace") for name, value in words.items()}


def _names(town: Town, rule: Rule) -> list[str]:
    """The fields and arguments that the sources of a view speak of."""
    source = Path(inspect.getfile(inspect.unwrap(town.app.view_functions[rule.endpoint]))).read_text()
    spoken = {name for name in town.fitting if re.search(rf"\b{name}\b", source)}
    return sorted({*_NAME.findall(source), *spoken} - {"csrf_token"})


def _likely(rule: Rule) -> tuple[str, ...]:
    """Who is at home there: asked most often, so that what lies behind the door is reached."""
    homes = {
        "officer": ("aigul", "aigul", "bek", "bek", "nobody"),
        "practising": ("falcon",) * 4,
        "practice": ("falcon",) * 4,
        "supervisor": ("saule",) * 5,
        "training": ("timur",) * 5,
        "tabletop": ("timur",) * 5,
        "curating": ("nurlan",) * 5,
    }
    return homes.get(rule.endpoint.partition(".")[0], ())


def _address(town: Town, rule: Rule, chance: Random) -> str:
    """The address of a route, mostly with what fits."""
    address = rule.rule
    for argument in rule.arguments:
        fitting = town.fitting.get(argument, ("x",))
        is_kept = argument == "locale" or chance.random() < 0.7
        value = chance.choice(fitting) if is_kept else nasty.segment(chance, fitting)
        if re.search(f"<slug:{argument}>", address):
            value = value.replace("_", "-")
        address = re.sub(f"<([^<>]+:)?{argument}>", value.replace("\\", "%5C"), address)
    return address
