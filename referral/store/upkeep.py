"""What was done to the instance itself, when, and how it ended: one row for each kind of work. Names no case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, func, insert, inspect, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.database.base import Base
from referral.store.database.prepared import At, Prepared

DONE = "done"
"""The outcome of work that was done; any other word is a reason why it was not."""

TO_COUNT = "to_count"
"""The outcome of counting figures while it still waits."""


class UpkeepTask(StrEnum):
    """What is done to an instance."""

    CLOCK = "clock"  # ``at`` is the latest moment at which the clock was believed
    MIGRATION = "migration"
    FIGURES = "figures"
    RETENTION = "retention"
    REWRITING = "rewriting"
    BACKUP = "backup"  # ``at`` is when one was last made
    BACKUP_TRIED = "backup attempt"
    PRACTICE = "practice"  # whether its database could be read at the last start


class UpkeepRow(Base):
    """The last time that something was done, or tried."""

    __tablename__ = "upkeep"

    work: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    outcome: Mapped[str]


@dataclass(frozen=True, slots=True)
class LastRun:
    """When something was last done or tried, and how it ended."""

    at: datetime
    outcome: str

    @property
    def was_done(self) -> bool:
        """Whether it was done, and not only tried."""
        return self.outcome == DONE


def record(session: Session, work: UpkeepTask, *, at: datetime, outcome: str = DONE) -> None:
    """Say how the latest attempt at something ended, in the transaction of the session."""
    session.execute(delete(UpkeepRow).where(UpkeepRow.work == work))
    session.add(UpkeepRow(work=work.value, at=at, outcome=outcome))
    session.flush()


def every(session: At) -> Mapping[UpkeepTask, LastRun]:
    """The latest attempt at everything that was ever tried."""
    return {UpkeepTask(work): LastRun(at, outcome) for work, at, outcome in _EVERY.rows(session)}


def mark_migrated(connection: Connection) -> None:
    """Say in the transaction of a migration that it was, and that figures are to be counted."""
    if not inspect(connection).has_table(UpkeepRow.__tablename__):
        return
    has_cases = connection.scalar(text("SELECT count(*) FROM cases")) != 0
    outcomes = {UpkeepTask.MIGRATION: DONE, UpkeepTask.FIGURES: TO_COUNT if has_cases else DONE}
    connection.execute(delete(UpkeepRow).where(UpkeepRow.work.in_(outcomes)))
    for work, outcome in outcomes.items():
        line = {"work": work.value, "at": func.now(), "outcome": outcome}
        connection.execute(insert(UpkeepRow).values(line))


_EVERY = Prepared(select(UpkeepRow.work, UpkeepRow.at, UpkeepRow.outcome))
