"""People at their browsers, as far as no browser is needed: they read pages and send forms."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from referral import clock
from referral.services.accounts import passphrases
from referral.services.upkeep import worker
from tests.web import promises

PASSPHRASE = "a passphrase for the tests"
HASH = passphrases.hashed(PASSPHRASE)

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def without_tokens(page: str) -> str:
    """A page without its hidden fields, whose random letters may look like anything."""
    return _HIDDEN.sub("", page)


def does_the_work(app: Flask) -> None:
    """Do all jobs that wait, as ``referral work`` does."""
    house = app.extensions["app_parts"]
    while worker.run_next(house.database, house.settings, clock.now):
        pass


@dataclass
class Visitor:
    """Somebody with a browser. Every HTML page they are shown is held to its promises."""

    app: Flask
    locale: str = "en"
    page: TestResponse | None = None
    seen: list[str] = field(default_factory=list)

    client: FlaskClient = field(default=None)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.client = self.client or self.app.test_client()

    def get(self, path: str) -> TestResponse:
        """Open an address; without a leading slash it is one of the visitor's language."""
        return self._shown(self.client.get(self._address(path)))

    def post(self, path: str, *, follow: bool = True, **fields: Any) -> TestResponse:
        """Send a form, with the hidden fields of the page last seen unless others are given."""
        sent = {**self.hidden("csrf_token", "operation", "seen"), **fields}
        return self._shown(
            self.client.post(self._address(path), data=sent, follow_redirects=follow)
        )

    def save(self, reference: str, step: str, value: object, **sent: Any) -> TestResponse:
        """Save one answer as the browser's script does."""
        body = {"step": step, "value": value, "operation": uuid4().hex, "seen": 0, **sent}
        token = self.hidden("csrf_token").get("csrf_token", "")
        return self.client.post(
            self._address(f"cases/{reference}/answers"), json=body, headers={"X-CSRFToken": token}
        )

    def signs_in(self, login: str) -> "Visitor":
        """Sign in and stay on the first page of the role."""
        self.get("sign-in")
        self.post("sign-in", login=login, passphrase=PASSPHRASE)
        return self

    def opens_a_case(self, post: str = "KZ-TEST-01") -> str:
        """Open a case; returns its reference."""
        self.get("cases")
        self.post("cases", post=post)
        assert self.page is not None
        return self.page.request.path.split("/")[3]

    def hidden(self, *names: str) -> dict[str, str]:
        """Hidden fields of the page last seen."""
        text = self.page.get_data(as_text=True) if self.page else ""
        found = dict(_HIDDEN.findall(text))
        return {name: found[name] for name in names if name in found}

    def _address(self, path: str) -> str:
        return path if path.startswith("/") else f"/{self.locale}/{path}"

    def _shown(self, response: TestResponse) -> TestResponse:
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            promises.must_hold(response)
            self.page = response
        self.seen.append(response.request.path)
        return response
