"""Every page of a year's demonstration asks its databases a bounded number of statements."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask

from referral import create_app
from referral.settings import load
from tests.house.statements import counted_on

MOST = 25
"""Statements of one page. What a list needs for each of its lines stands out far above that."""

OF_EACH = 2
"""So many pages of an address with a different reference, event or period are opened by each role."""

ROLES = ("", "officer", "supervisor", "focal-point", "trainer", "archivist")

BEGINNINGS = ("/en/", "/oai?verb=ListRecords&metadataPrefix=oai_dc")

_LINK = re.compile(r'(?:href|data-poll)="(/[^"#]*)')


@pytest.fixture(scope="module")
def year(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application on a copy of the demonstration, with 621 cases, 36 events and a class."""
    folder = tmp_path_factory.mktemp("year") / "instance"
    shutil.copytree(demonstration, folder)
    app = create_app(load(folder))
    yield app
    app.extensions["app_parts"].close()
    app.extensions["app_parts"].practice.close()


@pytest.mark.parametrize("role", ROLES)
def test_no_page_asks_more_statements_than_a_page_may(year: Flask, role: str):
    house = year.extensions["app_parts"]
    statements = counted_on(house.database, house.practice)
    client, opened, waiting = year.test_client(), Counter[str](), list(BEGINNINGS)
    if role:
        waiting += signed_in(client, role)

    heavy = {}
    while waiting:
        address = waiting.pop(0)
        if not is_wanted(year, address, opened):
            continue
        client.get(address)  # what is kept in memory is there from the second time on
        with statements.counting() as asked:
            response = client.get(address)
        if len(asked) > MOST:
            heavy[address] = len(asked)
        if response.mimetype == "text/html":
            waiting += map(unescape, _LINK.findall(response.get_data(as_text=True)))

    assert len(opened) > 10
    assert heavy == {}


def signed_in(client, role: str) -> list[str]:
    """Sign in; where the role begins."""
    page = client.get("/en/sign-in").get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    given = {"login": role, "passphrase": f"demo-{role}-passphrase", "csrf_token": token}
    return [client.post("/en/sign-in", data=given).headers["Location"]]


def is_wanted(app: Flask, address: str, opened: Counter[str]) -> bool:
    """Whether the page is English and not yet opened often enough with other words in its address."""
    path = address.partition("?")[0]
    if not path.startswith(("/en/", "/oai", "/checklists/")):
        return False
    adapter = app.url_map.bind("")
    try:
        endpoint, _values = adapter.match(path)
    except Exception:
        return False
    if endpoint == "static" or opened[endpoint] >= OF_EACH or address in opened:
        return False
    opened[endpoint] += 1
    return True
