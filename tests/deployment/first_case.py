"""The first case, opened and answered through the TLS proxy as a browser without scripts does it."""

import json
import re
import socket
import ssl
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, OpenerDirector, Request, build_opener
from uuid import uuid4

HOST = "referral.example.kz"


class Officer:
    """Somebody at a browser who knows the public address only."""

    def __init__(self, root: Path, tls: int) -> None:
        self.origin = f"https://{HOST}:{tls}"
        trusts = ssl.create_default_context(cafile=str(root / "etc/ssl/referral.pem"))
        self.browser: OpenerDirector = build_opener(
            HTTPSHandler(context=trusts), HTTPCookieProcessor(CookieJar())
        )
        self.token, self.page = "", ""

    def reads(self, path: str) -> str:
        """Open a page."""
        with self.browser.open(f"{self.origin}/borders{path}") as answer:
            self.page = answer.read().decode()
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.page)
        self.token = token[1] if token else self.token
        return self.page

    def sends(self, path: str, **fields: str) -> str:
        """Send a form; where that leads."""
        body = urlencode({"csrf_token": self.token, **fields}).encode()
        with self.browser.open(self._request(path, body, {})) as answer:
            return str(answer.geturl())

    def answers(self, reference: str, step: str, value: str) -> None:
        """Save one answer."""
        body = {"step": step, "value": value, "operation": uuid4().hex, "seen": 0}
        kind = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        path = f"/en/cases/{reference}/answers"
        with self.browser.open(self._request(path, json.dumps(body).encode(), kind)) as answer:
            assert answer.status == 200

    def _request(self, path: str, body: bytes, headers: dict[str, str]) -> Request:
        named = {"Origin": self.origin, "Referer": f"{self.origin}/borders/en/", **headers}
        return Request(f"{self.origin}/borders{path}", body, named)


def at_home() -> None:
    """Let the public name lead to this machine."""
    found = socket.getaddrinfo
    socket.getaddrinfo = lambda host, *more, **named: found(
        "127.0.0.1" if host == HOST else host, *more, **named
    )


def main(root: str, tls: str) -> None:
    """Sign in with the passphrase that was shown, open a case, answer, see the answer."""
    at_home()
    said = (Path(root) / "said").read_text(encoding="utf-8")
    passphrase = said.split("Passphrase, shown only now: ")[1].split("\n")[0]
    officer = Officer(Path(root), int(tls))
    officer.reads("/en/sign-in")
    place = officer.sends("/en/sign-in", login="officer-1", passphrase=passphrase)
    assert place == f"{officer.origin}/borders/en/cases", place
    officer.reads("/en/cases")
    post = re.search(r'name="post" value="([^"]+)"', officer.page)
    assert post, "There is no button for a new case."
    place = officer.sends("/en/cases", post=post[1], operation=uuid4().hex)
    reference = place.split("/cases/")[1].split("/")[0]
    officer.reads(f"/en/cases/{reference}")
    officer.answers(reference, "danger_to_life", "yes")
    assert "&#34;yes&#34;" in officer.reads(f"/en/cases/{reference}/sections/life-and-limb") or (
        "checked" in officer.page
    )
    print(f"The first case is {reference}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
