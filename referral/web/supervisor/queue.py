"""The queue: the cases of the supervisor's posts, what hurts most first."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.cases.clocks import LADDER
from referral.services.supervision import queue_access
from referral.services.upkeep import notices
from referral.store.accounts import people
from referral.store.accounts.people import Actor, Role
from referral.store.accounts.posts import Post
from referral.store.database import Session
from referral.store.supervision import queues, supervision
from referral.store.supervision.queues import (
    MOST_COUNTED,
    NEED_EYES,
    Cursor,
    QueueCount,
    QueueFilter,
)
from referral.store.supervision.reviews import ReviewState
from referral.store.supervision.worklist import QueueRow
from referral.web.app import access, request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.supervisor import bp, choices, filters, queue_lines, scope
from referral.web.supervisor.filters import ESCALATED, EVERY, Filters
from referral.web.supervisor.statistics import anomalies
from referral.web.supervisor.statistics.anomalies import AnomalyText

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """A state with how many cases stand there; a way to see just them."""

    says: str
    count: str
    address: str
    is_here: bool


@bp.get("")
@audience(Audience.SUPERVISORS)
def queue() -> Response:
    """The cases that need eyes, in the order in which they need them."""
    who, now = access.current_user(), clock.now()
    chosen = filters.read(request.args)
    after = filters.cursor_of(request.args.get("after", ""))
    db = request_db.read_session()
    posts = scope.visible_posts(db)
    officers = people.officers_at(db, [post.id for post in posts])
    wanted = chosen.wanted(posts, officers, scope.zone(posts))
    rows = queues.page(db, wanted, now, after=after, limit=A_PAGE + 1)
    return page(
        "supervisor/queue.html",
        lines=queue_lines.of(db, rows[:A_PAGE], posts, now),
        more=_more(chosen, rows),
        is_first=after is None,
        counts=_counts(db, chosen, wanted),
        late=number(queues.count_overdue(db, replace(wanted, states=NEED_EYES), now)),
        filters=chosen,
        choices=choices.every(posts, officers),
        noticed=_noticed(db, chosen, posts, now) if after is None else [],
        **_of_person(db, who, posts, now),
    )


def _of_person(db: Session, who: Actor, posts: list[Post], now: datetime) -> dict[str, Any]:
    """What the page says to this person alone."""
    folder = app_parts().settings.instance
    return {
        "views": choices.views(supervision.views(db, who.person_id), posts),
        "stood_in_for": sorted({one.by for one in queue_access.lent_to(db, who, now)}),
        "told": _told(db, posts, who.role, now),
        "notices": [one.says(language()) for one in notices.current(db, now=now, folder=folder)],
    }


def _noticed(db: Session, chosen: Filters, posts: list[Post], now: datetime) -> list[AnomalyText]:
    """The anomalies; shown on the whole queue, not when it is filtered."""
    return [] if chosen.query else anomalies.findings(db, posts, now)


def _more(chosen: Filters, rows: list[QueueRow]) -> str:
    """The address of the next page; "" where one row more than a page was asked for and is not there."""
    if len(rows) <= A_PAGE:
        return ""
    return _address(chosen, after=filters.text_of(Cursor.of(rows[A_PAGE - 1])))


def _counts(db: Session, chosen: Filters, wanted: QueueFilter) -> list[QueueCounts]:
    """How many cases stand where, the other filters as they are."""
    _ = language().gettext
    every = replace(wanted, escalated_only=False)
    in_state = {state: queues.count(db, replace(every, states=(state,))) for state in ReviewState}
    escalated = queues.count(db, replace(every, states=NEED_EYES, escalated_only=True))
    counted = (
        ("", _("Need eyes"), sum((in_state[state] for state in NEED_EYES), QueueCount(0))),
        *((state.value, says, in_state[state]) for state, says in choices.states().items()),
        (ESCALATED, _("With the focal point"), escalated),
        (EVERY, _("All cases"), sum(in_state.values(), QueueCount(0))),
    )
    return [
        QueueCounts(
            says, number(count), _address(replace(chosen, state=state)), chosen.state == state
        )
        for state, says, count in counted
    ]


def number(count: QueueCount) -> str:
    """A count as people read it; beyond what is counted, "more than"."""
    if count.is_more:
        return language().gettext("more than %(num)s", num=language().number(MOST_COUNTED))
    return language().number(count.number)


def _told(db: Session, posts: list[Post], role: Role, now: datetime) -> str:
    """How many cases are so late that they have climbed to this role."""
    later = dict(LADDER)[role]
    open_cases = QueueFilter(tuple(post.id for post in posts), NEED_EYES)
    count = queues.count_overdue(db, open_cases, now - later)
    return number(count) if count.number else ""


def _address(chosen: Filters, after: str = "") -> str:
    words = {word: getattr(chosen, word) or None for word in Filters.__dataclass_fields__}
    return url_for(".queue", **words, after=after or None)
