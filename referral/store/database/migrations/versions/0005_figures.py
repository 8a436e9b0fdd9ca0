"""Figures, and the retention that leaves nothing else of a case."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0005"
down_revision = "0003"

_OF_CASES = ("answers", "referrals", "reviews", "review_comments")


def upgrade() -> None:
    """Make the table of counts, and let expired cases go; ``referral migrate`` counts the cases there are."""
    op.create_table(
        "figures",
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id"), primary_key=True),
        sa.Column("period", sa.String, primary_key=True),
        sa.Column("measure", sa.String, primary_key=True),
        sa.Column("cases", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.add_column("posts", sa.Column("region", sa.JSON, nullable=False, server_default="{}"))
    with op.batch_alter_table("posts") as posts:
        posts.alter_column(
            "region", server_default=None, existing_type=sa.JSON, existing_nullable=False
        )
    op.create_table("expiring", sa.Column("case_id", sa.Uuid, primary_key=True))
    closed = sa.text("closed_at IS NOT NULL")
    op.create_index(
        "ix_cases_closed_at",
        "cases",
        ["closed_at", "id"],
        sqlite_where=closed,
        postgresql_where=closed,
    )
    for table in _OF_CASES:
        append_only.let_expired_go(op.get_bind(), table)


def downgrade() -> None:
    """Remove the counts; those of cases that still have their answers can be counted again."""
    for table in _OF_CASES:
        append_only.let_nothing_go(op.get_bind(), table)
    with op.batch_alter_table("posts") as posts:
        posts.drop_column("region")
    op.drop_index("ix_cases_closed_at", "cases")
    op.drop_table("expiring")
    op.drop_table("figures")
