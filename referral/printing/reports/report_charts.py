"""The charts of a report, from published numbers; every one has a table in the report."""

from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING

from referral.disclosure import Published, Unit, UnitKind
from referral.i18n.words import time_words
from referral.printing.reports import charts
from referral.printing.reports.charts import Bar, BarChart
from referral.printing.reports.report_parts import ReportChart
from referral.services.statistics import durations, measures

if TYPE_CHECKING:
    from referral.printing.reports.report import ReportTexts

LONGEST = 8
"""More bars than this say less."""


def pictures(published: Published, speech: "ReportTexts", row: Unit) -> Iterator[ReportChart]:
    """What can be drawn: cases by place in the report of a country, and the duties that arose most."""
    if row.kind is UnitKind.COUNTRY:
        yield from _places(published, speech)
    yield from _times(published, speech, row)
    yield from _interpreters(published, speech, row)
    yield from _duties(published, speech, row)


def _places(published: Published, speech: "ReportTexts") -> Iterator[ReportChart]:
    _ = speech.language.gettext
    numbers = {
        speech.places.says(unit): published.cell(unit, measures.CASES).number
        for unit in published.units
        if unit.kind is not UnitKind.COUNTRY
    }
    bars = [Bar(says, (number,)) for says, number in numbers.items() if number]
    if bars:
        most = max(bars, key=lambda bar: bar.numbers[0] or 0)
        says = _("Most cases, about %(num)s: %(place)s.", num=most.numbers[0], place=most.label)
        yield _picture(_("Cases opened, by place"), says, (_("Cases opened"),), bars, speech)


def _times(published: Published, speech: "ReportTexts", row: Unit) -> Iterator[ReportChart]:
    steps = [measures.handed_over_within(hours) for hours in measures.HOURS]
    numbers = {step: published.cell(row, step).number for step in steps if step in published.bases}
    bars = [
        Bar(speech.measures.says(step), (number,)) for step, number in numbers.items() if number
    ]
    if len(bars) > 1:
        _ = speech.language.gettext
        says = time_words.says(durations.told(published, row), speech.language)
        title = _("From first contact to hand-over")
        yield _picture(title, says, (_("Persons handed over"),), bars, speech)


def _interpreters(published: Published, speech: "ReportTexts", row: Unit) -> Iterator[ReportChart]:
    _ = speech.language.gettext
    shifts = {measures.DAY: _("By day"), measures.NIGHT: _("By night")}
    kinds = (measures.interpreter_needed, measures.interpreter_called)
    bars = [
        Bar(name, tuple(_number(published, row, kind(shift)) for kind in kinds))
        for shift, name in shifts.items()
    ]
    shown = [bar for bar in bars if any(bar.numbers)]
    if shown:
        title = _("Interpreters by day and by night")
        says = _("Cases without a common language, and in how many of them an interpreter helped.")
        series = (_("No common language"), _("With an interpreter"))
        yield _picture(title, says, series, shown, speech)


def _number(published: Published, row: Unit, measure: str) -> int | None:
    cell = published.cells.get((row, measure))
    return None if cell is None else cell.number


def _duties(published: Published, speech: "ReportTexts", row: Unit) -> Iterator[ReportChart]:
    _ = speech.language.gettext
    arisen = [
        Bar(speech.measures.says(measure), (number,))
        for measure in published.bases
        if measure.startswith("duty_raised:") and (number := published.cell(row, measure).number)
    ]
    bars = sorted(arisen, key=lambda bar: -(bar.numbers[0] or 0))[:LONGEST]
    if bars:
        says = _(
            "The duty that arose most often, about %(num)s times: %(duty)s",
            num=bars[0].numbers[0],
            duty=bars[0].label,
        )
        yield _picture(_("Duties that arose most often"), says, (_("arose"),), bars, speech)


def _picture(
    title: str, says: str, series: tuple[str, ...], bars: list[Bar], speech: "ReportTexts"
) -> ReportChart:
    drawn = charts.svg(BarChart(title, says, series, tuple(bars)), speech.language)
    return ReportChart(title, says, "data:image/svg+xml;base64," + b64encode(drawn).decode("ascii"))
