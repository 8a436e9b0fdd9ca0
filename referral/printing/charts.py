"""Charts as SVG, the same on screen and on paper: drawn by pygal, coloured by attributes alone.

No script, no style sheet and no style attribute is left in them, so that the strictest page may show them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import floor, log10
from pathlib import Path
from sys import meta_path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

import pygal
from pygal.style import Style

from referral.i18n.languages import Language

# pygal leaves an importer of its own behind, which Python's own no longer likes.
meta_path[:] = [finder for finder in meta_path if type(finder).__module__ != pygal.__name__]

WIDTH, LEAST_HEIGHT, BAR, BETWEEN, AROUND = 760, 120, 20, 14, 72
LONGEST_LABEL = 36
SIZE = 14
ROOM_FOR_NUMBER = 1.1
MOST_TICKS = 6

_SVG = "{http://www.w3.org/2000/svg}"
_COLOURS = Path(__file__).parent.parent / "static" / "style" / "_colours.scss"
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
    drawn = pygal.HorizontalBar(
        style=_style(),
        width=chart.width,
        height=chart.height,
        show_legend=len(chart.series) > 1,
        legend_at_bottom=True,
        legend_at_bottom_columns=len(chart.series),
        print_values=True,
        print_values_position="top",
        show_x_guides=False,
        show_y_guides=True,
        truncate_label=-1,
        truncate_legend=-1,
        include_x_axis=True,
        zero=0,
        margin=8,
        margin_left=28,
        range=(0, _largest(chart) * ROOM_FOR_NUMBER),
        spacing=10,
        no_data_text="",
        value_formatter=lambda number: _number(number, chart.unit),
        js=(),
    )
    drawn.y_labels = _ticks(_largest(chart) * ROOM_FOR_NUMBER)
    drawn.x_labels = [_short(bar.label) for bar in reversed(chart.bars)]
    for number, name in enumerate(chart.series):
        drawn.add(name, [bar.numbers[number] for bar in reversed(chart.bars)])
    return _plain(fromstring(drawn.render()), chart, language)  # noqa: S314 (our own drawing)


def _style() -> Style:
    """Sizes for pygal to reckon the room for words with; what it looks like is said in ``_looks``."""
    return Style(
        colors=_shades(),
        label_font_size=SIZE,
        major_label_font_size=SIZE,
        legend_font_size=SIZE,
        value_font_size=SIZE,
    )


def _largest(chart: BarChart) -> float:
    return max((number or 0 for bar in chart.bars for number in bar.numbers), default=0) or 1


def _ticks(largest: float) -> list[float]:
    """Marks of the scale from nought on: round numbers, no more than can stand beside each other."""
    size = 10 ** floor(log10(largest / MOST_TICKS))
    step = next(size * one for one in (1, 2, 5, 10, 20) if largest / (size * one) <= MOST_TICKS)
    return [step * number for number in range(int(largest / step) + 1)]


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _number(number: float | None, unit: str) -> str:
    return "" if number is None else f"{number:g}{unit}"


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
