"""Releases of statistics, which are never changed."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of releases; it only ever grows."""
    op.create_table(
        "releases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("country", sa.String, nullable=False),
        sa.Column("month", sa.String, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.UniqueConstraint("country", "month", "level"),
    )
    append_only.enforce(op.get_bind(), "releases")


def downgrade() -> None:
    """Remove the releases; what was published stays known to whoever read it."""
    op.drop_table("releases")
    append_only.release(op.get_bind(), "releases")
