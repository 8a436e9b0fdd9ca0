"""A saved page as browsers and editors write it: its text in any encoding, or a refusal in a sentence."""

import codecs
import re
from email import message_from_bytes, policy
from typing import cast

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IS_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096


class PageNotReadable(Exception):
    """Nothing says in which encoding a page was saved, or what says so is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "The letters of this page cannot be read: nothing in it says in which encoding it was saved. "
            "Open it in a browser or an editor, save it as UTF-8, and try again."
        )


def text_of(saved: bytes) -> str:
    """The text of a saved page: HTML, plain text, or a web archive (.mhtml). Raises PageNotReadable."""
    if _IS_ARCHIVE.search(saved[:_HEAD]):
        return _page_in_archive(saved)
    for mark, encoding in _MARKS:
        if saved.startswith(mark):
            return _decoded(saved, encoding)
    said = _CHARSET.search(saved[:_HEAD])
    return _decoded(saved, said[1].decode("ascii") if said else "utf-8")


def _page_in_archive(saved: bytes) -> str:
    archive = message_from_bytes(saved, policy=policy.default)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            page = cast("bytes", part.get_payload(decode=True))
            said = part.get_content_charset()
            return _decoded(page, said) if said else text_of(page)
    raise PageNotReadable


def _decoded(page: bytes, encoding: str) -> str:
    is_marked = page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if encoding.lower().startswith("utf-16") and not is_marked:
        encoding = "utf-8"  # whoever could read these letters one by one was not reading UTF-16
    try:
        text = page.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise PageNotReadable from None
    if "\0" in text:
        raise PageNotReadable
    return text
