"""How often a sign-in has failed lately, by login and for everybody together.

A login typed into the form may be anything, so only its hash is kept.
"""

from contextlib import suppress
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.base import Base


class Throttle(Base):
    """The failures counted against one key, and the moment before which nothing is tried for it."""

    __tablename__ = "throttles"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime] = mapped_column(index=True)


def locked(session: Session, key: str, now: datetime) -> Throttle:
    """The count of a key, made when there is none, held for this transaction."""
    wanted = select(Throttle).where(Throttle.key == key).with_for_update()
    found = session.scalar(wanted)
    if found is None:
        with suppress(IntegrityError), session.begin_nested():  # somebody else was quicker
            session.add(Throttle(key=key, failures=0, failed_at=now))
        found = session.scalars(wanted).one()
    return found


def forget_before(session: Session, moment: datetime) -> None:
    """Delete the counts whose last failure is older."""
    session.execute(delete(Throttle).where(Throttle.failed_at < moment))
