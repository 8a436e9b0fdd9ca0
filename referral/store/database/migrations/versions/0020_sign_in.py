"""A lent queue is the posts that were lent, for a season at most; wrong tries are counted in memory only."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_LONGEST = timedelta(days=92)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Keep which posts were lent; what was lent for years ends after a season."""
    op.drop_table("throttles")
    op.create_table(
        "lent_posts",
        sa.Column("leave_id", sa.Integer, sa.ForeignKey("leaves.id"), primary_key=True),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id"), primary_key=True),
    )
    op.execute(
        "INSERT INTO lent_posts (leave_id, post_id) SELECT leaves.id, memberships.post_id "
        "FROM leaves JOIN memberships ON memberships.person_id = leaves.person_id"
    )
    _shorten()


def _shorten() -> None:
    leaves = sa.table(
        "leaves", sa.column("id"), sa.column("starts", _MOMENT), sa.column("ends", _MOMENT)
    )
    bind = op.get_bind()
    for leave, starts, ends in bind.execute(sa.select(leaves)).all():
        if ends - starts > _LONGEST:
            shorter = leaves.update().where(leaves.c.id == leave)
            bind.execute(shorter.values(ends=starts + _LONGEST))


def downgrade() -> None:
    """Lend whole queues again, and count wrong tries in a table."""
    op.drop_table("lent_posts")
    op.create_table(
        "throttles",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failed_at", _MOMENT, nullable=False, index=True),
    )
