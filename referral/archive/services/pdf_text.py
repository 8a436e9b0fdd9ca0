"""The text of a PDF, for searching. The only importer of pypdf, whose readers are not let near a page's process.

``python -m referral.archive.services.pdf_text`` tells whether the PDF on its standard input can be opened, by the
way it ends.
"""

import resource
import sys
from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader

MOST_PAGES, MOST_TEXT = 400, 500_000
"""So much of a PDF is read, in pages and letters."""

OPENS, LOCKED, BROKEN = 0, 3, 4
"""How the process ends that looks whether a PDF can be opened."""

_SECONDS, _BYTES = 10, 1024**3


class PdfNotReadable(Exception):
    """Bytes that are no PDF, or one without a page."""


class PdfLocked(PdfNotReadable):
    """A PDF that nobody opens without a passphrase."""


def text_of(content: bytes, got_to: Callable[[int], None] = lambda _part: None) -> str:
    """The words of the first pages, a space between each; ``got_to`` is told each tenth. Raises PdfNotReadable."""
    reader = _opened(content)
    try:
        pages = min(len(reader.pages), MOST_PAGES)
        words, length = list[str](), 0
        for number in range(pages):
            if number * 10 // pages != (number - 1) * 10 // pages:
                got_to(number * 100 // pages)
            words.append(reader.pages[number].extract_text())
            length += len(words[-1])
            if length > MOST_TEXT:
                break
    except MemoryError:
        raise
    except Exception as broken:  # a broken PDF raises whatever it finds
        raise PdfNotReadable from broken
    return " ".join(" ".join(words).replace("\0", " ").split())[:MOST_TEXT]


def _opened(content: bytes) -> PdfReader:
    """A PDF with at least one page. One that is encrypted only so that nobody prints it opens by itself."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise PdfLocked
        reader.pages[0]
    except (PdfLocked, MemoryError):
        raise
    except Exception as broken:
        raise PdfNotReadable from broken
    return reader


def _look() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    try:
        _opened(sys.stdin.buffer.read())
    except PdfLocked:
        return LOCKED
    except PdfNotReadable:
        return BROKEN
    return OPENS


if __name__ == "__main__":
    sys.exit(_look())
