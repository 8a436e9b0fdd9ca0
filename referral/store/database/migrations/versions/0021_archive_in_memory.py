"""The archive is searched in memory; which documents have a text is told without reading the texts."""

import sqlalchemy as sa
from alembic import op

from referral.store.database.migrations import archive_search

revision = "0021"
down_revision = "0020"

_HAS_TEXT = sa.text("text != ''")


def upgrade() -> None:
    """Remove the search tables; what they held is in the files, the corrections and the documents."""
    archive_search.drop()
    op.create_index(
        "ix_archive_uploads_read",
        "archive_uploads",
        ["checksum", "document"],
        sqlite_where=_HAS_TEXT,
        postgresql_where=_HAS_TEXT,
    )


def downgrade() -> None:
    """Make the search tables again, empty: a program of that time fills them when it migrates."""
    op.drop_index("ix_archive_uploads_read", "archive_uploads")
    archive_search.make()
