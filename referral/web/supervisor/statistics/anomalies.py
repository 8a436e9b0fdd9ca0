"""The page of anomalies at the posts of the reader's queue: real counts, for their own work only."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from werkzeug.wrappers import Response

from referral import clock
from referral.engine.model import Duty
from referral.i18n.words import anomaly_texts
from referral.services.supervision import anomalies, anomaly_rules
from referral.services.supervision.anomalies import PostAnomalies
from referral.store.accounts.posts import Post
from referral.store.database import Session
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.locales import language
from referral.web.app.pages import page
from referral.web.supervisor import bp, scope
from referral.web.supervisor.filters import EVERY, Filters


@dataclass(frozen=True, slots=True)
class AnomalyText:
    """Something that stands out, as it is read: the sentence, its counts, the table, and where its cases are.

    ``open_at`` is where the duty behind it is open, "" where no duty tells.
    """

    post: str
    says: str
    missing: str
    cases: str
    columns: tuple[str, str]
    rows: tuple[tuple[str, str, str], ...]
    open_at: str
    all_at: str


@bp.get("/standing-out")
@audience(Audience.SUPERVISORS)
def standing_out_page() -> Response:
    """What stands out in the last months, the heaviest first, with the counts behind it."""
    now, db = clock.now(), request_db.read_session()
    months = anomalies.months(now)
    return page(
        "supervisor/standing_out.html",
        findings=findings(db, scope.visible_posts(db), now),
        first=language().month(months[0]),
        last=language().month(months[-1]),
        rules=anomaly_texts.rules(language()),
    )


def findings(db: Session, posts: list[Post], now: datetime) -> list[AnomalyText]:
    """What stands out at these posts, in words."""
    checklists = {post.country: scope.checklist(post.country) for post in posts}
    since = f"{anomalies.months(now)[0]}-01"
    return [_finding(one, since) for one in anomalies.at_posts(db, posts, checklists, now)]


def _finding(one: PostAnomalies, since: str) -> AnomalyText:
    counted, number = one.noticed, language().number
    return AnomalyText(
        post=one.post.name(language().code),
        says=anomaly_texts.says(counted, one.checklist, language()),
        missing=number(counted.missing),
        cases=number(counted.cases),
        columns=anomaly_texts.columns(language())[counted.kind],
        rows=tuple(
            (language().month(row.month), number(row.cases), number(row.missing))
            for row in one.months
        ),
        open_at=_where_open(one.post, anomaly_rules.duties_behind(counted, one.checklist), since),
        all_at=_address(Filters(state=EVERY, post=one.post.code, since=since)),
    )


def _where_open(post: Post, duties: tuple[Duty, ...], since: str) -> str:
    """The queue where the one duty is open; several duties are no one filter."""
    if len(duties) != 1:
        return ""
    return _address(Filters(state=EVERY, post=post.code, duty=duties[0].id, since=since))


def _address(filters: Filters) -> str:
    return f"{url_for('.queue')}?{filters.query}"
