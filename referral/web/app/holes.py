"""Holes: places in HTML that is kept, for what differs from one request to the next.

A template is given a mark where a hole is to be. The HTML is cut once at its marks, and filled for each request.
Marks hold random letters of this process, so that no text of a checklist or of a person can be one.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from secrets import token_hex


class Hole(StrEnum):
    """What is filled in on each request."""

    FORGERY_TOKEN = "forgery_token"  # noqa: S105 - a name
    SERVICE_TOKEN = "service_token"  # noqa: S105 - a name
    OPERATION = "operation"
    REFERENCE = "reference"
    BESIDE = "beside"

    @property
    def mark(self) -> str:
        """What a template is given: letters, digits and hyphens, which HTML and addresses leave as they are."""
        return f"{_BEGINS}{self.value.replace('_', '-')}-{_ENDS}"


_BEGINS = f"hole-{token_hex(16)}-"
_ENDS = "end"
_BY_MARK = {hole.mark: hole for hole in Hole}
_MARKS = re.compile(f"({'|'.join(_BY_MARK)})")

Filling = Mapping[Hole, Callable[[], str]]
"""What fills each hole, escaped already; it is asked once for each, and only for holes that are there."""


class Cut:
    """HTML that was cut at its marks, ready to be filled often."""

    __slots__ = ("_holes", "_texts")

    def __init__(self, html: str) -> None:
        """Cut HTML in which marks stand."""
        pieces = _MARKS.split(html)
        self._texts = tuple(text.encode() for text in pieces[::2])
        self._holes = tuple(_BY_MARK[mark] for mark in pieces[1::2])

    def filled(self, filling: Filling) -> bytes:
        """The HTML with every hole filled; a hole that nothing is given for is a KeyError."""
        values = {hole: filling[hole]().encode() for hole in dict.fromkeys(self._holes)}
        pieces = [self._texts[0]]
        for hole, text in zip(self._holes, self._texts[1:], strict=True):
            pieces += (values[hole], text)
        return b"".join(pieces)
