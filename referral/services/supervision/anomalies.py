"""Anomalies at the posts of a supervisor: real counts of the last three months, post by post."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.model import Checklist
from referral.services.statistics import measures
from referral.services.supervision import anomaly_rules
from referral.services.supervision.anomaly_rules import Anomaly, Counts
from referral.store.accounts.posts import Post
from referral.store.statistics import figures

MONTHS = 3
"""How many months are looked at, the running one among them: enough for a habit, too few to reach far back."""


@dataclass(frozen=True, slots=True)
class MonthlyCounts:
    """The counts of an anomaly in one month."""

    month: str
    cases: int
    missing: int


@dataclass(frozen=True, slots=True)
class PostAnomalies:
    """An anomaly at a post, with its counts of each month."""

    post: Post
    checklist: Checklist
    noticed: Anomaly
    months: tuple[MonthlyCounts, ...]


def months(now: datetime) -> tuple[str, ...]:
    """The months that are examined, the earliest first."""
    found = [measures.month_of(now)]
    while len(found) < MONTHS:
        found.insert(0, _month_before(found[0]))
    return tuple(found)


def at_posts(
    session: Session,
    posts: Sequence[Post],
    checklists: Mapping[str, Checklist],
    now: datetime,
) -> list[PostAnomalies]:
    """The anomalies at these posts, the most serious first. Only posts whose queue the reader sees may be named.

    ``checklists`` are those of the posts' countries, by code.
    """
    looked_at = months(now)
    cells = figures.counted(session, [post.id for post in posts], looked_at)
    of_post: dict[int, dict[str, dict[str, int]]] = {}
    for (post_id, month, measure), cases in cells.items():
        of_post.setdefault(post_id, {}).setdefault(month, {})[measure] = cases
    found = [
        one
        for post in posts
        for one in _at_post(post, checklists[post.country], of_post.get(post.id, {}), looked_at)
    ]
    return sorted(found, key=lambda one: (one.noticed.weight, one.post.code))


def _at_post(
    post: Post, checklist: Checklist, by_month: Mapping[str, Counts], looked_at: Iterable[str]
) -> Iterable[PostAnomalies]:
    for one in anomaly_rules.anomalies_in(checklist, _summed(by_month.values())):
        behind = (_monthly(one, month, by_month.get(month, {})) for month in looked_at)
        yield PostAnomalies(post, checklist, one, tuple(behind))


def _summed(every: Iterable[Counts]) -> Counts:
    total: dict[str, int] = {}
    for counts in every:
        for measure, cases in counts.items():
            total[measure] = total.get(measure, 0) + cases
    return total


def _monthly(one: Anomaly, month: str, counts: Counts) -> MonthlyCounts:
    return MonthlyCounts(month, one.owed.cases(counts), one.owed.missing(counts))


def _month_before(month: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"
