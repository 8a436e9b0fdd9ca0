"""Whole numbers that came with a request: as large as any of ours can be, or none at all."""

import re

from flask import request

LARGEST = 2**31 - 1
"""What the smallest column of a database holds."""

_WHOLE = re.compile(r"[0-9]{1,10}")


def number(field: str) -> int | None:
    """The number in a field of the form, None where it holds none."""
    return whole(request.form.get(field, ""))


def whole(text: str) -> int | None:
    """The number from 0 to ``LARGEST`` that a text is, or None."""
    if not _WHOLE.fullmatch(text):
        return None
    return found if (found := int(text)) <= LARGEST else None
