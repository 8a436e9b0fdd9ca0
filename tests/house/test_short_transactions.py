"""No transaction lasts long: counted in calls of functions, which are the same on every machine."""

import os
import socket
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import argon2
import pytest
from flask import Flask

from referral import clock
from referral.definitions.reader import read_text
from referral.services.statistics import measures, periods
from referral.store.accounts import posts
from referral.store.database import Database
from referral.store.statistics import figures
from tests.between import ONLY_SQL
from tests.pdfs import pdf
from tests.practice import classroom
from tests.web.visitors import Visitor, does_the_work

MOST_CALLS = 25_000
"""Some twenty milliseconds of Python on a slow computer; a saved answer takes a fraction of it."""


def test_a_whole_day_holds_nobody_up(app: Flask):
    """Officers, supervisors, archivists and trainers do what they can do; every transaction is a short one."""
    with ONLY_SQL.counting() as taken:
        officer, reference = at_the_border(app)
        in_supervision(app, officer, reference)
        in_the_archive(app)
        in_practice(app)

    longest = sorted(taken, reverse=True)[:5]
    assert len({one.where for one in taken}) >= 20, "A day has many kinds of transactions."
    assert [one for one in longest if one.calls > MOST_CALLS] == []


def test_a_transaction_that_lasts_is_found(app: Flask):
    """What this test relies on: it counts, and names the place."""
    with ONLY_SQL.counting() as taken, app.extensions["app_parts"].database.transaction():
        for number in range(MOST_CALLS + 1):
            nothing(number)

    (found,) = taken
    assert found.calls > MOST_CALLS and "test_short_transactions.py" in found.where


@pytest.mark.parametrize(
    ("what", "does"),
    [
        ("open", lambda: Path(__file__).read_bytes()),
        ("os.listdir", lambda: os.listdir()),  # noqa: PTH208 - the event, whatever pathlib asks
        ("subprocess.Popen", lambda: subprocess.run(["true"], check=True)),
        ("PasswordHasher.hash", lambda: argon2.PasswordHasher().hash("a passphrase")),
        ("yaml.parse", lambda: read_text("a: b", "a.yaml")),
        ("socket.connect", lambda: knock()),
    ],
)
def test_what_is_no_sql_is_found_and_its_place_is_named(
    database: Database, what: str, does: Callable[[], object]
):
    with database.transaction():
        does()

    found = [one for one in ONLY_SQL.found if what in one]
    ONLY_SQL.found.clear()
    assert found and "test_short_transactions.py" in found[0]


def test_the_same_outside_a_transaction_is_nobodys_business(database: Database):
    with database.transaction():
        pass
    Path(__file__).read_bytes()
    with database.read_session() as session:
        session.connection()
        read_text("a: b", "a.yaml")

    assert ONLY_SQL.found == []


def knock() -> None:
    with socket.socket() as door:
        door.connect_ex(("127.0.0.1", 9))


def nothing(_number: int) -> None:
    """Only to be called."""


def at_the_border(app: Flask) -> tuple[Visitor, str]:
    officer = Visitor(app).signs_in("aigul")
    reference = officer.opens_a_case()
    for section in ("life-and-limb", "language", "family", "protection"):
        if officer.get(f"cases/{reference}/sections/{section}").status_code == 200:
            officer.post(f"cases/{reference}/sections/{section}", then="next")
    officer.save(reference, "danger_to_life", "no")
    officer.get(f"cases/{reference}/referral")
    officer.post(f"cases/{reference}/referral")
    officer.get(f"cases/{reference}/closure")
    officer.post(f"cases/{reference}/closure")
    return officer, reference


def in_supervision(app: Flask, officer: Visitor, reference: str) -> None:
    over = periods.before(measures.month_of(clock.now()))
    with app.extensions["app_parts"].database.transaction() as db:
        for post in posts.every(db):
            figures.move(db, post.id, over, {measures.CASES: 40})
    saule = Visitor(app).signs_in("saule")
    saule.get("supervision")
    saule.post("supervision/views", name="Late ones")
    saule.get(f"supervision/{reference}")
    saule.post(f"supervision/{reference}/look")
    saule.get(f"supervision/{reference}")
    saule.post(f"supervision/{reference}/review", verdict="confirm")
    saule.get("supervision/leave")
    saule.post("supervision/leave", to="madina", first="2030-01-01", last="2030-01-09")
    saule.get(f"supervision/reports/releasing?period={over}&readers=inside")
    saule.post("supervision/reports", period=over, readers="inside")
    does_the_work(app)
    assert "How to read the numbers" in saule.get(f"supervision/reports/{over}/inside").text


def in_the_archive(app: Flask) -> None:
    nurlan, event = Visitor(app).signs_in("nurlan"), "som-4-2017"
    nurlan.get("curating/documents")
    file = (BytesIO(pdf("The okapi clause")), "a.pdf")
    nurlan.post("curating/documents", document="chair-statement-som-3", language="en", file=file)
    does_the_work(app)
    assert "Third Senior" in nurlan.get("events?q=okapi").text
    nurlan.get("curating/new")
    nurlan.post("curating/events", **NEW)
    nurlan.get(f"curating/events/{NEW['id']}/preview")
    nurlan.post(f"curating/events/{NEW['id']}/publication")
    assert "A meeting about meetings" in nurlan.get(f"events/{NEW['id']}").text
    nurlan.get(f"curating/events/{event}/history")


def in_practice(app: Flask) -> None:
    room = classroom.opened(app).gives()
    trainee = room.joins("7").begins()
    trainee.asks("danger_to_life", "life-and-limb")
    trainee.answers("life-and-limb", danger_to_life="no")
    trainee.ends()
    room.trainer.get("training/scenarios")
    room.trainer.post("training/scenarios/recording", country="kz")
    room.trainer.get(f"training/{room.code}/deletion")
    room.trainer.post(f"training/{room.code}/deletion")


NEW = {
    "id": "meeting-2026-almaty",
    "kind": "other",
    "title_en": "A meeting about meetings",
    "date": "2026-10",
    "city": "almaty",
    "country": "kz",
    "mode": "in_person",
    "summary": "People agreed to meet again.",
    "confidence": "unverified",
    "sources": "minutes-2026",
    "new_sources": "minutes-2026 | https://example.org/minutes | Example | Minutes | unverified",
}
