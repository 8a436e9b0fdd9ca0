"""The events archive: events, sets of events by facet, words and their text index."""

from referral.store.database.migrations import archive_search

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of the archive; they are filled from files."""
    archive_search.make()


def downgrade() -> None:
    """Remove the archive; the files have it all."""
    archive_search.drop()
