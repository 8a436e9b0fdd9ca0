"""The tables in which the archive was searched from migration 0007 to 0020; nothing else knows them."""

import sqlalchemy as sa
from alembic import op

_TEXT = {
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


def make() -> None:
    """Make the tables; programs of that time fill them from files."""
    op.create_table(
        "archive_events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("begins", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("ix_archive_events_begins_number", "archive_events", ["begins", "number"])
    op.create_table(
        "archive_facets",
        sa.Column("facet", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
        sa.Column("bits", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "archive_words",
        sa.Column("word", sa.String, primary_key=True),
        sa.Column("stem", sa.String, primary_key=True),
    )
    op.create_index("ix_archive_words_stem", "archive_words", ["stem"])
    for statement in _TEXT[op.get_bind().dialect.name]:
        op.execute(statement)


def drop() -> None:
    """Remove the tables; the files, the corrections and the documents have it all."""
    for table in ("archive_text", "archive_words", "archive_facets", "archive_events"):
        op.drop_table(table)
