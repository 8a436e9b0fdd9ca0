"""Checklist documents, cases, answers and referrals."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of casework; all but the cases themselves only ever grow."""
    op.create_table(
        "documents",
        sa.Column("hash", sa.String, primary_key=True),
        sa.Column("checklist", sa.String, nullable=False),
        sa.Column("country", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
    )
    _cases()
    _answers()
    _referrals()
    for table in ("documents", "answers", "referrals"):
        append_only.enforce(op.get_bind(), table)


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("reference", sa.String, nullable=False, unique=True),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id"), nullable=False),
        sa.Column("opened_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("document", sa.String, sa.ForeignKey("documents.hash"), nullable=False),
        sa.Column("closed_at", _MOMENT),
        sa.Column("operation", sa.Uuid, unique=True),
    )
    op.create_index("ix_cases_post_id_opened_at", "cases", ["post_id", "opened_at", "id"])


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("operation", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.UniqueConstraint("case_id", "operation", "step"),
        sqlite_with_rowid=False,
    )


def _referrals() -> None:
    op.create_table(
        "referrals",
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("operation", sa.Uuid, nullable=False),
        sa.UniqueConstraint("case_id", "operation"),
    )


def downgrade() -> None:
    """Remove casework; accounts and the journal stay."""
    for table in ("referrals", "answers", "cases", "documents"):
        op.drop_table(table)
    for table in ("referrals", "answers", "documents"):
        append_only.release(op.get_bind(), table)
