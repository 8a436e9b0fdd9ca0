"""Published figures as CSV, XLSX and JSON, each with a codebook. What a spreadsheet could run is made text."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO

from referral.disclosure import Published
from referral.printing.reports.report import ReportTexts
from referral.services.statistics import periods
from referral.spreadsheets import csv_file, neutral

FIGURES = (
    "country",
    "period",
    "readers",
    "kind",
    "code",
    "place",
    "measure",
    "part_of",
    "cases",
    "state",
)
CODEBOOK = ("code", "says", "definition")
STATES = ("shown", "hidden")

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # the same figures give the same bytes

Row = tuple[str | int, ...]


def figures(published: Published, speech: ReportTexts) -> Iterator[Row]:
    """A line for every cell; of a hidden one the number is left empty."""
    period = periods.named_by(published.months)
    for (unit, measure), cell in published.cells.items():
        yield (
            published.country,
            period,
            published.level.value,
            unit.kind.value,
            unit.code,
            speech.places.says(unit),
            measure,
            published.bases[measure] or "",
            "" if cell.number is None else cell.number,
            STATES[cell.is_hidden],
        )


def codebook(published: Published, speech: ReportTexts) -> Iterator[Row]:
    """What every measure means."""
    for measure in published.bases:
        yield measure, speech.measures.says(measure), speech.measures.definition(measure)


def as_xlsx(published: Published, speech: ReportTexts) -> bytes:
    """A workbook with a sheet of figures and one that explains the measures."""
    from xlsxwriter import Workbook  # with the first workbook: few are ever asked for

    file = BytesIO()
    book = Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {"title": "Figures", "author": "", "created": _BEGINNING.replace(tzinfo=None)}
    )
    for name, header, rows in _sheets(published, speech):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate((header, *rows)):
            sheet.write_row(number, 0, list(map(neutral, row)))
        sheet.autofit()
    book.close()
    return file.getvalue()


def as_json(published: Published, speech: ReportTexts) -> bytes:
    """One document with the figures and what they mean."""
    document = {
        name: [dict(zip(header, row, strict=True)) for row in rows]
        for name, header, rows in _sheets(published, speech)
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _sheets(published: Published, speech: ReportTexts) -> Iterator[tuple[str, Row, Iterator[Row]]]:
    yield "figures", FIGURES, figures(published, speech)
    yield "codebook", CODEBOOK, codebook(published, speech)


WRITERS: dict[tuple[str, str], Callable[[Published, ReportTexts], bytes]] = {
    ("figures", "csv"): lambda published, speech: csv_file(FIGURES, figures(published, speech)),
    ("codebook", "csv"): lambda published, speech: csv_file(CODEBOOK, codebook(published, speech)),
    ("figures", "xlsx"): as_xlsx,
    ("figures", "json"): as_json,
}
"""What can be taken along, by what it is and how it is written."""
