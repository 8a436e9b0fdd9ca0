"""Forms as PDF, made once and kept in memory, never on disk.

Loads the renderer when the first form is printed, or when a server loads it for all its workers.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock

KEPT = 64  # forms of some 60 kB each

INSTALL = "Then: apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

_one_at_a_time = Lock()


class PdfUnavailable(Exception):
    """This machine lacks what PDFs are made with; the browser can still print the form."""

    def __init__(self, reason: OSError) -> None:
        remedy = getattr(reason, "remedy", INSTALL)
        super().__init__(
            f"No PDF can be made here: {reason}. Print the form from the browser meanwhile. {remedy}"
        )


def pdf(html: str) -> bytes:
    """The PDF of a whole HTML document; the same document gives the same bytes.

    Raises PdfUnavailable.
    """
    with _one_at_a_time:
        return _printed(html)


def load() -> None:
    """Load the renderer, and no font: for a process that forks others that print. Raises PdfUnavailable."""
    try:
        from referral.printing.pdf import renderer  # noqa: F401 - loaded, and used by whoever prints
    except OSError as reason:
        raise PdfUnavailable(reason) from reason


def warm_up() -> None:
    """Load the renderer and both weights of its font now, not at the first form. Raises PdfUnavailable."""
    pdf("<!doctype html><html lang=en><title>–</title><p>–<b>–</b>")


@lru_cache(maxsize=KEPT)
def _printed(html: str) -> bytes:
    with _without_collecting():
        try:
            from referral.printing.pdf import renderer

            return renderer.pdf(html)
        except OSError as reason:
            raise PdfUnavailable(reason) from reason


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A form is a hundred thousand small objects that all live until it is done; to look through them again and
    again for what could go takes a fifth of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
