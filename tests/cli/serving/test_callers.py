"""Whoever calls the real server: slowly, not at all, or with headers that are none of their business."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.bench.client import Browser
from tests.browser.border import furnished_instance
from tests.browser.service import Service
from tests.web.visitors import PASSPHRASE

PATIENCE = 120
"""Seconds after which a caller who hears nothing counts as kept waiting."""

PAGE = b"GET /en/ HTTP/1.1\r\nHost: here\r\n\r\n"
CANARY = "AhmadKarimov"


class Callers:
    """People and programs at the other end of the line."""

    def __init__(self, service: Service) -> None:
        self.port = service.port
        self._opened: list[socket.socket] = []

    def call(self, *said: bytes) -> socket.socket:
        """A caller who has said something, or nothing."""
        caller = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self._opened.append(caller)
        for words in said:
            caller.sendall(words)
        return caller

    def hears(self, caller: socket.socket) -> str:
        """All that a caller is told."""
        return b"".join(iter(lambda: caller.recv(65536), b"")).decode()

    def close(self) -> None:
        """Hang up everywhere."""
        for one in self._opened:
            one.close()


@pytest.fixture
def callers(border_service: Service) -> Iterator[Callers]:
    there = Callers(border_service)
    yield there
    there.close()


@pytest.fixture
def two_workers(furnished: Path, tmp_path: Path) -> Iterator[Service]:
    service = Service(furnished_instance(furnished, tmp_path), workers=2)
    service.start()
    yield service
    service.kill()


def headers_of(answer: str) -> dict[str, str]:
    head = answer.partition("\r\n\r\n")[0].splitlines()[1:]
    return dict(line.split(": ", 1) for line in head)


def test_idle_and_slow_callers_keep_nobody_waiting(callers: Callers):
    for _ in range(3):
        callers.call()  # two browsers with a connection in reserve, or somebody who looks for open ports
    for _ in range(4):
        callers.call(b"GET /en/ HTTP/1.1\r\nHost: he")
    callers.call(b"POST /en/sign-in HTTP/1.1\r\nHost: here\r\nContent-Length: 90\r\n\r\nlogin=")

    told = callers.hears(callers.call(PAGE))

    assert told.startswith("HTTP/1.1 200")


def test_a_connection_in_reserve_is_for_whichever_worker_is_free(two_workers: Service):
    callers = Callers(two_workers)
    assert callers.hears(callers.call(PAGE)).startswith("HTTP/1.1 200")  # all are at work
    reserved = [callers.call() for _ in range(8)]
    _master, busy, *_ = sorted(_processes(two_workers))

    os.kill(busy, signal.SIGSTOP)

    for one in reserved:
        one.sendall(PAGE)
        assert callers.hears(one).startswith("HTTP/1.1 200")
    os.kill(busy, signal.SIGCONT)
    callers.close()


REFUSED = {
    "400": f"GET /en/ HTTP/1.1\r\nHost: here\r\n{CANARY} : 1\r\n\r\n",
    "411": f"POST /en/sign-in HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: {CANARY}\r\n\r\n",
    "413": "POST /en/sign-in HTTP/1.1\r\nHost: here\r\nContent-Length: 99999999\r\n\r\n",
    "414": f"GET /en/{CANARY * 800} HTTP/1.1\r\nHost: here\r\n\r\n",
    "417": f"GET /en/ HTTP/1.1\r\nHost: here\r\nExpect: {CANARY}\r\n\r\n",
    "431": f"GET /en/ HTTP/1.1\r\nHost: here\r\nX: {CANARY * 800}\r\n\r\n",
}
OVERLONG = {"414": f"GET /{CANARY * 4000}", "431": f"GET / HTTP/1.1\r\nX: {CANARY * 4000}"}
TLS = "\x16\x03\x01\x02\x00\x01\x00\x01"


@pytest.mark.parametrize(
    ("status", "said"), [*REFUSED.items(), *OVERLONG.items(), ("400", TLS), ("404", "GET /x/y HTTP/1.1\r\n\r\n")]
)  # fmt: skip
def test_what_is_refused_has_all_our_headers_and_repeats_nothing(
    callers: Callers, border_service: Service, status: str, said: str
):
    ours = headers_of(callers.hears(callers.call(PAGE)))
    logged = border_service.output.read_bytes()

    told = callers.hears(callers.call(said.encode("latin-1")))

    assert told.split(" ", 2)[1] == status
    for name in ours.keys() - {"Server", "Date", "Content-Type", "Content-Length"}:
        assert headers_of(told).get(name) == ours[name], name
    assert CANARY not in told
    assert border_service.output.read_bytes() == logged


FORGED = (
    "Host: evil.example", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https",
    "X-Forwarded-Prefix: /evil.example", "Forwarded: host=evil.example;proto=https",
    "X-Forwarded-Ssl: on", "X-Scheme: https", "Script-Name: /evil.example",
    "SCRIPT_NAME: //evil.example", "PATH_INFO: /evil.example", "X-Original-URL: //evil.example",
)  # fmt: skip
PAGES = ("/", "/en", "/en/", "/en/cases", "/en/events/", "/en/events", "/en/events.atom", "/en/events.ics",
         "/en/events.jsonld", "/sitemap.xml", "/robots.txt", "/oai?verb=Identify", "//evil.example/en/",
         "/oai?verb=ListRecords&metadataPrefix=oai_dc", "http://evil.example/en/events.atom")  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_what_a_caller_says_of_our_address_is_not_believed(callers: Callers, page: str):
    said = "\r\n".join((f"GET {page} HTTP/1.1", *FORGED, "", ""))

    told = callers.hears(callers.call(said.encode()))

    assert told.split(" ", 2)[1] in {"200", "303", "404"}
    assert "evil.example" not in told and "https://127" not in told


@pytest.mark.parametrize(
    "host", ["", ".", "[::1", "a b", "x" * 300, "[::1]:1", "a:b", "а.kz", "@", "a/b"]
)
def test_an_odd_host_harms_nobody(callers: Callers, host: str):
    said = f"GET /en/events.atom HTTP/1.1\r\nHost: {host}\r\n\r\n"

    told = callers.hears(callers.call(said.encode()))

    assert told.split(" ", 2)[1] in {"200", "400"}
    assert f"http://127.0.0.1:{callers.port}/en/events" in told or not told.startswith("HTTP/1.1 2")


def test_no_header_reaches_what_is_kept_of_a_page_for_others(
    callers: Callers, border_service: Service
):
    aigul = Browser(border_service.address)
    aigul.signs_in("aigul", PASSPHRASE)
    page = f"/en/cases/{aigul.opens_a_case()}/sections/life-and-limb"
    lines = (f"Cookie: {aigul.cookie}", *FORGED)
    for path in (page, f"//evil.example{page}"):
        said = "\r\n".join((f"GET {path} HTTP/1.1", *lines, "", ""))
        assert "//evil.example" not in callers.hears(callers.call(said.encode()))

    dana = Browser(border_service.address)
    dana.signs_in("dana", PASSPHRASE)
    seen = dana.get(f"/en/cases/{dana.opens_a_case()}/sections/life-and-limb").decode()

    assert "evil.example" not in seen and 'href="/en/cases/' in seen


def _processes(service: Service) -> list[int]:
    """The server and its workers, in the order in which they began."""
    there = psutil.Process(service.process_id)
    workers = [one.pid for one in there.children() if one.cmdline() == there.cmdline()]
    return [there.pid, *workers]
