"""The events archive: events, sets of events by facet, words and their text index."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import archive_index

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of the archive; they are filled from files."""
    _events()
    _search()
    archive_index.make(op.get_bind())


def _events() -> None:
    op.create_table(
        "archive_events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("begins", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("ix_archive_events_begins_number", "archive_events", ["begins", "number"])


def _search() -> None:
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


def downgrade() -> None:
    """Remove the archive; the files have it all."""
    archive_index.drop(op.get_bind())
    for table in ("archive_words", "archive_facets", "archive_events"):
        op.drop_table(table)
