"""Releases of months and quarters alike; times to hand-over as steps, each a part of the next longer one."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from referral.store.database import append_only

revision = "0011"
down_revision = "0010"

Counts = Iterable[tuple[object, ...]]

_HOURS = (2, 4, 8, 12, 24, 48, 72)
_SHORTEST, _PER_DOUBLING = timedelta(minutes=5), 4
_WAITED, _WITHIN = "waited:", "handed_over_within:"


def upgrade() -> None:
    """Name the period of a release, and count what was kept in buckets by steps."""
    _rebuild("month", "period", _in_steps)
    figures = _figures()
    kept = op.get_bind().execute(sa.select(figures).where(figures.c.measure.like(f"{_WAITED}%")))
    counts = [tuple(row) for row in kept]
    op.execute(figures.delete().where(figures.c.measure.like(f"{_WAITED}%")))
    if steps := list(_in_steps(counts)):
        names = ("post_id", "period", "measure", "cases")
        op.bulk_insert(figures, [dict(zip(names, row, strict=True)) for row in steps])


def downgrade() -> None:
    """Name the month again; ``referral migrate`` counts the times of cases that are there once more."""
    _rebuild("period", "month", _without_steps)
    figures = _figures()
    op.execute(figures.delete().where(figures.c.measure.like(f"{_WITHIN}%")))


def _in_steps(counts: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """A bucket counts within the hours that its longest time does not pass: nobody becomes faster than he was."""
    steps = Counter[tuple[object, ...]]()
    for post, period, measure, cases in counts:
        if not str(measure).startswith(_WAITED):
            yield post, period, measure, cases
            continue
        bucket = int(str(measure).removeprefix(_WAITED))
        longest = _SHORTEST * 2 ** (bucket / _PER_DOUBLING)
        for hours in _HOURS:
            if longest <= timedelta(hours=hours):
                steps[post, period, f"{_WITHIN}{hours}"] += int(str(cases))
    yield from ((*key, cases) for key, cases in steps.items() if cases)


def _without_steps(counts: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    return (line for line in counts if not str(line[2]).startswith(_WITHIN))


def _rebuild(old: str, new: str, counted: Callable[[Counts], Counts]) -> None:
    """Rebuild the table: its lines cannot be changed in place."""
    bind = op.get_bind()
    before = _releases(old)
    lines = [dict(row) for row in bind.execute(sa.select(before)).mappings()]
    op.drop_table("releases")
    append_only.release(bind, "releases")
    after = op.create_table(*_shape(new), sa.UniqueConstraint("country", new, "level"))
    for line in lines:
        line[new] = line.pop(old)
        line["counts"] = _text(counted(json.loads(line["counts"])))
    if lines:
        op.bulk_insert(after, lines)
        _go_on_counting(bind)
    append_only.enforce(bind, "releases")


def _go_on_counting(bind: sa.Connection) -> None:
    # PostgreSQL does not notice numbers that were given by hand.
    if bind.dialect.name == "postgresql":
        last = "SELECT setval(pg_get_serial_sequence('releases', 'id'), max(id)) FROM releases"
        bind.execute(sa.text(last))


def _text(counts: Iterable[tuple[object, ...]]) -> str:
    return json.dumps(sorted(map(list, counts)), ensure_ascii=False, separators=(",", ":"))


def _releases(period: str) -> sa.Table:
    return sa.Table(_shape(period)[0], sa.MetaData(), *_shape(period)[1:])


def _shape(period: str) -> tuple[Any, ...]:
    return (
        "releases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("country", sa.String, nullable=False),
        sa.Column(period, sa.String, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
    )


def _figures() -> sa.Table:
    return sa.Table(
        "figures",
        sa.MetaData(),
        sa.Column("post_id", sa.Integer),
        sa.Column("period", sa.String),
        sa.Column("measure", sa.String),
        sa.Column("cases", sa.Integer),
    )
