"""The queue: the cases of the supervisor's posts, what hurts most first."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.services.cases.clocks import LADDER
from referral.services.supervision import supervising
from referral.services.upkeep import notices
from referral.store.accounts import people
from referral.store.accounts.people import Actor, Role
from referral.store.accounts.posts import Post
from referral.store.database import Session
from referral.store.supervision import queues, searching, supervision, walking
from referral.store.supervision.queues import MOST_COUNTED, NEED_EYES, Wanted
from referral.store.supervision.reviews import State
from referral.store.supervision.searching import Search
from referral.store.supervision.walking import Page, Tally
from referral.web.app import access, moment
from referral.web.app.access import Audience, audience
from referral.web.app.house import house
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.supervisor import bp, choices, filters, found, lines
from referral.web.supervisor.filters import ESCALATED, EVERY, Filters
from referral.web.supervisor.statistics import standing_out
from referral.web.supervisor.statistics.standing_out import Finding

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """A state with how many cases stand there; a way to see just them."""

    says: str
    count: str
    address: str
    is_here: bool


@bp.get("")
@audience(Audience.SUPERVISORS)
def queue() -> Response:
    """The cases that need eyes, in the order in which they need them."""
    who, now = access.officer(), clock.now()
    chosen = filters.read(request.args)
    after = filters.mark_of(request.args.get("after", ""))
    db = moment.reading()
    posts = found.my_posts(db)
    officers = people.officers_at(db, [post.id for post in posts])
    wanted = chosen.wanted(posts, officers, found.zone(posts))
    search = searching.search(db, wanted)
    shown = search.page(wanted, now, after=after, limit=A_PAGE)
    return page(
        "supervisor/queue.html",
        lines=lines.of(db, shown.lines, posts, now),
        more=_more(chosen, shown),
        is_cut=shown.is_cut,
        stretch=walking.STRETCH,
        is_first=after is None,
        counts=_counts(search, chosen, wanted),
        late=_counted(search.count_overdue(replace(wanted, states=NEED_EYES), now)),
        filters=chosen,
        choices=choices.every(posts, officers),
        noticed=_noticed(db, chosen, posts, now) if after is None else [],
        **_of_person(db, who, posts, now),
    )


def _of_person(db: Session, who: Actor, posts: list[Post], now: datetime) -> dict[str, Any]:
    """What the page says to this person alone."""
    folder = house().settings.instance
    return {
        "views": choices.views(supervision.views(db, who.person_id), posts),
        "stood_in_for": sorted({one.by for one in supervising.lent_to(db, who, now)}),
        "told": _told(db, posts, who.role, now),
        "notices": [one.says(language()) for one in notices.current(db, now=now, folder=folder)],
    }


def _noticed(db: Session, chosen: Filters, posts: list[Post], now: datetime) -> list[Finding]:
    """What stands out, for whoever begins the morning here and not for whoever filters."""
    return [] if chosen.query else standing_out.findings(db, posts, now)


def _more(chosen: Filters, shown: Page) -> str:
    """The address where the queue goes on; "" at its end."""
    return _address(chosen, after=filters.text_of(shown.goes_on)) if shown.goes_on else ""


def _counts(search: Search, chosen: Filters, wanted: Wanted) -> list[Counted]:
    """How many cases stand where, the other filters as they are."""
    _ = language().gettext
    every = replace(wanted, escalated_only=False)
    asked = (
        ("", _("Need eyes"), replace(every, states=NEED_EYES)),
        *(
            (state.value, says, replace(every, states=(state,)))
            for state, says in choices.states().items()
        ),
        (
            ESCALATED,
            _("With the focal point"),
            replace(every, states=NEED_EYES, escalated_only=True),
        ),
        (EVERY, _("All cases"), replace(every, states=tuple(State))),
    )
    return [
        Counted(
            says,
            _counted(search.count(which)),
            _address(replace(chosen, state=state)),
            chosen.state == state,
        )
        for state, says, which in asked
    ]


def _counted(tally: Tally) -> str:
    """A count as far as the search went."""
    says = number(tally.number)
    if tally.is_whole or tally.number > MOST_COUNTED:
        return says
    return language().gettext("at least %(num)s", num=says)


def number(count: int) -> str:
    """A count as people read it; beyond what is counted, "more than"."""
    if count > MOST_COUNTED:
        return language().gettext("more than %(num)s", num=language().number(MOST_COUNTED))
    return language().number(count)


def _told(db: Session, posts: list[Post], role: Role, now: datetime) -> str:
    """How many cases are so late that they have climbed to this role."""
    later = dict(LADDER)[role]
    open_cases = Wanted(tuple(post.id for post in posts), NEED_EYES)
    count = queues.count_overdue(db, open_cases, now - later)
    return number(count) if count else ""


def _address(chosen: Filters, after: str = "") -> str:
    words = {word: getattr(chosen, word) or None for word in Filters.__dataclass_fields__}
    return url_for(".queue", **words, after=after or None)
