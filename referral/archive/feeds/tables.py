"""The archive as a table (CSV) and as JSON, one event a row."""

import csv
import io
import json
from collections.abc import Sequence

from referral.archive.feeds.atom import moment
from referral.archive.feeds.entry import Entry

COLUMNS = (
    "id", "language", "title", "kind", "begins", "ends", "when", "city", "country", "series",
    "states", "organisers", "confidence", "summary", "documents", "doubts", "sources", "changed",
    "address",
)  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")


def csv_table(entries: Sequence[Entry]) -> str:
    """A table with a heading; several values share a cell, one a line (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in entries:
        writer.writerow([_cell(value) for value in row(one).values()])
    return "\ufeff" + out.getvalue()


def json_rows(entries: Sequence[Entry]) -> str:
    """The same as a JSON object with a list of events."""
    return json.dumps({"events": [row(one) for one in entries]}, ensure_ascii=False, indent=1)


def row(one: Entry) -> dict[str, str | list[str]]:
    """An event under the names of the columns."""
    plain = {name: getattr(one, name) for name in COLUMNS if name not in {"changed", "documents"}}
    row = {**plain, "changed": moment(one.changed), "documents": [p.title for p in one.documents]}
    return {
        name: list(row[name]) if isinstance(row[name], tuple) else row[name] for name in COLUMNS
    }


def _cell(value: str | list[str]) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = value if isinstance(value, str) else "\n".join(value)
    return f"'{text}" if text.startswith(RISKY) else text
