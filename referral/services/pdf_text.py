"""The text of a PDF, for searching. The only importer of pypdf; ``uploads.py`` loads it with the first upload."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_PAGES, MOST_TEXT = 400, 500_000
"""So much of a PDF is read, in pages and letters."""


class NotReadable(Exception):
    """Bytes that are no PDF, or one without a page."""


def text_of(content: bytes) -> str:
    """The words of the first pages, a space between each. Raises NotReadable."""
    try:
        pages = PdfReader(BytesIO(content), strict=False).pages
        texts = [page.extract_text() for _, page in zip(range(MOST_PAGES), pages, strict=False)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as broken:
        raise NotReadable from broken
    if not texts:
        raise NotReadable
    return " ".join(" ".join(texts).replace("\0", " ").split())[:MOST_TEXT]
