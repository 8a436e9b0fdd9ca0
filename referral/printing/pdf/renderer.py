"""HTML to PDF/UA: the only importer of WeasyPrint. ``pdf_cache.py`` loads it when the first form is printed.

Reads nothing but packaged fonts, the packaged style sheet and pictures inside the HTML; opens no
connection. Three things that WeasyPrint 70 leaves out of its tags are put in at the end of the module.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from referral.printing.pdf.libraries import FontMissing, packaged_fonts_only, skip_library_search

with skip_library_search(), packaged_fonts_only():
    from weasyprint import CSS, HTML, draw
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.pdf import tags
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIC = Path(__file__).resolve().parents[2] / "static"
SHEETS = ("print.css", "twin.css", "report.css", "tabletop.css")
STYLES = tuple(STATIC / "style" / name for name in SHEETS)
FAMILY = "Noto-Sans"
SCOPES = {"col": "/Column", "row": "/Row"}


class NotPackaged(Exception):
    """An address that is neither inside the package nor inside the document."""

    def __init__(self, url: str) -> None:
        super().__init__(f"A form may show packaged files only, not {url[:80]}.")


class Packaged(URLFetcher):  # type: ignore[misc]
    """Serves files of ``static/`` and pictures written into the document; refuses the rest."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("file", "data"))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """What the address names. Raises NotPackaged."""
        address = urlsplit(url)
        inside = Path(unquote(address.path)).resolve().is_relative_to(STATIC)
        if address.scheme != "data" and not (address.scheme == "file" and inside):
            raise NotPackaged(url)
        return super().fetch(url, headers)


def pdf(html: str) -> bytes:
    """A tagged PDF of a whole HTML document; the same document gives the same bytes. Raises FontMissing."""
    fonts, style = prepared()
    document = HTML(string=html, base_url=f"{STATIC.as_uri()}/", url_fetcher=_packaged)
    written = document.write_pdf(
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        finisher=_refuse_other_fonts,
    )
    return bytes(written)


def _refuse_other_fonts(_document: Any, pdf: Any) -> None:
    """Every font that was written is ours and has letters, and each of them a width."""
    for font in pdf.objects:
        if isinstance(font, dict) and font.get("Subtype") == "/CIDFontType2":
            name = font["BaseFont"].decode()
            widths = [one for part in font["W"] if isinstance(part, list) for one in part]
            if FAMILY not in name or not any(widths):
                raise FontMissing(name)


_packaged = Packaged()


@cache
def prepared() -> tuple[FontConfiguration, CSS]:
    """The fonts and the style sheet, read when this process prints first.

    Never before a server forks: from version 1.52 on Pango asks a thread of its own for fonts, and a thread does
    not come along into the process that prints, which would wait for it without end.
    """
    with packaged_fonts_only():
        fonts = FontConfiguration()
    words = "".join(style.read_text(encoding="utf-8") for style in STYLES)
    return fonts, CSS(string=words, font_config=fonts, url_fetcher=_packaged)


# --- what the tags lack ---------------------------------------------------------------------------

_draw, _build = draw.draw_stacking_context, tags._build_box_tree


def _draw_foot_as_artifact(stream: Any, context: Any) -> None:
    """The foot of a page is no part of the text; readers aloud pass it over."""
    if stream._tags is None or not isinstance(context.box, MarginBox):
        _draw(stream, context)
        return
    with stream.artifact():
        marking, stream._tags = stream._tags, None
        _draw(stream, context)
        stream._tags = marking


def _build_in_full(box: Any, *rest: Any) -> Iterator[Any]:
    """Tags of a box, with the language of its element and the direction of a header cell."""
    if isinstance(box, MarginBox):
        return
    for element in _build(box, *rest):
        if box.element is not None and (language := box.element.get("lang")):
            element["Lang"] = tags.pydyf.String(language)
        if element["S"] == "/TH":
            element["A"]["Scope"] = SCOPES[box.element.get("scope", "col")]
        yield element


draw.draw_stacking_context = _draw_foot_as_artifact
tags._build_box_tree = _build_in_full
