"""Filters of the queue that fit few cases lead: an index for each of them."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the indexes by officer, by time of opening and by duty."""
    op.create_index("ix_worklist_officer", "worklist", ["officer_id", "post_id"])
    op.create_index("ix_worklist_opened", "worklist", ["post_id", "opened_at"])
    standing = ["duty", "standing", "case_id"]
    op.create_index("ix_raised_duties_standing", "raised_duties", standing)


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_raised_duties_standing", "raised_duties")
    op.drop_index("ix_worklist_opened", "worklist")
    op.drop_index("ix_worklist_officer", "worklist")
