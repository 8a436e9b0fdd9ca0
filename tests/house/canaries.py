"""Identities that nobody has, in many spellings, and requests that no page of ours would send."""

import http.client
from dataclasses import dataclass, field

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
    """Send it as it is; gives back the status."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    try:
        sent = {**headers, "Content-Type": request.kind, **request.headers}
        connection.request(request.method, request.path, request.body, sent)
        return connection.getresponse().status
    finally:
        connection.close()
