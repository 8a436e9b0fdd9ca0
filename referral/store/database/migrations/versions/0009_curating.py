"""Drafts, published corrections and documents of the events archive."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0009"
down_revision = "0007"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of curating; published texts are only ever added."""
    op.create_table(
        "archive_drafts",
        sa.Column("event", sa.String, primary_key=True),
        *_texts(),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id")),
    )
    _revisions()
    _uploads()
    append_only.enforce(op.get_bind(), "archive_revisions")


def _revisions() -> None:
    op.create_table(
        "archive_revisions",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("event", sa.String, nullable=False, index=True),
        *_texts(),
        sa.Column("based_on", sa.String, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("undoes", sa.Integer),
    )


def _uploads() -> None:
    op.create_table(
        "archive_uploads",
        sa.Column("checksum", sa.String, primary_key=True),
        sa.Column("document", sa.String, nullable=False, index=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("format", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
    )


def _texts() -> tuple[sa.Column[str], ...]:
    names = ("text", "sources", "documents")
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def downgrade() -> None:
    """Remove curating; the files of the archive are untouched."""
    for table in ("archive_uploads", "archive_revisions", "archive_drafts"):
        op.drop_table(table)
    append_only.release(op.get_bind(), "archive_revisions")
