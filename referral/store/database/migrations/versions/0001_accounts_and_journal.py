"""Posts, accounts, sign-ins and the journal."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of who works where, and of what was done."""
    _posts_and_people()
    _sign_ins()
    _journal()


def _posts_and_people() -> None:
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("country", sa.String, nullable=False),
        sa.Column("names", sa.JSON, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("demonstration", sa.Boolean, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("login", sa.String, nullable=False, unique=True),
        sa.Column("password_hash", sa.String, nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id"), primary_key=True, index=True),
    )


def _sign_ins() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "sign_ins",
        sa.Column("id_hash", sa.String, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("started", moment, nullable=False),
        sa.Column("expires", moment, nullable=False, index=True),
    )
    op.create_table(
        "throttles",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failed_at", moment, nullable=False, index=True),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("person", sa.Integer, sa.ForeignKey("people.id")),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("case", sa.Text),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    head = op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": "0" * 64}])
    append_only.enforce(op.get_bind(), "journal")


def downgrade() -> None:
    """Remove everything."""
    for table in (
        "journal_head",
        "journal",
        "throttles",
        "sign_ins",
        "memberships",
        "people",
        "posts",
    ):
        op.drop_table(table)
    append_only.release(op.get_bind(), "journal")
