"""Loading the system's libraries of the press without searching the machine for them."""

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def found_by_their_names() -> Iterator[None]:
    """Let libraries be loaded by the names of their files alone, which the system's loader knows.

    For every name that is none, Python would start ``ldconfig``, a compiler and a linker to ask them: a fifth of
    a second before the first form. WeasyPrint tries the names of files as well, so nothing is missed.
    """
    search = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _nowhere(name: str) -> str | None:
    return None
