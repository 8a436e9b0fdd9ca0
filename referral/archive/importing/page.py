"""A saved page, text or HTML, becomes paragraphs and list items in the order of reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul"),
    )
)
_SILENT = frozenset({"script", "style", "template", "noscript", "figcaption", "nav", "head"})
_BULLET = re.compile(r"^\s*(?:[•●▪◦·*–—-]|\d{1,2}[.)])\s+")
_LOOKS_LIKE_HTML = re.compile(r"<(?:html|body|div|p|h[1-6]|ul|table)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one line; ``is_item`` when it is an item of a list."""

    text: str
    is_item: bool = False


def paragraphs_of(page: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a page. Never fails: what is no page at all has none worth reading."""
    lines = _lines_of_html(page) if _LOOKS_LIKE_HTML.search(page) else page.splitlines()
    return tuple(_paragraphs(lines))


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    for line in lines:
        bullet = _BULLET.match(line)
        text = " ".join(line[bullet.end() if bullet else 0 :].split())
        if text:
            yield Paragraph(text, bullet is not None)


def _lines_of_html(page: str) -> list[str]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.written).splitlines()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.written.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.written.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.written.append(data.replace("\n", " "))
