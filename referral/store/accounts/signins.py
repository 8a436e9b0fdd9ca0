"""Who is signed in: one row per sign-in, known only by the hash of its token."""

from datetime import datetime

from sqlalchemy import ForeignKey, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.store.accounts.people import MEMBERSHIPS, Actor, Person, Role, Workplace
from referral.store.accounts.posts import Post
from referral.store.database.base import Base
from referral.store.database.prepared import At, Prepared


class SignIn(Base):
    """A sign-in. ``id_hash`` is the SHA-256 of a token that only the browser holds."""

    __tablename__ = "sign_ins"

    id_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    started: Mapped[datetime]
    expires: Mapped[datetime] = mapped_column(index=True)


_ACTOR = Prepared(
    select(Person.id, Person.login, Person.role, SignIn.started, SignIn.expires, Post.id, Post.code)
    .select_from(SignIn)
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(MEMBERSHIPS, MEMBERSHIPS.c.person_id == Person.id)
    .outerjoin(Post, Post.id == MEMBERSHIPS.c.post_id)
    .where(SignIn.id_hash == bindparam("id_hash"), SignIn.expires > bindparam("now"), Person.active)
    .order_by(Post.code)
)


def actor_of(session: At, id_hash: str, now: datetime) -> Actor | None:
    """Whose sign-in this is, when it has not expired and the account is active. One statement.

    One that began under a clock that was ahead lasts as long before its beginning as after it, and no longer.
    """
    rows = _ACTOR.rows(session, id_hash=id_hash, now=now)
    if not rows:
        return None
    person_id, login, role, started, expires = rows[0][:5]
    if started - now > expires - started:
        return None
    places = tuple(Workplace(post_id, code) for *_, post_id, code in rows if post_id is not None)
    return Actor(person_id, login, Role(role), places)


def forget(session: Session, id_hash: str) -> int | None:
    """Delete a sign-in; returns whose it was, or None when there was none."""
    deleted = delete(SignIn).where(SignIn.id_hash == id_hash).returning(SignIn.person_id)
    return session.scalar(deleted)


def forget_all_of(session: Session, person_id: int) -> None:
    """Delete every sign-in of a person."""
    session.execute(delete(SignIn).where(SignIn.person_id == person_id))


def forget_expired(session: Session, now: datetime) -> None:
    """Delete the sign-ins that have run out."""
    session.execute(delete(SignIn).where(SignIn.expires <= now))
