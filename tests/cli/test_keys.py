"""``referral new-key``: what was signed with the key before still counts, until that key is taken out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from referral import create_app
from referral.settings import load
from tests.browser.border import furnished_instance
from tests.cli.typing_commands import run
from tests.web.visitors import Visitor


@pytest.fixture
def served() -> Iterator[Callable[[Path], Flask]]:
    """The application of an instance, as a start of the server makes it."""
    started: list[Flask] = []

    def start(folder: Path) -> Flask:
        started.append(create_app(load(folder)))
        return started[-1]

    yield start
    for app in started:
        app.extensions["app_parts"].close()


Served = Callable[[Path], Flask]


def with_cookies_of(before: Visitor, app: Flask) -> Visitor:
    """The same browser, after the server was started again."""
    after = Visitor(app)
    for (_domain, _path, name), cookie in before.client._cookies.items():
        after.client.set_cookie(name, cookie.value)
    return after


def test_whoever_is_signed_in_stays_so_when_the_key_is_replaced(
    furnished: Path, tmp_path: Path, served: Served
):
    folder = furnished_instance(furnished, tmp_path)
    aigul = Visitor(served(folder)).signs_in("aigul")
    old = load(folder)

    assert run("new-key", "--instance", folder).exit_code == 0

    new = load(folder)
    assert (new.older_keys, new.name) == ((old.secret_key,), old.name)
    assert new.secret_key != old.secret_key
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600
    again = with_cookies_of(aigul, served(folder))
    assert again.get("cases").status_code == 200
    assert again.opens_a_case()


def test_a_key_that_was_taken_out_counts_no_more(furnished: Path, tmp_path: Path, served: Served):
    folder = furnished_instance(furnished, tmp_path)
    aigul = Visitor(served(folder)).signs_in("aigul")
    run("new-key", "--instance", folder)
    newest = (folder / "secret_key").read_text(encoding="ascii").splitlines()[0]

    (folder / "secret_key").write_text(newest, encoding="ascii")

    assert with_cookies_of(aigul, served(folder)).get("cases").status_code == 303


def test_a_third_key_takes_the_first_out(furnished: Path, tmp_path: Path):
    folder = furnished_instance(furnished, tmp_path)
    first = load(folder).secret_key

    run("new-key", "--instance", folder)
    run("new-key", "--instance", folder)

    assert len(load(folder).keys) == 2
    assert first not in load(folder).keys
