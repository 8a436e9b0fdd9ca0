"""Which posts a supervisor sees, recorded looks into cases, stand-ins and saved views."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from referral.services.cases.refusals import Refused
from referral.store import journal
from referral.store.accounts import people, posts
from referral.store.accounts.people import Actor, Person, Role
from referral.store.accounts.posts import Post
from referral.store.cases import cases
from referral.store.cases.cases import Case
from referral.store.supervision import supervision
from referral.store.supervision.supervision import Lent

MOST_VIEWS = 12
LONGEST_LEAVE = timedelta(days=92, hours=1)
"""Three months, and the hour by which a clock may be set within them."""

LONGEST_AHEAD = timedelta(days=366)


class NoStandIn(Refused):
    """The colleague cannot stand in: unknown, oneself, of another role or another country."""

    def __init__(self) -> None:
        super().__init__("Choose a supervisor of your own country.")


class NoSuchTime(Refused):
    """The leave ends before it begins, has passed already, is too long or too far ahead."""

    def __init__(self) -> None:
        super().__init__(
            "A leave ends after it begins, not in the past, and lasts 92 days at most."
        )


def posts_of(session: Session, actor: Actor, now: datetime) -> list[Post]:
    """The posts whose queue somebody sees: their own, those they stand in for, a country's for its focal point."""
    own = people.get(session, actor.person_id).posts
    if actor.role is Role.FOCAL_POINT:
        countries = {post.country for post in own}
        return [post for post in posts.every(session) if post.country in countries]
    lent = [one.post for one in lent_to(session, actor, now)]
    return sorted({post.id: post for post in (*own, *lent)}.values(), key=lambda post: post.code)


def lent_to(session: Session, actor: Actor, now: datetime) -> list[Lent]:
    """The posts that colleagues have lent, while they and the actor still have the right they were lent by."""
    if actor.role is not Role.SUPERVISOR:
        return []
    return supervision.lent_to(session, actor.person_id, now)


def find(session: Session, actor: Actor, reference: str, now: datetime) -> Case | None:
    """The case of a reference, if it belongs to a post whose queue the actor sees."""
    case = cases.of_reference(session, reference)
    seen = {post.id for post in posts_of(session, actor, now)}
    return case if case is not None and case.post_id in seen else None


def has_looked(session: Session, case: Case, actor: Actor, now: datetime) -> bool:
    """Whether the actor's look into the case is recorded for today."""
    return supervision.has_looked(session, case.id, actor.person_id, now.date())


def look(session: Session, case: Case, *, by: Actor, now: datetime) -> None:
    """Record that somebody looks into a case; once a day is enough."""
    people.hold(session, by.person_id)
    if has_looked(session, case, by, now):
        return
    supervision.add_look(session, case.id, by.person_id, now.date())
    journal.append(
        session, journal.JournalKind.CASE_VIEWED, at=now, person=by.person_id, case=case.id
    )


def stand_ins(session: Session, actor: Actor) -> list[Person]:
    """Who could take somebody's queue: active supervisors of the same country."""
    countries = _countries(people.get(session, actor.person_id))
    return [
        person
        for person in people.every(session)
        if person.role is Role.SUPERVISOR
        and person.active
        and person.id != actor.person_id
        and countries & _countries(person)
    ]


def hand_over(
    session: Session, *, to: str, starts: datetime, ends: datetime, by: Actor, now: datetime
) -> None:
    """Hand the actor's queue to a colleague; it returns by itself. Raises NoStandIn, NoSuchTime."""
    chosen = next((one for one in stand_ins(session, by) if one.login == to), None)
    if chosen is None:
        raise NoStandIn
    begins = max(starts, now)
    if not (begins < ends <= begins + LONGEST_LEAVE and begins <= now + LONGEST_AHEAD):
        raise NoSuchTime
    supervision.add_leave(session, people.get(session, by.person_id), chosen, starts, ends)
    _note(session, journal.JournalKind.QUEUE_HANDED_OVER, by, now)


def take_back(session: Session, leave: int, *, by: Actor, now: datetime) -> None:
    """End one's own leave early; one that is over stays as it is."""
    if supervision.end_leave(session, leave, by.person_id, now):
        _note(session, journal.JournalKind.QUEUE_TAKEN_BACK, by, now)


def save_view(session: Session, filters: str, *, by: Actor, now: datetime) -> None:
    """Save a view of the queue; one that is saved already, or one too many, changes nothing."""
    people.hold(session, by.person_id)
    kept = supervision.views(session, by.person_id)
    if filters not in kept and len(kept) < MOST_VIEWS:
        supervision.add_view(session, by.person_id, filters)
        _note(session, journal.JournalKind.VIEW_SAVED, by, now)


def remove_view(session: Session, filters: str, *, by: Actor, now: datetime) -> None:
    """Delete a saved view."""
    if filters in supervision.views(session, by.person_id):
        supervision.remove_view(session, by.person_id, filters)
        _note(session, journal.JournalKind.VIEW_REMOVED, by, now)


def _countries(person: Person) -> set[str]:
    return {post.country for post in person.posts}


def _note(session: Session, kind: journal.JournalKind, by: Actor, now: datetime) -> None:
    journal.append(session, kind, at=now, person=by.person_id)
