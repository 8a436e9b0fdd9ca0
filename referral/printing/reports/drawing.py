"""Bars as pygal draws them, with its own classes and styles. The only importer of pygal."""

from collections.abc import Sequence
from math import floor, log10
from sys import meta_path

import pygal
from pygal.style import Style

from referral.printing.reports.charts import LONGEST_LABEL, SIZE, BarChart

# pygal leaves an importer of its own behind, which Python's own no longer likes.
meta_path[:] = [finder for finder in meta_path if type(finder).__module__ != pygal.__name__]

ROOM_FOR_NUMBER = 1.1
MOST_TICKS = 6


def bars(chart: BarChart, shades: Sequence[str]) -> bytes:
    """The drawing as SVG, a shade for each series."""
    drawn = pygal.HorizontalBar(
        style=_style(shades),
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
    rendered: bytes = drawn.render()
    return rendered


def _style(shades: Sequence[str]) -> Style:
    """Sizes for pygal to reckon the room for words with; what it looks like, ``charts.py`` says."""
    return Style(
        colors=tuple(shades),
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
