"""Classes, trainees, runs and scenarios being written."""

import sqlalchemy as sa
from alembic import op

revision = "practice_0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)
_TABLES = ("drafts", "events", "runs", "trainees", "assignments", "classes")


def upgrade() -> None:
    """Make the tables of practice, beside those of casework that the first chain has made."""
    for make in (_classes, _assignments, _trainees, _runs, _events, _drafts):
        make()


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _classes() -> None:
    op.create_table(
        "practice_classes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        _word("kind"),
        sa.Column("trainer", sa.Integer, nullable=False, index=True),
        _text("country"),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("closed_at", _MOMENT),
    )


def _assignments() -> None:
    op.create_table(
        "practice_assignments",
        sa.Column("class_id", sa.Integer, sa.ForeignKey("practice_classes.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _text("scenario"),
        _text("country"),
        _word("phase"),
        _word("pace"),
    )


def _trainees() -> None:
    op.create_table(
        "practice_trainees",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "class_id",
            sa.Integer,
            sa.ForeignKey("practice_classes.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False, unique=True),
        _text("nickname"),
        _text("return_hash"),
        _text("post"),
        sa.Column("joined_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("class_id", "nickname"),
    )


def _runs() -> None:
    op.create_table(
        "practice_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "trainee_id",
            sa.Integer,
            sa.ForeignKey("practice_trainees.id"),
            nullable=False,
            index=True,
        ),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False, unique=True),
        _text("scenario"),
        _text("country"),
        _word("phase"),
        _word("pace"),
        _text("first_steps"),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("finished_at", _MOMENT),
    )


def _events() -> None:
    op.create_table(
        "practice_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("practice_runs.id"), nullable=False),
        _word("act"),
        _text("about"),
        _text("choice"),
        sa.Column("at", _MOMENT, nullable=False),
        sa.UniqueConstraint("run_id", "act", "about"),
    )


def _drafts() -> None:
    op.create_table(
        "practice_drafts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("scenario", sa.String, nullable=False, unique=True),
        sa.Column("author", sa.Integer, nullable=False),
        sa.Column("approved_by", sa.Integer),
        _word("stage"),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
    )


def downgrade() -> None:
    """Remove what only practice has."""
    for table in _TABLES:
        op.drop_table(f"practice_{table}")
