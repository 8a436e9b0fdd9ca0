"""The log of a real server: whoever sends something writes nothing into it, and a fault can be found in it."""

import re
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.browser.border import furnished_instance
from tests.browser.service import PATIENCE, Service
from tests.house.canaries import CANARIES, EVERY_CANARY, SHORT, spellings

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} \[\d+\] (WARNING|ERROR|CRITICAL) ")
FORGED = "2026-11-28T20:00:00+0000 [1] ERROR The journal was verified"
ENDED = {"", "Aborted!"}
"""What a process that is told to end may say last."""

NUMBER = re.compile(r"Fault number ([0-9A-Z]{4}-[0-9A-Z]{2})")


@pytest.fixture
def service(furnished: Path, tmp_path: Path) -> Iterator[Service]:
    service = Service(furnished_instance(furnished, tmp_path))
    service.start()
    yield service
    service.kill()


def test_nobody_writes_into_the_log(service: Service) -> None:
    for request in (*_malformed(), *_well_formed()):
        _send(service, request)
    _takes_away(service, "archive_revisions", "people")
    for request in _well_formed():
        _send(service, request)
    _signs_in_under_an_identity(service)
    service.stop()

    log = service.output.read_bytes()

    assert not [one for one in CANARIES if any(spelt in log for spelt in spellings(one))]
    assert FORGED.encode() not in log
    for place in (b": GET of archive.every: ", b": POST of signin.begin: "):
        assert place in log, "A fault arose there, and was noted."
    for line in log.decode().splitlines()[1:]:  # the first tells the address
        assert LINE.match(line) or line.startswith("  ") or line in ENDED, line


def test_a_fault_is_found_by_its_number(service: Service) -> None:
    _takes_away(service, "archive_revisions")

    answer = _send(service, _get("/en/events")).decode()
    service.stop()

    number = NUMBER.search(answer)
    assert number, "The page says under which number the fault was noted."
    told = service.output.read_text().split(f"Fault {number[1]}: ")[1]
    assert told.startswith("GET of archive.every: OperationalError\n")
    assert "  sqlalchemy.exc.OperationalError SQLITE_ERROR\n" in told
    assert re.search(r"^    referral/archive/web/finding.py line \d+ in every$", told, re.MULTILINE)
    assert re.search(
        r"^    referral/archive/services/published_archive.py line \d+ in find$", told, re.MULTILINE
    )


def _signs_in_under_an_identity(service: Service) -> None:
    """With the token and the cookie of a real page, so that the program goes on with what was typed."""
    page = _send(service, _get("/en/sign-in")).decode()
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    cookie = re.search(r"Set-Cookie: ([^;]+)", page)
    assert token
    assert cookie
    typed = {"login": SHORT, "passphrase": EVERY_CANARY, "next": f"{SHORT}\r\n{FORGED}"}
    body = urlencode({"csrf_token": token[1], **typed}).encode()
    _send(service, _post("/en/sign-in", body, Cookie=cookie[1]))


def _takes_away(service: Service, *tables: str) -> None:
    """From now on the service lacks these tables."""
    connection = sqlite3.connect(service.instance / "referral.sqlite3")
    for table in tables:
        connection.execute(f"ALTER TABLE {table} RENAME TO taken_{table}")
    connection.close()


def _malformed() -> Iterator[bytes]:
    """What no server understands, each with identities."""
    text = EVERY_CANARY.encode()
    name = SHORT.encode()
    yield text + b"\r\n\r\n"
    yield b"GET /" + text + b" HTTP/1.1\r\n\r\n"
    yield name + b" / HTTP/1.1\r\nHost: x\r\n\r\n"
    yield name.upper() + b" / HTTP/1.1\r\nHost: x\r\n\r\n"
    yield b"GET / " + name + b"/1.1\r\nHost: x\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\n" + text + b": x\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\nX: " + text + b"\0\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\n " + text + b"\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + name + b"\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: " + name + b"\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\nExpect: " + name + b"\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: " + name + b"[::1\r\n\r\n"
    yield (
        b"POST /en/sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        + text
        + b"\r\n"
    )
    yield b"GET /" + name * 2000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: x\r\nX: " + name * 2000 + b"\r\n\r\n"


def _well_formed() -> Iterator[bytes]:
    """What a server understands and nobody should send, each with identities and with lines of a log."""
    for text in (EVERY_CANARY, f"{SHORT}\n{FORGED}", f"{SHORT}\r\n{FORGED}"):
        coded = quote(text, safe="")
        body = urlencode({"csrf_token": text, "login": text, "next": text, text: text}).encode()
        cookie = f"referral={coded}; {SHORT}={coded}"
        yield _get(f"/en/{coded}", Cookie=cookie)
        yield _get(f"/en/cases/{coded}?{coded}={coded}", Cookie=cookie, Referer=coded)
        yield _get(f"/en/events?q={coded}&after={coded}", Cookie=cookie, X=coded)
        for path in (
            f"cases/{coded}/sections/{coded}",
            f"{coded}",
            "sign-in",
            f"practice/cases/{coded}",
        ):
            yield _post(f"/en/{path}?{coded}", body, Cookie=cookie)
        yield _post(f"/en/cases/{coded}/sections/life-and-limb", body)
        yield _post(f"/en/practice/cases/{coded}/sections/life-and-limb", body)
        yield _get("/en/about", method=SHORT.upper())


def _get(path: str, *, method: str = "GET", **headers: str) -> bytes:
    return _request(method, path, b"", headers)


def _post(path: str, body: bytes, **headers: str) -> bytes:
    kind = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    return _request("POST", path, body, kind)


def _request(method: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    every = {
        "Host": "127.0.0.1",
        "Connection": "close",
        "Content-Length": str(len(body)),
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in every.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body


def _send(service: Service, request: bytes) -> bytes:
    """Send these bytes; returns all that is answered."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE) as line:
        line.sendall(request)
        line.shutdown(socket.SHUT_WR)
        answered = b""
        while part := line.recv(65536):
            answered += part
    return answered
