"""While long work is done, with the real server: officers save, refer and never read "try again later"."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from random import Random
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from referral import clock
from referral.definitions.library import library_at
from referral.services.statistics import measure_catalogue, measures
from referral.settings import root
from referral.store import jobs
from referral.store.accounts import posts
from referral.store.database import Database
from referral.store.jobs import Job, JobState
from referral.store.statistics import figures
from tests.browser.border import furnished_instance
from tests.browser.service import Service
from tests.builders import post
from tests.pdfs import endless, pdf
from tests.web.visitors import PASSPHRASE

OVER = measures.month_of(clock.now().replace(day=1) - timedelta(days=1))
PATIENCE = 120
"""Seconds until work that does not begin, or short work that does not end, counts as broken."""

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Caller:
    """A browser without scripts, which sends forms to the real server."""

    def __init__(self, service: Service, login: str) -> None:
        """Sign in."""
        self._service, self.text, self.place = service, "", ""
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._browser = urllib.request.build_opener(cookies)
        self.get("/en/sign-in")
        assert self.post("/en/sign-in", login=login, passphrase=PASSPHRASE) == 200

    def get(self, path: str) -> int:
        return self._ask(path)

    def post(self, path: str, **fields: str) -> int:
        """Send a form with what is hidden on the page; returns how it ended, redirections followed."""
        return self._ask(path, urlencode({**self._hidden(), **fields}).encode())

    def uploads(self, content: bytes) -> int:
        """Keep a document."""
        self.get("/en/curating/documents")
        fields = {**self._hidden(), "document": "chair-statement-som-3", "language": "en"}
        line = uuid4().hex
        parts = [
            f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        named = 'Content-Disposition: form-data; name="file"; filename="a.pdf"'
        file = f"--{line}\r\n{named}\r\n\r\n".encode() + content + f"\r\n--{line}--\r\n".encode()
        kind = f"multipart/form-data; boundary={line}"
        return self._ask("/en/curating/documents", b"".join(parts) + file, kind)

    def _hidden(self) -> dict[str, str]:
        return dict(_HIDDEN.findall(self.text))

    def _ask(self, path: str, sent: bytes | None = None, kind: str = "") -> int:
        asked = urllib.request.Request(self._service.address + path, sent)
        if kind:
            asked.add_header("Content-Type", kind)
        try:
            answer = self._browser.open(asked, timeout=PATIENCE)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            self.text, self.place = answer.read().decode("utf-8", "replace"), answer.geturl()
        return int(answer.status)


class Officer(Caller):
    """An officer with one open case."""

    def __init__(self, service: Service) -> None:
        super().__init__(service, "aigul")
        self.get("/en/cases")
        assert self.post("/en/cases", post="KZ-TEST-01") == 200
        self._section = self.place.removeprefix(service.address)
        self._case = self._section.partition("/sections/")[0]

    def works(self) -> list[int]:
        """Save an answer three times, and refer."""
        seen = []
        for answer in ("no", "yes", "no"):
            self.get(self._section)
            seen.append(self.post(self._section, danger_to_life=answer, then="next"))
        self.get(f"{self._case}/referral")
        seen.append(self.post(f"{self._case}/referral"))
        return seen


@pytest.fixture
def database(furnished: Path, tmp_path: Path) -> Iterator[Database]:
    """The live database of an instance whose country has twenty posts, each with figures of last month."""
    furnished_instance(furnished, tmp_path)
    opened = Database(f"sqlite:///{tmp_path / 'referral.sqlite3'}")
    counted = measure_catalogue.bases_of(
        library_at(root() / "checklists").checklist("referral", "kz")
    )
    chance = Random(2016)
    with opened.transaction() as session:
        session.add_all(post(f"KZ-MANY-{number:02}") for number in range(1, 19))
        session.flush()
        for one in posts.every(session):
            figures.move(session, one.id, OVER, counts_of(counted, chance))
    yield opened
    opened.close()


def counts_of(bases: Mapping[str, str | None], chance: Random) -> dict[str, int]:
    """Counts of a post, each no larger than that of which it is a part."""
    found: dict[str, int] = {}
    for measure, whole in bases.items():
        found[measure] = 40 if whole is None else chance.randint(0, found[whole])
    return found


@pytest.fixture
def service(database: Database, tmp_path: Path) -> Iterator[Service]:
    """That instance, served as one command serves it."""
    started = Service(tmp_path)
    try:
        started.start()
        yield started
    finally:
        started.kill()


def job(database: Database, kind: str) -> Job | None:
    with database.read_session() as session:
        found = [one for state in JobState for one in jobs.of_kind(session, kind, state, most=1)]
    return found[0] if found else None


def wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "It did not come to that."
        time.sleep(0.1)


def runs(database: Database, kind: str) -> bool:
    found = job(database, kind)
    return found is not None and found.state is JobState.RUNNING


def test_officers_save_and_refer_while_a_pdf_that_means_harm_is_read(
    service: Service, database: Database
):
    officer, archivist = Officer(service), Caller(service, "nurlan")

    assert archivist.uploads(endless()) == 200 and "The document is kept." in archivist.text
    wait(lambda: runs(database, "document_text"))

    assert officer.works() == [200, 200, 200, 200]
    assert runs(database, "document_text"), "It is still read; nobody waited for it."


@pytest.mark.thorough
def test_officers_save_and_refer_while_four_hundred_pages_are_read(
    service: Service, database: Database
):
    officer, archivist = Officer(service), Caller(service, "nurlan")
    pages = [f"Page {number} tells of okapis and their borders" for number in range(400)]

    assert archivist.uploads(pdf(*pages)) == 200
    seen = officer.works()
    wait(lambda: (found := job(database, "document_text")) and not found.is_open)

    assert set(seen) == {200}
    officer.get("/en/events?q=okapis")
    assert "Third Senior Officials Meeting" in officer.text


@pytest.mark.thorough
def test_officers_save_and_refer_while_a_release_for_twenty_posts_is_worked_out(
    service: Service, database: Database
):
    officer, supervisor = Officer(service), Caller(service, "saule")
    look = urlencode({"period": OVER, "readers": "outside"})

    assert supervisor.get(f"/en/supervision/reports/releasing?{look}") == 200
    assert supervisor.post("/en/supervision/reports") == 200
    wait(lambda: runs(database, "release"))

    assert officer.works() == [200, 200, 200, 200]
    supervisor.get(f"/en/supervision/reports/{OVER}/outside")
    assert "worked out" in supervisor.text or "How to read the numbers" in supervisor.text
