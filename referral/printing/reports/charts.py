"""Charts as SVG, the same on screen and on paper: lying bars, coloured by attributes alone.

No script, no style sheet and no style attribute is in them, so that the strictest page may show them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from math import floor, log10
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from referral.i18n.languages import Language
from referral.printing.checklist.diagram import font_metrics

WIDTH, LEAST_HEIGHT, BAR, BETWEEN, AROUND = 760, 120, 20, 14, 72
MOST_BAR = 27
GAP = 8
FOOT = 28
KEY = 12
LONGEST_LABEL = 36
SIZE = 14
MOST_TICKS = 6
WIDER = 1.2

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
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {chart.width} {chart.height}",
            "lang": language.code,
            "role": "img",
            "font-family": _FONT,
            "font-size": str(SIZE),
            "fill": colours()["ink"],
        },
    )
    SubElement(root, "title").text = chart.title
    SubElement(root, "desc").text = chart.says
    plot = _plot(chart)
    _scale(root, chart, plot)
    for at, bar in enumerate(chart.bars):
        _row(root, chart, plot, bar, plot.top + at * plot.row)
    if len(chart.series) > 1:
        _legend(root, chart, plot)
    drawn: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return drawn


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the bars are: left of them stand their names, below them the scale and the names of the series."""

    left: float
    top: float
    bottom: float
    row: float
    one: float
    """How long a bar of one is."""


def _plot(chart: BarChart) -> _Plot:
    numbers = [_number(number, chart.unit) for bar in chart.bars for number in bar.numbers]
    left = _widest([_short(bar.label) for bar in chart.bars]) + 2 * GAP
    right = chart.width - _widest(numbers) - 2 * GAP
    bottom = chart.height - FOOT * (2 if len(chart.series) > 1 else 1)
    row = (bottom - GAP) / max(1, len(chart.bars))
    return _Plot(left, GAP, bottom, row, (right - left) / _largest(chart))


def _scale(root: Element, chart: BarChart, plot: _Plot) -> None:
    for number in _ticks(_largest(chart)):
        x = plot.left + number * plot.one
        line = f"M{x:.1f} {plot.top}V{plot.bottom}"
        SubElement(root, "path", {"d": line, "stroke": colours()["seam"], "fill": "none"})
        words = _write(root, _number(number, chart.unit), x, plot.bottom + FOOT / 2, "middle")
        words.set("fill", colours()["soft"])


def _row(root: Element, chart: BarChart, plot: _Plot, bar: Bar, top: float) -> None:
    """The bars of one row, below each other, each with its number; its name stands before them."""
    thick = min((plot.row - BETWEEN) / len(chart.series), MOST_BAR)
    at = top + (plot.row - thick * len(chart.series)) / 2
    _write(root, _short(bar.label), plot.left - GAP, top + plot.row / 2, "end")
    for shade, number in zip(cycle(_shades()), bar.numbers, strict=False):
        if number is not None:
            length = number * plot.one
            _box(root, plot.left, at, length, thick - 1, shade)
            _write(root, _number(number, chart.unit), plot.left + length + GAP, at + thick / 2)
        at += thick


def _legend(root: Element, chart: BarChart, plot: _Plot) -> None:
    column = (chart.width - plot.left) / len(chart.series)
    middle = plot.bottom + 1.5 * FOOT
    for at, (shade, name) in enumerate(zip(cycle(_shades()), chart.series, strict=False)):
        x = plot.left + at * column
        _box(root, x, middle - KEY / 2, KEY, KEY, shade)
        _write(root, name, x + KEY + GAP, middle)


def _box(root: Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    sides = {"x": x, "y": y, "width": width, "height": height}
    SubElement(root, "rect", {name: f"{side:.1f}" for name, side in sides.items()} | {"fill": fill})


def _write(root: Element, words: str, x: float, middle: float, anchor: str = "start") -> Element:
    place = {"x": f"{x:.1f}", "y": f"{middle + SIZE * 0.36:.1f}", "text-anchor": anchor}
    text = SubElement(root, "text", place)
    text.text = words
    return text


def _widest(words: Iterable[str]) -> float:
    """How much room words need, in the wider letters too that a computer without our font shows."""
    return WIDER * max(map(font_metrics.width, words), default=0)


def _shades() -> tuple[str, ...]:
    named = colours()
    return named["river"], named["saffron"], named["poplar"]


@cache
def colours() -> Mapping[str, str]:
    """The colours of the pages by name, as their style sheet says."""
    text = _COLOURS.read_text(encoding="utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", text))


def _largest(chart: BarChart) -> float:
    return max((number or 0 for bar in chart.bars for number in bar.numbers), default=0) or 1


def _ticks(largest: float) -> list[float]:
    """Marks of the scale from zero on: round numbers, no more than can stand beside each other."""
    size = 10 ** floor(log10(largest / MOST_TICKS))
    step = next(size * one for one in (1, 2, 5, 10, 20) if largest / (size * one) <= MOST_TICKS)
    return [step * number for number in range(int(largest / step) + 1)]


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def _number(number: float | None, unit: str) -> str:
    return "" if number is None else f"{number:g}{unit}"
