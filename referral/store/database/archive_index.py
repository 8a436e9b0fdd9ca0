"""The full-text index of the archive as a part of the database: made, dropped, and brought into another one.

It is no table of the metadata, so migrations and moves meet it here.
What is looked up in it belongs to the archive.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, text

INDEX = "archive_text"
"""The table of the index; SQLite has further ones whose names begin so."""

_MAKE = {
    "sqlite": (
        (
            "CREATE VIRTUAL TABLE archive_text USING fts5(stems, detail=none, columnsize=0, "
            "tokenize='unicode61 remove_diacritics 0')"
        ),
    ),
    "postgresql": (
        "CREATE TABLE archive_text (number integer PRIMARY KEY, stems tsvector NOT NULL)",
        "CREATE INDEX ix_archive_text_stems ON archive_text USING gin (stems)",
    ),
}
_ADD = {
    "sqlite": "INSERT INTO archive_text (rowid, stems) VALUES (:number, :stems)",
    "postgresql": "INSERT INTO archive_text VALUES (:number, array_to_tsvector(string_to_array(:stems, ' ')))",
}
_EVERY = {
    "sqlite": "SELECT rowid, stems FROM archive_text",
    "postgresql": "SELECT number, array_to_string(tsvector_to_array(stems), ' ') FROM archive_text",
}


def make(connection: Connection) -> None:
    """Make the index; a migration calls this."""
    for statement in _MAKE[connection.dialect.name]:
        connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Remove the index; a migration calls this."""
    connection.execute(text("DROP TABLE archive_text"))


def insert(dialect: str) -> str:
    """The statement that indexes the stems of an event under its number."""
    return _ADD[dialect]


def every(connection: Connection) -> list[tuple[int, str]]:
    """What is indexed: numbers of events, each with its stems in order."""
    rows = connection.execute(text(_EVERY[connection.dialect.name]))
    return [(number, " ".join(sorted(stems.split()))) for number, stems in rows]


def put(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Index events again from what ``every`` gave."""
    if rows:
        named = [{"number": number, "stems": stems} for number, stems in rows]
        connection.execute(text(_ADD[connection.dialect.name]), named)
