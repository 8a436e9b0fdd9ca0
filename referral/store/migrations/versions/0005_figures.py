"""Figures."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of counts; ``referral migrate`` counts the cases that are there already."""
    op.create_table(
        "figures",
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id"), primary_key=True),
        sa.Column("month", sa.String, primary_key=True),
        sa.Column("measure", sa.String, primary_key=True),
        sa.Column("cases", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Remove the counts; those of cases that still have their answers can be counted again."""
    op.drop_table("figures")
