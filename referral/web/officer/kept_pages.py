"""Section pages, rendered once per revision of a case.

A case at one revision, in one language, shows one officer always the same page, but for two tokens:
against forgery, and against sending twice. So the page is kept with marks in their places. What
changes the page is part of its key; nothing is taken out for being old, only for want of room.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from uuid import uuid4

from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

MOST_KEPT = 200
FORGERY_MARK = "{{forgery-token}}"
OPERATION_MARK = "{{operation}}"

_kept: OrderedDict[Hashable, str] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, render: Callable[[], str]) -> str:
    """The page of that key with its marks, rendered if this process has not done so yet."""
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


def answered(page: str, status: int = 200) -> Response:
    """The page as a response, fresh tokens in the places of the marks."""
    page = page.replace(FORGERY_MARK, generate_csrf()).replace(OPERATION_MARK, uuid4().hex)
    return Response(page, status=status, content_type="text/html; charset=utf-8")
