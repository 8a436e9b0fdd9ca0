"""Reviews with their comments, the queue, looks, leaves and saved views."""

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of supervision; cases that are there take their place in the queue."""
    _reviews()
    _worklist()
    _people_at_work()
    for table in ("reviews", "review_comments"):
        append_only.enforce(op.get_bind(), table)
    op.create_index(
        "ix_journal_case",
        "journal",
        ["case", "seq"],
        sqlite_where=sa.text("kind <> 'answered'"),
        postgresql_where=sa.text("kind <> 'answered'"),
    )
    _fill()


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("move", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("operation", sa.Uuid, nullable=False),
        sa.UniqueConstraint("case_id", "operation"),
    )
    op.create_table(
        "review_comments",
        sa.Column("case_id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("about", sa.String(32), primary_key=True),
        sa.Column("place", sa.String, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["case_id", "number"], ["reviews.case_id", "reviews.number"]),
    )


def _worklist() -> None:
    op.create_table(
        "worklist",
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("reference", sa.String, nullable=False),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id"), nullable=False),
        sa.Column("officer_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("due_at", _MOMENT),
        sa.Column("escalated", sa.Boolean, nullable=False),
    )
    rank = ["post_id", "state", "rank", "opened_at", "case_id"]
    op.create_index("ix_worklist_rank", "worklist", [*rank, "due_at", "officer_id"])
    op.create_index("ix_worklist_due", "worklist", ["post_id", "state", "due_at", "case_id"])
    escalated = sa.column("escalated", sa.Boolean).is_(True)
    op.create_index(
        "ix_worklist_escalated",
        "worklist",
        rank,
        sqlite_where=escalated,
        postgresql_where=escalated,
    )
    op.create_table(
        "raised_duties",
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("duty", sa.String, primary_key=True),
        sa.Column("arose_at", _MOMENT, nullable=False),
        sa.Column("due_at", _MOMENT),
        sa.Column("standing", sa.String(32), nullable=False),
    )


def _people_at_work() -> None:
    op.create_table(
        "looks",
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("day", sa.String, primary_key=True),
    )
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("stand_in_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("starts", _MOMENT, nullable=False),
        sa.Column("ends", _MOMENT, nullable=False),
    )
    op.create_index("ix_leaves_stand_in_id_ends", "leaves", ["stand_in_id", "ends"])
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("filters", sa.String, nullable=False),
        sa.UniqueConstraint("person_id", "filters"),
    )


def _fill() -> None:
    """What is open is in work, what is closed waits; flags and duties come with the next change of a case."""
    op.execute(
        "INSERT INTO worklist "
        "(case_id, reference, post_id, officer_id, opened_at, state, rank, escalated) "
        "SELECT id, reference, post_id, opened_by, opened_at, "
        "CASE WHEN closed_at IS NULL THEN 'in_work' ELSE 'waiting' END, 15, 1 = 0 FROM cases"
    )
    op.execute(
        "INSERT INTO reviews (case_id, number, move, state, revision, person_id, at, operation) "
        "SELECT id, 1, 'submit', 'waiting', "
        "(SELECT coalesce(max(revision), 0) FROM answers WHERE case_id = cases.id), "
        "opened_by, closed_at, id FROM cases WHERE closed_at IS NOT NULL"
    )


def downgrade() -> None:
    """Remove supervision; cases and the journal stay."""
    op.drop_index("ix_journal_case", "journal")
    for table in ("review_comments", "reviews"):
        op.drop_table(table)
        append_only.release(op.get_bind(), table)
    for table in ("saved_views", "leaves", "looks", "raised_duties", "worklist"):
        op.drop_table(table)
