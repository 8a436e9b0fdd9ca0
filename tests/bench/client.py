"""A browser as plain as can be, for measuring."""

import http.client
import json
import re
import socket
import time
from urllib.parse import urlencode, urljoin, urlsplit
from uuid import uuid4

LINKED = re.compile(
    rb'(?:<link rel="stylesheet" href|<script type="module" src|data-document)="([^"]+)"'
)
IMPORTED = re.compile(rb'(?:import|from)\s*\(?"(\.{1,2}/[^"]+)"')


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Browser:
    """Signs in, opens a case, answers, and times what it asks."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self.cookie, self.token = "", ""

    def waits(self, seconds: float = 20) -> None:
        """Until the server answers."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self._ask("GET", "/")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise TimeoutError(f"Nothing answers at {self._host}.")

    def signs_in(self, login: str, passphrase: str) -> None:
        """Sign in and keep the session and its token."""
        self.get("/en/sign-in")
        self._sends("/en/sign-in", login=login, passphrase=passphrase)
        self.get("/en/cases")

    def opens_a_case(self) -> str:
        """Open a case; returns its reference."""
        page = self.get("/en/cases").decode()
        post = re.search(r'name="post" value="([^"]+)"', page)
        assert post
        place = self._sends("/en/cases", post=post[1], operation=uuid4().hex)
        return place.split("/")[3]

    def answers(self, reference: str, step: str, value: str) -> None:
        """Save one answer, whatever stands there."""
        body = {"step": step, "value": value, "operation": uuid4().hex, "seen": 900_000}
        status, _, text = self._ask(
            "POST",
            f"/en/cases/{reference}/answers",
            json.dumps(body),
            {"Content-Type": "application/json", "X-CSRFToken": self.token},
        )
        assert status == 200, text

    def issues_the_referral(self, reference: str) -> None:
        """Issue the referral."""
        self._sends(f"/en/cases/{reference}/referral", operation=uuid4().hex)

    def get(self, path: str) -> bytes:
        """The body of a page; its token is kept."""
        status, _, body = self._ask("GET", path)
        assert status == 200, (path, status)
        token = re.search(rb'name="csrf_token" value="([^"]+)"', body)
        self.token = token[1].decode() if token else self.token
        return body

    def times(self, path: str) -> float:
        """Seconds a page takes."""
        begin = time.perf_counter()
        self.get(path)
        return time.perf_counter() - begin

    def files_of(self, page: bytes) -> dict[str, bytes]:
        """Every style, script (with what it imports) and document a page loads, by address."""
        files: dict[str, bytes] = {}
        waiting = [found.decode() for found in LINKED.findall(page)]
        while waiting:
            name = waiting.pop()
            if name not in files:
                files[name] = self.get(name)
                waiting += [urljoin(name, one.decode()) for one in IMPORTED.findall(files[name])]
        return files

    def _sends(self, path: str, **fields: str) -> str:
        """Send a form; returns where the server says to go."""
        body = urlencode({"csrf_token": self.token, **fields})
        status, location, text = self._ask(
            "POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"}
        )
        assert status == 303, (path, status, text[:300])
        return location

    def _ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection(self._host, timeout=20)
        connection.request(method, path, body, {"Cookie": self.cookie, **(headers or {})})
        response = connection.getresponse()
        text = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            self.cookie = cookie.split(";")[0]
        connection.close()
        return response.status, response.headers.get("Location", ""), text
