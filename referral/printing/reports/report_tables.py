"""The tables of a report, from published numbers; what says nothing in every column is named in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from referral.disclosure import Published, Unit
from referral.i18n.languages import Language
from referral.i18n.words import time_words
from referral.i18n.words.measure_words import MeasureGroup, group_of
from referral.printing.reports.report_parts import ReportRow, ReportTable
from referral.services.statistics import durations, measures
from referral.services.statistics.durations import DurationBand

if TYPE_CHECKING:
    from referral.printing.reports.report import ReportTexts

BY_PLACE = (measures.CASES, measures.REFERRED, measures.HANDED_OVER)

LONGEST_LIST = 8
"""More names than this nobody reads; the file of figures has them all."""

NOTHING = "–"
"""Where there is nothing to count, or nothing was released."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: a row of what was published, and what it is called."""

    says: str
    published: Published
    unit: Unit


Cell = tuple[TableColumn, str] | None
Row = tuple[str, Sequence[Cell]]
"""What is counted, and what stands in each column; None where there is nothing to count."""


def parts(columns: Sequence[TableColumn], speech: "ReportTexts") -> Iterator[ReportTable]:
    """A table for every kind of measure."""
    for group, title, intro in _headings(speech.language):
        wanted = [one for one in columns[0].published.bases if group_of(one) is group]
        match group:
            case MeasureGroup.DUTIES:
                yield _duties(columns, speech, title, intro, wanted)
            case MeasureGroup.TIMES:
                yield _times(columns, speech, title, wanted)
            case _:
                yield _plain(columns, speech, title, intro, wanted)


def by_place(published: Published, before: Published | None, speech: "ReportTexts") -> ReportTable:
    """How many cases were opened, referred and handed over where, and how long it took."""
    _ = speech.language.gettext
    earlier = [_("Cases before")] if before else []
    lines = []
    for unit in published.units:
        told = [_cell((TableColumn("", published, unit), one), speech) for one in BY_PLACE]
        was = [_cell((TableColumn("", before, unit), measures.CASES), speech)] if before else []
        lines.append(
            ReportRow(speech.places.says(unit), (*told, *was, *_took(published, unit, speech)))
        )
    columns = (*map(speech.measures.says, BY_PLACE), *earlier, *_taken(speech.language))
    return ReportTable(_("By place"), "", _("Place"), columns, tuple(lines), "", "")


def _headings(language: Language) -> Iterator[tuple[MeasureGroup, str, str]]:
    _ = language.gettext
    yield MeasureGroup.CASES, _("Cases"), ""
    yield MeasureGroup.TIMES, _("From first contact to hand-over"), ""
    yield MeasureGroup.INTERPRETERS, _("Interpreters by day and by night"), ""
    yield MeasureGroup.UNDERSTANDING, _("How officer and person understood each other"), ""
    yield MeasureGroup.SIGNS, _("Signs"), _("Cases in which a sign showed, or was not ruled out.")
    yield (
        MeasureGroup.DUTIES,
        _("Duties"),
        _("Cases in which a duty arose, and in which it was done."),
    )
    yield (
        MeasureGroup.NOT_DONE,
        _("Deviations"),
        _("Cases in which a critical step was answered as not done."),
    )


def _plain(
    columns: Sequence[TableColumn],
    speech: "ReportTexts",
    title: str,
    intro: str,
    wanted: Sequence[str],
) -> ReportTable:
    rows: list[Row] = [
        (speech.measures.says(one), [(column, one) for column in columns]) for one in wanted
    ]
    return _part(speech, title, intro, [column.says for column in columns], rows)


def _times(
    columns: Sequence[TableColumn], speech: "ReportTexts", title: str, wanted: Sequence[str]
) -> ReportTable:
    steps = _plain(columns, speech, title, "", [*reversed(wanted)])
    told = [_took(column.published, column.unit, speech) for column in columns]
    summed = [
        ReportRow(says, numbers)
        for says, numbers in zip(_taken(speech.language), zip(*told, strict=True), strict=True)
        if set(numbers) != {NOTHING}
    ]
    here = durations.told(columns[0].published, columns[0].unit)
    return ReportTable(
        title,
        time_words.says(here, speech.language),
        steps.first_column,
        steps.columns,
        (*summed, *steps.lines),
        steps.zero,
        steps.hidden,
    )


def _taken(language: Language) -> tuple[str, str]:
    _ = language.gettext
    return _("Half, hours"), _("Nine of ten, hours")


def _took(published: Published, unit: Unit, speech: "ReportTexts") -> tuple[str, str]:
    told = durations.told(published, unit)
    return _hours(told.half, speech), _hours(told.nine_of_ten, speech)


def _hours(took: DurationBand | None, speech: "ReportTexts") -> str:
    return speech.number(took.within) if took and took.is_narrow else NOTHING


def _duties(
    columns: Sequence[TableColumn],
    speech: "ReportTexts",
    title: str,
    intro: str,
    wanted: Sequence[str],
) -> ReportTable:
    _ = speech.language.gettext
    here = [column for column in columns if column.unit is columns[0].unit]
    heads = [_("arose"), _("done"), _("arose before"), _("done before")][: 2 * len(here)]
    rows = list[Row]()
    for raised in wanted:
        kind, _colon, duty = raised.partition(":")
        if kind == "duty_raised":
            both = (raised, measures.duty_done(duty))
            rows.append((speech.measures.says(raised), [_known(c, m) for c in here for m in both]))
    return _part(speech, title, intro, heads, rows)


def _known(column: TableColumn, measure: str) -> Cell:
    return (column, measure) if measure in column.published.bases else None


def _part(
    speech: "ReportTexts", title: str, intro: str, heads: Sequence[str], rows: Sequence[Row]
) -> ReportTable:
    told = [
        (says, {_number(cell) for cell in cells if cell and _is_there(cell)}, cells)
        for says, cells in rows
    ]
    zero = [says for says, numbers, _ in told if numbers == {0}]
    hidden = [says for says, numbers, _ in told if None in numbers and not any(numbers)]
    return ReportTable(
        title=title,
        intro=intro,
        first_column=speech.language.gettext("Counted"),
        columns=tuple(heads),
        lines=tuple(
            ReportRow(says, tuple(_cell(cell, speech) for cell in cells))
            for says, numbers, cells in told
            if any(numbers)
        ),
        zero=listed(zero, speech.language),
        hidden=listed(hidden, speech.language),
    )


def _cell(cell: Cell, speech: "ReportTexts") -> str:
    return speech.number(_number(cell)) if cell and _is_there(cell) else NOTHING


def _is_there(cell: tuple[TableColumn, str]) -> bool:
    column, measure = cell
    return (column.unit, measure) in column.published.cells


def _number(cell: tuple[TableColumn, str]) -> int | None:
    column, measure = cell
    return column.published.cell(column.unit, measure).number


def listed(sayings: Sequence[str], language: Language) -> str:
    """The names of lines in a row, or how many there are."""
    if len(sayings) > LONGEST_LIST:
        return language.ngettext(
            "%(num)s line; the file of figures names it",
            "%(num)s lines; the file of figures names them",
            len(sayings),
        )
    return "; ".join(one.rstrip(".") for one in sayings)
