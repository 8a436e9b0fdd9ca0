"""Charts as SVG, the same on screen and on paper: drawn by pygal (``drawing.py``), coloured by attributes alone.

No script, no style sheet and no style attribute is left in them, so that the strictest page may show them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from referral.i18n.languages import Language

WIDTH, LEAST_HEIGHT, BAR, BETWEEN, AROUND = 760, 120, 20, 14, 72
LONGEST_LABEL = 36
SIZE = 14

_SVG = "{http://www.w3.org/2000/svg}"
_COLOURS = Path(__file__).parents[2] / "static" / "style" / "_colours.scss"
_FONT = "Noto Sans, Verdana, sans-serif"


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: its name and a number for each series; None where nothing may be said."""

    label: str
    numbers: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """What is drawn: lying bars, those of one row together. ``says`` is the sentence for whoever cannot see it."""

    title: str
    says: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    unit: str = ""

    @property
    def width(self) -> int:
        """Its width; everything is drawn in proportion to it."""
        return WIDTH

    @property
    def height(self) -> int:
        """What its rows need."""
        row = BAR * len(self.series) + BETWEEN
        return max(LEAST_HEIGHT, row * len(self.bars) + AROUND)


def svg(chart: BarChart, language: Language) -> bytes:
    """The chart as a file of its own, in the language and with its words as title and description."""
    # Its drawer comes with the first chart: no officer's page needs one.
    from referral.printing.reports import drawing

    return _plain(fromstring(drawing.bars(chart, _shades())), chart, language)  # noqa: S314 (our own drawing)


def _plain(root: Element, chart: BarChart, language: Language) -> bytes:
    """The drawing without scripts and styles; what they said is said by attributes."""
    register_namespace("", _SVG.strip("{}"))
    for parent in list(root.iter()):
        for child in list(parent):
            if _name(child) in ("script", "style", "desc", "title") or _is_tooltip(child):
                parent.remove(child)
    _paint(root, {"font-family": _FONT, "fill": colours()["ink"]})
    _walk(root, ())
    root.attrib.pop("id", None)  # drawn by lot; the same numbers give the same file
    root.set("lang", language.code)
    root.set("role", "img")
    for tag, words in (("desc", chart.says), ("title", chart.title)):
        said = Element(_SVG + tag)
        said.text = words
        root.insert(0, said)
    drawn: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return drawn


def _walk(element: Element, within: tuple[str, ...]) -> None:
    classes = element.get("class", "").split()
    path = (*within, *classes)
    for wanted, attributes in _looks().items():
        if _matches(wanted, path, _name(element)):
            _paint(element, attributes)
    element.attrib.pop("style", None)
    for child in element:
        _walk(child, path)
    element.attrib.pop("class", None)


def _matches(wanted: str, path: Sequence[str], name: str) -> bool:
    *classes, tag = wanted.split()
    return tag in (name, "*") and all(one in path for one in classes)


def _paint(element: Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, value)


@cache
def _looks() -> Mapping[str, Mapping[str, str]]:
    """What pygal's classes look like here; a later line wins."""
    named = colours()
    series = {
        f"color-{number} rect": {"fill": shade, "stroke": "none"}
        for number, shade in enumerate(_shades())
    }
    return {
        "background rect": {"fill": "none", "stroke": "none"},
        "axis text": {"font-size": str(SIZE), "fill": named["ink"]},
        "axis x text": {"text-anchor": "middle", "fill": named["soft"]},
        "axis y text": {"text-anchor": "end"},
        "axis path": {"stroke": named["seam"], "fill": "none", "stroke-width": "1"},
        "legends text": {"font-size": str(SIZE), "fill": named["ink"]},
        **series,
        "text-overlay text": {"font-size": str(SIZE), "fill": named["ink"], "text-anchor": "start"},
    }


def _shades() -> tuple[str, ...]:
    named = colours()
    return named["river"], named["saffron"], named["poplar"]


@cache
def colours() -> Mapping[str, str]:
    """The colours of the pages by name, as their style sheet says."""
    text = _COLOURS.read_text(encoding="utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", text))


def _is_tooltip(element: Element) -> bool:
    return "tooltip" in element.get("class", "").split()


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(_SVG)
