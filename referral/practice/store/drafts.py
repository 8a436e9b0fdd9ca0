"""Scenarios that trainers write in the browser: the text as the YAML file it is, and how far it is."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Text, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import PracticeBase

NOBODY = 0
"""The author of what was made of a case, until a trainer writes on it."""


class Stage(StrEnum):
    """How far a scenario is: made of a case and waiting for a writer, being written, waiting for a second
    trainer, or in use.
    """

    HANDED = "handed"
    WRITING = "writing"
    WAITING = "waiting"
    PUBLISHED = "published"


class ScenarioDraft(PracticeBase):
    """A scenario being written. ``author`` and ``approved_by`` are accounts of the live database."""

    __tablename__ = "practice_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    scenario: Mapped[str] = mapped_column(unique=True)
    author: Mapped[int]
    approved_by: Mapped[int | None]
    stage: Mapped[Stage]
    body: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime]


def find(session: Session, scenario: str) -> ScenarioDraft | None:
    """The draft of that scenario, if there is one."""
    return session.scalar(select(ScenarioDraft).where(ScenarioDraft.scenario == scenario))


def add_once(session: Session, draft: ScenarioDraft) -> None:
    """Keep a draft unless one of that name is there; two who do so at once keep one."""
    columns = [column.name for column in ScenarioDraft.__table__.columns if column.name != "id"]
    kept = {name: getattr(draft, name) for name in columns}
    session.execute(insert(ScenarioDraft).values(kept).on_conflict_do_nothing())


def every(session: Session) -> Sequence[ScenarioDraft]:
    """All drafts, those changed last first."""
    return session.scalars(select(ScenarioDraft).order_by(ScenarioDraft.changed_at.desc())).all()


def published(session: Session) -> Sequence[ScenarioDraft]:
    """Those in use, by id."""
    wanted = select(ScenarioDraft).where(ScenarioDraft.stage == Stage.PUBLISHED)
    return session.scalars(wanted.order_by(ScenarioDraft.scenario)).all()
