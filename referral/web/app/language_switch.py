"""Switching the language of a form: the same page again with what was typed; nothing is saved.

Such a page sends its form, with the field ``AGAIN`` in it, to the address it would be sent to in the other
language. So nothing that was typed is kept on the server or stands in an address.
"""

import functools
from collections.abc import Callable
from typing import Any

from flask import request
from werkzeug.wrappers import Response

AGAIN = "again"


def shows_again(
    page: Callable[..., Response],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a view that takes a form only show ``page`` when another language is asked for."""

    def marked(view: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(view)
        def answered(**names: str) -> Any:
            return page(**names) if AGAIN in request.form else view(**names)

        return answered

    return marked
