"""One connection with one request on it: what has come, and what still has to go. Nothing here ever waits.

To gunicorn a connection is the socket of a request that has come whole: reading gives what came, writing keeps
what shall go.
"""

import re
import socket
import time
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

PATIENCE = 60
"""Seconds in which the head of a request has to come, and in which an answer has to be taken."""

SLOWEST_LINE = 32 * 1024
"""Bytes a second; a larger body, or a larger answer, is given the seconds it needs on such a line."""

LINGER = 10
"""Seconds in which the rest of a request that was refused is read, so that the answer arrives."""

LARGEST_HEAD = 32 * 1024
LARGEST_BODY = 21 * 1024 * 1024
"""Bytes; an upload of an archivist is the largest there is. The application refuses a larger one unread."""

SMALL = 128 * 1024
"""Bytes of a request that are held in memory; more lie in a temporary file."""

_AT_ONCE = 64 * 1024
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,19})[ \t]*\r\n", re.IGNORECASE)
_IN_CHUNKS = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_ASKS_FIRST = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)


class ConnectionGone(Exception):
    """The caller has closed the connection."""


class RequestRefused(Exception):
    """What came is no request that is ever answered; ``status`` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Connection:
    """A caller, from the first byte of a request to the last byte of its answer."""

    def __init__(self, caller: socket.socket, address: tuple[str, int]) -> None:
        """Begin to listen to a caller."""
        caller.setblocking(False)
        self.socket, self.address = caller, address
        self.deadline = time.monotonic() + PATIENCE
        self.is_answered = self.is_large = False
        self.is_left_over = False
        self._head = bytearray()
        self._came: IO[bytes] = BytesIO()
        self._missing: int | None = None
        self._goes: list[bytes | memoryview] = []

    @property
    def is_silent(self) -> bool:
        """Whether nothing has come yet."""
        return not self._head

    @property
    def is_whole(self) -> bool:
        """Whether the request has come to its end, or is too large to be listened to."""
        return self._missing is not None and self._missing <= 0

    @property
    def to_go(self) -> int:
        """Bytes of the answer that were not taken yet."""
        return sum(map(len, self._goes))

    def listen(self) -> None:
        """Take what has come. Raises ConnectionGone and RequestRefused."""
        try:
            piece = self.socket.recv(_AT_ONCE)
        except BlockingIOError:
            return
        except OSError as lost:
            raise ConnectionGone from lost
        if not piece:
            raise ConnectionGone
        if self.is_answered:
            return  # what comes after the answer is read, so that the answer arrives, and forgotten
        if self._missing is None:
            self._listen_to_head(piece)
        else:
            self._keep(piece)

    def _listen_to_head(self, piece: bytes) -> None:
        self._head += piece
        if not (self._head[:1].isalpha() or self._head[:1] == b"\r"):
            raise RequestRefused(400)  # TLS, for example, on a port without
        end = self._head.find(b"\r\n\r\n")
        if end >= 0:
            self._measure(end + len(b"\r\n\r\n"))
        elif len(self._head) > LARGEST_HEAD:
            raise RequestRefused(431 if b"\r\n" in self._head else 414)

    def _measure(self, end: int) -> None:
        """How much is to come is only asked in order to wait for it; what it means, gunicorn decides."""
        head = bytes(self._head[:end])
        if _IN_CHUNKS.search(head):
            raise RequestRefused(411)
        length = int(found[1]) if (found := _LENGTH.search(head)) else 0
        self.is_left_over = length > LARGEST_BODY
        self._missing = 0 if self.is_left_over else end + length
        self.is_large = self._missing > SMALL
        if self.is_large:
            self._came = TemporaryFile()  # noqa: SIM115  (closed with the connection)
        self.deadline += length / SLOWEST_LINE
        self._keep(bytes(self._head))
        if not self.is_whole and _ASKS_FIRST.search(head):
            self._goes.append(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.speak()

    def _keep(self, piece: bytes) -> None:
        assert self._missing is not None  # noqa: S101
        self._came.write(piece)
        self._missing -= len(piece)
        if self.is_whole:
            self._came.seek(0)

    def speak(self) -> bool:
        """Send as much as the caller takes; whether all has gone. Raises ConnectionGone."""
        going = self._goes[0] if len(self._goes) == 1 else memoryview(b"".join(self._goes))
        try:
            sent = self.socket.send(going) if len(going) else 0
        except BlockingIOError:
            sent = 0
        except OSError as lost:
            raise ConnectionGone from lost
        self._goes = [going[sent:]] if sent < len(going) else []
        return not self._goes

    def refuse(self, answer: bytes) -> None:
        """Answer a request that is not read to its end."""
        self._goes = [answer]
        self.is_left_over = True

    def linger(self) -> None:
        """Say that nothing more will be said, and listen on for a moment. Raises ConnectionGone."""
        self.deadline = time.monotonic() + LINGER
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError as lost:
            raise ConnectionGone from lost

    def answered(self) -> None:
        """The whole answer is kept here now: give the caller the time to take it."""
        self.is_answered = True
        self._came.close()
        self.deadline = time.monotonic() + PATIENCE + self.to_go / SLOWEST_LINE

    def end(self) -> None:
        """Close for good."""
        self._came.close()
        self.socket.close()

    # What gunicorn does with the socket of a request.

    def recv(self, size: int) -> bytes:
        """What came, piece by piece."""
        return self._came.read(size)

    def sendall(self, piece: bytes) -> None:
        """Keep a piece of the answer."""
        self._goes.append(bytes(piece))

    def send(self, piece: bytes) -> int:
        """Of the answer, gunicorn sends so only "100 Continue", which was sent when it was asked for."""
        return len(piece)

    def shutdown(self, how: int) -> None:
        """Nothing: the worker closes the connection when the answer was taken."""

    settimeout = setblocking = shutdown

    def close(self) -> None:
        """Nothing, likewise."""
