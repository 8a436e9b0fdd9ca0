"""What was done to the instance itself, and when; the clock as it was last known to be right."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"


def upgrade() -> None:
    """Make the table; the newest line of the journal says until when the clock is known to be right."""
    upkeep = op.create_table(
        "upkeep",
        sa.Column("work", sa.String, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
    )
    newest = op.get_bind().scalar(sa.text("SELECT at FROM journal ORDER BY seq DESC LIMIT 1"))
    if newest is not None:
        line = {"work": "clock", "at": datetime.fromisoformat(newest), "outcome": "done"}
        op.bulk_insert(upkeep, [line])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("upkeep")
