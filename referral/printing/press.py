"""The press: forms as PDF, made once and remembered in memory, never on disk.

Loads the renderer when the first form is printed, so that a server that prints nothing pays nothing.
"""

import hashlib
from collections import OrderedDict
from threading import Lock

KEPT = 64  # forms of some 60 kB each

_made: OrderedDict[str, bytes] = OrderedDict()
_one_at_a_time = Lock()


class PressUnavailable(Exception):
    """This machine lacks what PDFs are made with; the browser can still print the form."""

    def __init__(self, missing: Exception) -> None:
        super().__init__(
            f"No PDF can be made here: {missing}. Print the form from the browser meanwhile, and install: "
            "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        )


def pdf(html: str) -> bytes:
    """The PDF of a whole HTML document; the same document gives the same bytes. Raises PressUnavailable."""
    name = hashlib.sha256(html.encode()).hexdigest()
    with _one_at_a_time:
        if name not in _made:
            _made[name] = _printed(html, name)
            if len(_made) > KEPT:
                _made.popitem(last=False)
        _made.move_to_end(name)
        return _made[name]


def warm_up() -> None:
    """Load the renderer and its fonts now instead of at the first form. Raises PressUnavailable."""
    with _one_at_a_time:
        _printed("<!doctype html><html lang=en><title>–</title><p>–", "warm")


def _printed(html: str, name: str) -> bytes:
    try:
        from referral.printing import renderer
    except OSError as error:
        raise PressUnavailable(error) from error
    return renderer.pdf(html, identifier=name[:32])
