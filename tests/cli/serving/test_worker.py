"""A worker of the server waits for nobody, and nobody waits for somebody else; with a tiny application."""

import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from gunicorn.glogging import Logger

from referral.cli.serving import connections, worker
from referral.cli.serving.server import Server
from referral.cli.serving.worker import Worker
from referral.settings import Settings, root
from tests.browser.service import free_port

PATIENCE = 120
"""Seconds after which a caller who hears nothing counts as kept waiting."""

LARGE = 12 * 1024 * 1024


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Return what was sent, on wish much more, on wish nothing but a fault."""
    if environ["PATH_INFO"] == "/fault":
        raise ValueError("Ahmad Karimov")
    sent = environ["wsgi.input"].read()
    answer = b"x" * LARGE if environ["PATH_INFO"] == "/large" else hashlib.sha256(sent).digest()
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]


class Counter:
    """A worker at work in a thread, and the place where it can be called."""

    def __init__(self, server: Server) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        self.address = listener.getsockname()
        self.worker = Worker(
            0, os.getppid(), [listener], server, PATIENCE, server.cfg, Logger(server.cfg)
        )
        self.worker.PIPE = list(os.pipe())
        self.worker.wsgi = application
        self._callers: list[socket.socket] = []
        self._listener = listener
        self._thread = Thread(target=self.worker.run)
        self._thread.start()

    def call(self, *said: bytes) -> socket.socket:
        """A caller who has said something."""
        caller = socket.create_connection(self.address, timeout=PATIENCE)
        self._callers.append(caller)
        for words in said:
            caller.sendall(words)
        return caller

    def close(self) -> None:
        """End the worker."""
        self.worker.alive = False
        os.write(self.worker.PIPE[1], b".")
        self._thread.join()
        for one in (self._listener, *self._callers):
            one.close()
        for end in self.worker.PIPE:
            os.close(end)
        self.worker.tmp.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    folder = tmp_path_factory.mktemp("instance")
    settings = Settings(
        root(), folder, f"sqlite:///{folder}/a", secret_key="a key that is no secret"
    )
    ready = Server(settings, workers=1)
    ready.load()
    return ready


@pytest.fixture
def counter(server: Server) -> Iterator[Counter]:
    opened = Counter(server)
    yield opened
    opened.close()


def heard(caller: socket.socket) -> bytes:
    """All that a caller is told, until the other side hangs up."""
    told = b"".join(iter(lambda: caller.recv(65536), b""))
    caller.close()
    return told


def asked(path: str, *headers: str) -> bytes:
    return "\r\n".join((f"GET {path} HTTP/1.1", "Host: here", *headers, "", "")).encode()


def sent(length: int, *headers: str) -> bytes:
    return asked("/", f"Content-Length: {length}", *headers).replace(b"GET", b"POST")


def test_who_is_slow_to_speak_keeps_nobody_waiting(counter: Counter):
    slow = [counter.call(b"GET / HTTP/1.1\r\nHost") for _ in range(4)]
    slow += [counter.call(sent(length), b"a") for length in (10, connections.SMALL * 2)]

    told = heard(counter.call(asked("/")))

    assert told.startswith(b"HTTP/1.1 200")
    slow[0].sendall(b": here\r\n\r\n")
    assert heard(slow[0]).startswith(b"HTTP/1.1 200")
    slow[4].sendall(b"b" * 9)
    assert heard(slow[4]).endswith(hashlib.sha256(b"a" + b"b" * 9).digest())


def test_who_is_slow_to_listen_keeps_nobody_waiting_and_gets_everything(counter: Counter):
    slow = [counter.call(asked("/large")) for _ in range(3)]

    told = heard(counter.call(asked("/")))

    assert told.startswith(b"HTTP/1.1 200")
    assert [len(heard(one).partition(b"\r\n\r\n")[2]) for one in slow] == [LARGE] * 3


def test_an_upload_arrives_whole(counter: Counter):
    body = os.urandom(LARGE)

    told = heard(counter.call(sent(LARGE), body[:100], body[100:]))

    assert told.endswith(hashlib.sha256(body).digest())


def test_who_asks_before_an_upload_is_told_to_go_on(counter: Counter):
    caller = counter.call(sent(3, "Expect: 100-continue"))

    assert caller.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
    caller.sendall(b"abc")
    told = heard(caller)
    assert told.startswith(b"HTTP/1.1 200") and told.endswith(hashlib.sha256(b"abc").digest())


def test_who_never_comes_to_an_end_is_told_so(counter: Counter, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connections, "PATIENCE", 0)

    assert heard(counter.call(b"GET / HTTP/1.1\r\nHo")).startswith(b"HTTP/1.1 408")
    assert heard(counter.call(sent(2), b"a")).startswith(b"HTTP/1.1 408")


def test_the_longest_there_makes_room(counter: Counter, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker, "MOST", 2)
    first, *others = [counter.call(b"GET / HT") for _ in range(3)]

    assert heard(first) == b""
    others[1].sendall(b"TP/1.1\r\nHost: here\r\n\r\n")
    assert heard(others[1]).startswith(b"HTTP/1.1 200")


def test_few_uploads_are_listened_to_at_one_time(counter: Counter, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker, "MOST_LARGE", 1)
    large = connections.SMALL * 2
    first = counter.call(sent(large), b"a")

    assert heard(counter.call(sent(large), b"a")).startswith(b"HTTP/1.1 503")
    first.sendall(b"a" * (large - 1))
    assert heard(first).startswith(b"HTTP/1.1 200")


def test_answers_that_nobody_takes_are_given_up_when_they_are_many(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker, "MOST_TO_GO", LARGE)
    first, second = (counter.call(asked("/large")) for _ in range(2))
    assert heard(counter.call(asked("/"))).startswith(b"HTTP/1.1 200")

    assert len(heard(second)) > LARGE
    assert len(heard(first)) < LARGE


def test_a_fault_outside_the_application_is_told_in_our_words(counter: Counter):
    told = heard(counter.call(asked("/fault"))).decode()

    assert told.startswith("HTTP/1.1 500")
    assert "use the paper form" in told and "Content-Security-Policy" in told
    assert "Ahmad" not in told


def test_what_is_on_its_way_still_arrives_when_a_worker_ends(counter: Counter):
    taking = counter.call(asked("/large"))
    assert heard(counter.call(asked("/"))).startswith(b"HTTP/1.1 200")
    counter.worker.alive = False

    assert len(heard(taking)) > LARGE


@pytest.mark.thorough
def test_a_request_that_hangs_ends_alone(tmp_path: Path):
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cli.serving.hanging", tmp_path, str(port)]
    ) as server:
        try:
            taking = _reached(port)
            taking.sendall(asked("/"))
            taking.recv(1)
            hanging = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
            hanging.sendall(asked("/hang"))

            assert heard(hanging).startswith(b"HTTP/1.1 500")
            assert len(heard(taking)) > LARGE
            again = _reached(port)
            again.sendall(asked("/"))
            assert heard(again).startswith(b"HTTP/1.1 200")
        finally:
            server.terminate()


def _reached(port: int) -> socket.socket:
    """A connection to a server that may still be starting."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            assert time.monotonic() < until, "The server does not start."
            time.sleep(0.1)
