"""The archive as a table (CSV) and as JSON, one event a row."""

import json
from collections.abc import Sequence

from referral.archive.feeds.atom import moment
from referral.archive.feeds.entry import FeedEntry
from referral.spreadsheets import csv_file

COLUMNS = (
    "id", "language", "title", "kind", "begins", "ends", "when", "city", "country", "series",
    "states", "organisers", "confidence", "summary", "documents", "doubts", "sources", "changed",
    "address",
)  # fmt: skip


def csv_table(entries: Sequence[FeedEntry]) -> bytes:
    """The bytes of a CSV file with a heading; several values share a cell, one a line."""
    return csv_file(COLUMNS, ([_cell(value) for value in row(one).values()] for one in entries))


def json_rows(entries: Sequence[FeedEntry]) -> str:
    """The same as a JSON object with a list of events."""
    return json.dumps({"events": [row(one) for one in entries]}, ensure_ascii=False, indent=1)


def row(one: FeedEntry) -> dict[str, str | list[str]]:
    """An event under the names of the columns."""
    plain = {name: getattr(one, name) for name in COLUMNS if name not in {"changed", "documents"}}
    row = {**plain, "changed": moment(one.changed), "documents": [p.title for p in one.documents]}
    return {
        name: list(row[name]) if isinstance(row[name], tuple) else row[name] for name in COLUMNS
    }


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)
