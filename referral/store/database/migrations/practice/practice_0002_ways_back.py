"""A trainee's word can be read again; nicknames that look the same are the same."""

import sqlalchemy as sa
from alembic import op

from referral.anonymity.folding import skeleton

revision = "practice_0002"
down_revision = "practice_0001"

_UNIQUE = "uq_practice_trainees_class_id_spelling"


def upgrade() -> None:
    """Give every trainee the spelling by which nicknames are compared, and a place for the word."""
    with op.batch_alter_table("practice_trainees") as table:
        table.add_column(sa.Column("word", sa.String, nullable=False, server_default=""))
        table.add_column(sa.Column("spelling", sa.String, nullable=False, server_default=""))
    _spell()
    with op.batch_alter_table("practice_trainees") as table:
        table.alter_column("word", server_default=None)
        table.alter_column("spelling", server_default=None)
        table.create_unique_constraint(_UNIQUE, ["class_id", "spelling"])


def _spell() -> None:
    names = ("id", "class_id", "nickname", "spelling")
    trainees = sa.table("practice_trainees", *map(sa.column, names))
    bind, taken = op.get_bind(), set[tuple[int, str]]()
    for number, class_id, nickname, _ in bind.execute(sa.select(trainees).order_by("id")).all():
        spelling = skeleton(nickname)
        if (class_id, spelling) in taken:  # two joined with what is one nickname now
            spelling = f"{spelling} {number}"
        taken.add((class_id, spelling))
        one = trainees.update().where(trainees.c.id == number)
        bind.execute(one.values(spelling=spelling))


def downgrade() -> None:
    """Compare nicknames letter by letter again."""
    with op.batch_alter_table("practice_trainees") as table:
        table.drop_constraint(_UNIQUE, type_="unique")
        table.drop_column("spelling")
        table.drop_column("word")
