"""Section pages, rendered once per revision of a case.

A case at one revision, in one language, shows one officer always the same page, but for the tokens: against
forgery, and against sending twice. They are holes. What changes the page is part of its key.
"""

from collections.abc import Callable, Hashable
from typing import Any
from uuid import uuid4

from werkzeug.wrappers import Response

from referral.caches import Cache
from referral.web.app.holes import Cut, Hole
from referral.web.app.pages import fill
from referral.web.app.signing import forgery_token, service_token

_pages: Cache[Hashable, Cut] = Cache("section pages")


def kept(key: Hashable, render: Callable[[], Cut]) -> Cut:
    """The page of that key, rendered if this process no longer has it."""
    return _pages.get_or_make(key, render)


def rendered(template: str, **words: Any) -> Cut:
    """A page from a template, with holes for its tokens."""
    html = fill(
        template,
        csrf_token=lambda: Hole.FORGERY_TOKEN.mark,
        service_token=lambda: Hole.SERVICE_TOKEN.mark,
        operation=Hole.OPERATION.mark,
        **words,
    )
    return Cut(html)


def answered(page: Cut, status: int = 200) -> Response:
    """The page as a response, with fresh tokens."""
    return Response(page.filled(_TOKENS), status=status, content_type="text/html; charset=utf-8")


_TOKENS = {
    Hole.FORGERY_TOKEN: forgery_token,
    Hole.SERVICE_TOKEN: service_token,
    Hole.OPERATION: lambda: uuid4().hex,
}
