"""The daily digest: what is late, what waits and what came back, on a page that is also a sheet of paper."""

from werkzeug.wrappers import Response

from referral import clock
from referral.i18n.words import review_words
from referral.store.accounts.posts import Post
from referral.store.database import Session
from referral.store.supervision import queues
from referral.store.supervision.queues import NEED_EYES, QueueFilter
from referral.store.supervision.reviews import ReviewState
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.supervisor import bp, queue_lines, scope
from referral.web.supervisor.queue import number
from referral.web.supervisor.queue_lines import QueueLine

MOST = 40


@bp.get("/digest")
@audience(Audience.SUPERVISORS)
def digest() -> Response:
    """The day's digest of my posts, as it stands now."""
    now = clock.now()
    db = request_db.read_session()
    posts = scope.visible_posts(db)
    listed = queue_lines.of(db, queues.page(db, _of(posts), now, limit=MOST), posts, now)
    return page(
        "supervisor/digest.html",
        posts=posts,
        made_at=now.astimezone(scope.zone(posts)),
        groups=_groups(listed),
        counts=_counts(db, posts),
        most=MOST,
    )


def _of(posts: list[Post], states: tuple[ReviewState, ...] = NEED_EYES) -> QueueFilter:
    return QueueFilter(tuple(post.id for post in posts), states)


def _groups(listed: list[QueueLine]) -> list[tuple[str, list[QueueLine]]]:
    """Late ones, then those whose review is due, then the rest; a case stands in one group only."""
    _ = language().gettext
    late = [one for one in listed if one.late]
    to_review = (ReviewState.WAITING, ReviewState.CORRECTED)
    due = [one for one in listed if not one.late and one.work.state in to_review]
    rest = [one for one in listed if not one.late and one.work.state not in to_review]
    named = ((_("Late"), late), (_("To be reviewed"), due), (_("In the officers' hands"), rest))
    return [(says, group) for says, group in named if group]


def _counts(db: Session, posts: list[Post]) -> list[tuple[str, str]]:
    said = review_words.states(language())
    return [
        (said[state], number(queues.count(db, _of(posts, (state,)))))
        for state in said
        if state is not ReviewState.CONFIRMED
    ]
