"""Section pages, rendered once per revision of a case.

A case at one revision, in one language, shows one officer always the same page, but for two tokens:
against forgery, and against sending twice. So the page is kept with marks in their places. What
changes the page is part of its key; nothing is taken out for being old, only for want of room.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from uuid import uuid4

from werkzeug.wrappers import Response

from referral.web.app.signing import forgery_token, service_token

MOST_KEPT = 200
FORGERY_MARK = "{{forgery-token}}"
SERVICE_MARK = "{{service-token}}"
OPERATION_MARK = "{{operation}}"

Pieces = tuple[bytes, ...]
"""A page as it is sent, cut at its marks: text, mark, text, mark, text."""

_kept: OrderedDict[Hashable, Pieces] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, render: Callable[[], Pieces]) -> Pieces:
    """The page of that key, rendered if this process has not done so yet."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    page = render()
    with _lock:
        _kept[key] = page
        if len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return page


def cut(page: str) -> Pieces:
    """A page with marks, ready to be sent often."""
    return tuple(piece.encode() for piece in _MARKS.split(page))


def answered(page: Pieces, status: int = 200) -> Response:
    """The page as a response, fresh tokens in the places of the marks."""
    tokens = {
        FORGERY_MARK.encode(): forgery_token().encode(),
        OPERATION_MARK.encode(): uuid4().hex.encode(),
    }
    if SERVICE_MARK.encode() in page:
        tokens[SERVICE_MARK.encode()] = service_token().encode()
    body = b"".join([tokens.get(piece, piece) for piece in page])
    return Response(body, status=status, content_type="text/html; charset=utf-8")


_MARKS = re.compile(f"({'|'.join(map(re.escape, (FORGERY_MARK, SERVICE_MARK, OPERATION_MARK)))})")
