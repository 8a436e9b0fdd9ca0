"""A gunicorn worker that never waits: it answers a request once it has arrived whole.

gunicorn's own worker reads and writes while a caller is on the line, so that one who says nothing holds it. Here
connections wait side by side; requests are read, and answers made, by gunicorn, one at a time in one thread.
"""

import os
import selectors
import socket
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from gunicorn.http import errors
from gunicorn.workers.sync import SyncWorker

from referral.cli.serving.connections import Connection, ConnectionGone, RequestRefused

if TYPE_CHECKING:
    from referral.cli.serving.server import Server

MOST = 500
"""Connections of a worker; the one that has been there longest makes room for the next."""

MOST_LARGE = 4
"""Uploads that a worker listens to at one time; they lie on the disk until they are whole."""

MOST_TO_GO = 64 * 1024 * 1024
"""Bytes of answers that wait for slow callers; beyond that the oldest are given up."""

GRACE = 5
"""Seconds that a worker which is told to end gives callers to take their answers."""

_REFUSALS: dict[type[Exception], int] = {
    errors.LimitRequestLine: 414,
    errors.LimitRequestHeaders: 431,
    errors.ExpectationFailed: 417,
    errors.UnsupportedTransferCoding: 501,
    errors.ParseException: 400,
}
REFUSED = {*_REFUSALS.values(), 408, 411, 500, 503}
"""What is said without the application; composed before, since a worker that is ended has a second left."""


class Worker(SyncWorker):
    """One thread that makes the answers, and any number of callers."""

    def run(self) -> None:
        """Serve until told to end."""
        self._poller = selectors.DefaultSelector()
        self._there: dict[Connection, None] = {}
        self._checked = 0.0
        self._poller.register(self.PIPE[0], selectors.EVENT_READ, self._wake)
        for listener in self.sockets:
            self._open(listener)
        while self.alive and self.is_parent_alive():
            self._turn()
        self._leave()

    def _open(self, listener: socket.socket) -> None:
        listener.setblocking(False)
        if sys.platform == "linux":
            # The system keeps a caller who says nothing, so that a worker that is free hears the first word.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, 30)
        self._poller.register(listener, selectors.EVENT_READ, partial(self._welcome, listener))

    def _turn(self) -> None:
        self.notify()
        for key, _ in self._poller.select(1.0):
            if self._poller.get_map().get(key.fd) is key:  # not closed meanwhile
                key.data()
        if time.monotonic() - self._checked > 1:
            self._part_with_the_late()

    def _wake(self) -> None:
        os.read(self.PIPE[0], 4096)

    def _welcome(self, listener: socket.socket) -> None:
        try:
            caller, address = listener.accept()
        except OSError:
            return  # another worker was faster, or the caller has gone
        connection = Connection(caller, address)
        self._there[connection] = None
        self._listen(connection)
        if len(self._there) > MOST:
            self._drop(next(iter(self._there)))

    def _listen(self, connection: Connection) -> None:
        """Take what has come; answer when that was all."""
        try:
            connection.listen()
            if connection.is_answered:
                return
            if connection.is_large and self._uploads() > MOST_LARGE:
                raise RequestRefused(503)
        except ConnectionGone:
            self._drop(connection)
        except RequestRefused as refused:
            self._refuse(connection, refused.status)
        else:
            if connection.is_whole:
                self._answer(connection)
            else:
                self._await(connection, selectors.EVENT_READ, self._listen)

    def _answer(self, connection: Connection) -> None:
        """Let gunicorn read the request and the application answer it."""
        self.handle(self.sockets[0], cast("socket.socket", connection), connection.address)
        if not connection.to_go:
            self.handle_error(None, connection, connection.address, OSError())
        connection.answered()
        self._speak(connection)

    def _refuse(self, connection: Connection, status: int) -> None:
        connection.refuse(self._server.refusal(status))
        connection.answered()
        self._speak(connection)

    def _speak(self, connection: Connection) -> None:
        try:
            if not connection.speak():
                self._await(connection, selectors.EVENT_WRITE, self._speak)
                self._make_room()
            elif connection.is_left_over:
                connection.linger()
                self._await(connection, selectors.EVENT_READ, self._listen)
            else:
                self._drop(connection)
        except ConnectionGone:
            self._drop(connection)

    def _make_room(self) -> None:
        while sum(one.to_go for one in self._there) > MOST_TO_GO:
            self._drop(next(one for one in self._there if one.to_go))

    def _await(self, connection: Connection, what: int, then: Any) -> None:
        if connection.socket.fileno() in self._poller.get_map():
            self._poller.modify(connection.socket, what, partial(then, connection))
        else:
            self._poller.register(connection.socket, what, partial(then, connection))

    def _drop(self, connection: Connection) -> None:
        if connection in self._there:
            del self._there[connection]
            if connection.socket.fileno() in self._poller.get_map():
                self._poller.unregister(connection.socket)
            connection.end()

    def _uploads(self) -> int:
        return sum(one.is_large and not one.is_answered for one in self._there)

    def _part_with_the_late(self) -> None:
        self._checked = now = time.monotonic()
        for one in [one for one in self._there if one.deadline < now]:
            if one.is_silent or one.is_answered:
                self._drop(one)
            else:
                self._refuse(one, 408)

    def _leave(self) -> None:
        """Give those who are taking an answer a moment for the rest of it."""
        for listener in self.sockets:
            self._poller.unregister(listener)
        for one in [one for one in self._there if not one.is_answered]:
            self._drop(one)
        end = time.monotonic() + GRACE
        while self._there and time.monotonic() < end:
            self._turn()
        for one in list(self._there):
            self._drop(one)
        self._poller.close()

    @property
    def _server(self) -> "Server":
        return cast("Server", self.app)

    def handle_abort(self, sig: int, frame: Any) -> None:
        """End the request that took too long, and leave a moment for the answers that are on their way."""
        self.notify()
        super().handle_abort(sig, frame)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Refuse in our own words and with our headers; nothing that a caller sent is repeated."""
        status = next((code for kind, code in _REFUSALS.items() if isinstance(exc, kind)), 500)
        if status == 500:
            self.log.error("%s outside the application", type(exc).__name__, exc_info=exc)
        client.refuse(self._server.refusal(status))
