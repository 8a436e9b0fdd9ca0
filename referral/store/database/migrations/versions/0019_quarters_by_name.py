"""Quarters are named 2026-Q3: as 2026-3, one was taken for March."""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0019"
down_revision = "0014"

_FIGURES = sa.table("figures", sa.column("period", sa.String))
_RELEASES = sa.table(
    "releases",
    sa.column("id", sa.Integer),
    sa.column("period", sa.String),
    sa.column("counts", sa.Text),
)


def upgrade() -> None:
    """Put the Q before the number of every quarter."""
    _rename(lambda text: re.sub(r"\b(20\d\d)-([1-4])\b", r"\1-Q\2", text))


def downgrade() -> None:
    """Take it away again."""
    _rename(lambda text: re.sub(r"\b(20\d\d)-Q([1-4])\b", r"\1-\2", text))


def _rename(renamed: Callable[[str], str]) -> None:
    bind = op.get_bind()
    for (period,) in bind.execute(sa.select(_FIGURES.c.period).distinct()).all():
        moved = _FIGURES.update().where(_FIGURES.c.period == period)
        if renamed(period) != period:
            bind.execute(moved.values(period=renamed(period)))
    append_only.let_change(bind, "releases")
    for number, period, counts in bind.execute(sa.select(_RELEASES)).all():
        row = _RELEASES.update().where(_RELEASES.c.id == number)
        bind.execute(row.values(period=renamed(period), counts=renamed(counts)))
    append_only.enforce(bind, "releases")
