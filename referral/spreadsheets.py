"""CSV as spreadsheets of the region open it, and cells that no spreadsheet runs.

One dialect for every file: UTF-8 with a byte order mark (without it Excel reads Cyrillic as windows-1251), CRLF
and semicolons, the list separator of Russian and Kazakh Windows (with commas a row lands in one cell).
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int

CONTENT_TYPE = "text/csv; charset=utf-8"

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table with a heading as the bytes of a CSV file."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def neutral(cell: Cell) -> Cell:
    """The cell as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULAS):
        return "'" + cell
    return cell
