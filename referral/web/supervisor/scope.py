"""What this supervisor may see: their posts, and the case that an address names. Any other case is not found."""

from datetime import UTC, timezone

from flask import abort

from referral import clock
from referral.engine.model import Checklist
from referral.services.supervision import queue_access
from referral.store.accounts.posts import Post
from referral.store.cases.cases import Case
from referral.store.database import Session
from referral.web.app import access
from referral.web.app.application import app_parts


def visible_posts(db: Session) -> list[Post]:
    """The posts whose queue this person sees now."""
    return queue_access.posts_of(db, access.current_user(), clock.now())


def visible_case(db: Session, reference: str) -> Case:
    """The case of a reference, if it belongs to one of these posts."""
    case = queue_access.find(db, access.current_user(), reference, clock.now())
    if case is None:
        abort(404)
    return case


class NotLookedInto(Exception):
    """The case was not opened today: its summary is shown and changed only after a recorded look."""


def looked_into(db: Session, reference: str) -> Case:
    """The case of a reference, if this person has a recorded look into it. Raises NotLookedInto."""
    case = visible_case(db, reference)
    if not queue_access.has_looked(db, case, access.current_user(), clock.now()):
        raise NotLookedInto
    return case


def checklist(country: str) -> Checklist:
    """The checklist of a country as it is now: for the names of duties and its local time."""
    library = app_parts().library
    return library.checklist(library.for_cases, country)


def zone(posts: list[Post]) -> timezone:
    """The local time of these posts: that of the country of the first."""
    return checklist(posts[0].country).pack.zone if posts else UTC
