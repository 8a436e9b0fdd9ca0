"""Cases: anonymous, known by a random reference, bound to one post and one checklist document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, bindparam, exists, func, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from referral.store import references
from referral.store.base import Base
from referral.store.people import MEMBERSHIPS, Actor
from referral.store.posts import Post
from referral.store.referrals import Referral


class Case(Base):
    """A case. ``revision`` counts its answers; ``operation`` is the tap that opened it."""

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_post_id_opened_at", "post_id", "opened_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    reference: Mapped[str] = mapped_column(unique=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    opened_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    opened_at: Mapped[datetime]
    operation: Mapped[UUID | None] = mapped_column(unique=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.hash"))
    revision: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]

    @property
    def shown_reference(self) -> str:
        """The reference as people read it: 7F3K-92XQ-5."""
        return references.shown(self.reference)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of cases; ``referral_number`` is the latest, None before the first."""

    id: UUID
    reference: str
    post_code: str
    opened_at: datetime
    opened_by: int
    closed_at: datetime | None
    revision: int
    referral_number: int | None

    @property
    def shown_reference(self) -> str:
        """The reference as people read it."""
        return references.shown(self.reference)


class NoReferenceLeft(Exception):
    """Every reference tried was taken already."""

    def __init__(self) -> None:
        super().__init__("No free reference was found in eight tries. Try again.")


def find(session: Session, reference: str, actor: Actor) -> Case | None:
    """The case of a reference, typed in any way, if it belongs to one of the actor's posts."""
    parsed = references.parse(reference)
    if parsed is None:
        return None
    return session.scalar(_OF_REFERENCE, {"reference": parsed, "person_id": actor.person_id})


def add(
    session: Session,
    *,
    post_id: int,
    opened_by: int,
    opened_at: datetime,
    document: str,
    operation: UUID | None,
) -> Case:
    """Write a new case under a reference that no other has."""
    for _ in range(_TRIES):
        case = Case(
            id=uuid4(),
            reference=references.new(),
            post_id=post_id,
            opened_by=opened_by,
            opened_at=opened_at,
            operation=operation,
            document=document,
            revision=0,
            closed_at=None,
        )
        try:
            with session.begin_nested():
                session.add(case)
        except IntegrityError:
            continue
        return case
    raise NoReferenceLeft


def of_reference(session: Session, reference: str) -> Case | None:
    """The case of a reference, whosesoever; for keeping what was sent after a session had ended."""
    parsed = references.parse(reference)
    return session.scalar(select(Case).where(Case.reference == parsed)) if parsed else None


def opened_by_operation(session: Session, operation: UUID, actor: Actor) -> Case | None:
    """The case that this very tap has opened before, if it has."""
    return session.scalar(
        select(Case).where(Case.operation == operation, Case.opened_by == actor.person_id)
    )


def open_cases(
    session: Session, actor: Actor, *, after: Listed | None = None, limit: int = 20
) -> Sequence[Listed]:
    """Open cases of the actor's posts, newest first; ``after`` is the last line of the page before."""
    return _page(session, actor, Case.closed_at.is_(None), after, limit)


def closed_cases(
    session: Session, actor: Actor, *, after: Listed | None = None, limit: int = 20
) -> Sequence[Listed]:
    """Closed cases of the actor's posts, newest first."""
    return _page(session, actor, Case.closed_at.is_not(None), after, limit)


def locked(session: Session, case_id: UUID) -> tuple[int, datetime | None]:
    """Revision and closing time as they are now; nobody else changes the case until the end."""
    revision, closed_at = session.connection().execute(_LOCKED, {"case_id": case_id}).one()
    return revision, closed_at


def advance(session: Session, case: Case, revision: int) -> None:
    """Set the revision of a case that the session has locked."""
    session.connection().execute(_ADVANCED, {"case_id": case.id, "to": revision})
    set_committed_value(case, "revision", revision)


_TRIES = 8
_OF_REFERENCE = select(Case).where(
    Case.reference == bindparam("reference"),
    exists().where(
        MEMBERSHIPS.c.post_id == Case.post_id,
        MEMBERSHIPS.c.person_id == bindparam("person_id"),
    ),
)
_TABLE = Case.__table__
_LOCKED = (
    select(_TABLE.c.revision, _TABLE.c.closed_at)
    .where(_TABLE.c.id == bindparam("case_id"))
    .with_for_update()
)
_ADVANCED = (
    update(Case).where(Case.id == bindparam("case_id")).values(revision=bindparam("to"))
)
_LATEST_REFERRAL = (
    select(func.max(Referral.number)).where(Referral.case_id == Case.id).scalar_subquery()
)
_LISTED = select(
    Case.id,
    Case.reference,
    Post.code,
    Case.opened_at,
    Case.opened_by,
    Case.closed_at,
    Case.revision,
    _LATEST_REFERRAL,
).join(Post, Post.id == Case.post_id)


def _page(
    session: Session, actor: Actor, which: object, after: Listed | None, limit: int
) -> Sequence[Listed]:
    query = _LISTED.where(Case.post_id.in_([post.id for post in actor.posts]), which)
    if after is not None:
        query = query.where(tuple_(Case.opened_at, Case.id) < (after.opened_at, after.id))
    query = query.order_by(Case.opened_at.desc(), Case.id.desc()).limit(limit)
    return [Listed(*row) for row in session.execute(query)]
