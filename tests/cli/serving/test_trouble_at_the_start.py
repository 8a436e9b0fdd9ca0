"""The server is started on a full disk, on one that can only be read, and with a damaged file."""

import re
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from referral.cli.serving import starting
from tests.cli.computer import Computer
from tests.cli.serving.test_serving import fetched, served
from tests.small_disks import SmallDisk
from tests.web.visitors import PASSPHRASE

FIRST = (0,)
LATER = tuple(range(3, 11))
"""Pages of a file: the one that says what it is, and some that hold rows."""


@pytest.fixture
def on_a_small_disk(small_disk: SmallDisk, furnished: Path) -> Computer:
    return Computer(small_disk.folder / "instance", furnished)


def damage(file: Path, *pages: int) -> None:
    """Write nonsense over pages of a database."""
    with file.open("r+b") as written:
        for page in pages:
            written.seek(page * 4096)
            written.write(b"\xa5" * 4096)


def signs_in(address: str, login: str) -> str:
    """The first page that somebody sees after signing in at a real server."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    form = browser.open(f"{address}en/sign-in").read().decode()
    token = re.search(r'name="csrf_token" value="([^"]+)"', form)
    assert token is not None
    sent = {"csrf_token": token[1], "login": login, "passphrase": PASSPHRASE}
    return browser.open(f"{address}en/sign-in", urlencode(sent).encode()).read().decode()


@pytest.mark.thorough
def test_killed_and_started_again_on_a_full_disk_people_sign_in(
    on_a_small_disk: Computer, small_disk: SmallDisk
):
    with served(on_a_small_disk.folder) as (address, process):
        fetched(f"{address}en/")
        process.kill()
    small_disk.fill()

    with served(on_a_small_disk.folder) as (address, _process):
        fetched(f"{address}en/")
        page = signs_in(address, "saule")

    assert "Queue" in page and "nearly full" in page


def test_a_disk_that_can_only_be_read_is_served_and_told(
    on_a_small_disk: Computer, small_disk: SmallDisk
):
    small_disk.forbid_writing()

    status = on_a_small_disk.type("status")
    with served(on_a_small_disk.folder) as (address, process):
        assert fetched(f"{address}en/").status == 200
        said = process.stdout.readline()

    assert "nothing can be written to it" in status.stdout
    assert "The disk can only be read" in said


@pytest.mark.parametrize(
    ("command", "pages"),
    [
        ("serve", FIRST),
        ("serve", LATER),
        ("status", LATER),  # these two read through the whole file
        ("journal verify", FIRST),
        ("migrate", FIRST),
        ("work --once", FIRST),
    ],
)
def test_a_damaged_file_is_told_in_a_sentence_with_what_to_do(
    computer: Computer, command: str, pages: tuple[int, ...]
):
    damage(computer.folder / "referral.sqlite3", *pages)

    typed = computer.type(*command.split())

    assert typed.returncode == 1
    assert typed.stderr.count("\n") <= 3 and "Traceback" not in typed.stderr, typed.stderr
    assert "damaged" in typed.stderr and "referral restore" in typed.stderr


@pytest.mark.thorough
@pytest.mark.parametrize("pages", [FIRST, LATER])
def test_a_damaged_practice_database_stops_nobodys_work(computer: Computer, pages: tuple[int, ...]):
    damage(computer.folder / "practice.sqlite3", *pages)

    with served(computer.folder) as (address, _process):
        fetched(f"{address}en/")
        officer, supervisor = signs_in(address, "aigul"), signs_in(address, "saule")

    assert "Cases" in officer
    assert "The database of practice is damaged" in supervisor
    assert "database of practice is damaged" in computer.type("status").stdout


@pytest.mark.thorough
def test_a_practice_database_that_is_whole_again_is_told_no_more(computer: Computer):
    file = computer.folder / "practice.sqlite3"
    whole = file.read_bytes()
    damage(file, 0)
    starting.see_to_practice(computer.folder)
    assert "damaged" in computer.type("status").stdout
    file.write_bytes(whole)

    starting.see_to_practice(computer.folder)

    assert "damaged" not in computer.type("status").stdout
