"""Identities that nobody has, in many spellings, and requests that no page of ours would send."""

import base64
import http.client
import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

from tests.browser.service import Service

CANARIES = (
    "Gulnaraqx",
    "Akhmadzodaqx",
    "Гүлнарақщ Ахмадзодақщ",
    "كلنارقشض احمدزاده",
    "N0491827QX",
    "+77015550123",
    "gulnaraqx@example.org",
    "1987-03-14",
    "14.03.1987",
    "P<KAZAKHMADZODAQX<<GULNARAQX<<<<<<",
)
EVERY_CANARY = " ".join(CANARIES)
SHORT, NUMBER, DATE = "Gulnaraqx", "N0491827QX", "1987-03-14"


@dataclass(frozen=True)
class Raw:
    """A request as it goes over the line."""

    method: str
    path: str
    body: bytes = b""
    kind: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)


def send(service: Service, request: Raw, headers: dict[str, str]) -> int:
    """Send it as it is; returns the status."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    try:
        sent = {**headers, "Content-Type": request.kind, **request.headers}
        connection.request(request.method, request.path, request.body, sent)
        return connection.getresponse().status
    finally:
        connection.close()


def spellings(canary: str) -> set[bytes]:
    """A text in every form in which bytes may hide it."""
    plain = canary.encode()
    coded = [base64.b64encode(b"-" * shift + plain)[4:-4] for shift in (3, 4, 5)]
    return {
        plain,
        plain.lower(),
        plain.upper(),
        canary.encode("utf-16-le"),
        quote(canary).encode(),
        quote_plus(canary, safe="").encode(),
        quote(canary).lower().encode(),
        json.dumps(canary).strip('"').encode(),
        canary.encode("unicode-escape"),
        repr(plain)[2:-1].encode(),
        *(one for one in coded if len(one) >= 8),
    }


def found_in(folder: Path) -> list[str]:
    """Where in a folder any canary lies, in any spelling."""
    return [
        f"{path.relative_to(folder)} holds {canary!r}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (held := path.read_bytes()) is not None
        for canary in CANARIES
        if any(spelling in held for spelling in spellings(canary))
    ]
