"""What WeasyPrint may load: the system libraries, and no fonts but the packaged ones."""

import ctypes.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")
WEIGHTS = ("noto-sans-400.ttf", "noto-sans-700.ttf")
FOLDER = Path(__file__).resolve().parents[2] / "static" / "vendor" / "fonts" / "print"


class FontMissing(OSError):
    """A font cannot be read, so that a form would come out without its answers."""

    remedy = "Then install the program again: its fonts are not whole."

    def __init__(self, font: str) -> None:
        super().__init__(f"the font {font} cannot be read")


@contextmanager
def skip_library_search() -> Iterator[None]:
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


@contextmanager
def packaged_fonts_only() -> Iterator[None]:
    """Let Fontconfig read our ``fonts.conf`` instead of the machine's.

    The fonts are read where the package keeps them. An ``@font-face`` would copy them to a temporary folder that
    all workers share after a fork, and that the first of them to end removes. Raises FontMissing, where Pango
    would take another font in silence.
    """
    for file in (FONTS, *(FOLDER / name for name in WEIGHTS)):
        if not file.is_file():
            raise FontMissing(file.name)
    os.putenv("FONTCONFIG_FILE", str(FONTS))
    try:
        yield
    finally:
        os.unsetenv("FONTCONFIG_FILE")


def _nowhere(name: str) -> str | None:
    return None
