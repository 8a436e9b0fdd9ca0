"""Statistics for more eyes than a post's own: every number passes the gate, and stands for ever once released.

A month is released when it is over. Later changes of its cases change no release: readers could subtract.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from referral.disclosure import Key, Level, Table, publish
from referral.engine.model import Checklist
from referral.services import measures
from referral.services.accounts import Actor
from referral.store import figures, journal, posts, releases
from referral.store.posts import Post
from referral.store.releases import Release

Bases = Mapping[str, str | None]


class StatisticsRefused(Exception):
    """A release that cannot be made; the sentence says why."""


class MonthNotOver(StatisticsRefused):
    """The month still runs."""

    def __init__(self, month: str) -> None:
        super().__init__(f"Month {month} is not over. Release it when the next month has begun.")


class NothingCounted(StatisticsRefused):
    """No case of the country was opened in that month, or its figures are no longer kept by month."""

    def __init__(self, month: str) -> None:
        super().__init__(f"There are no figures for month {month}. Choose another month.")


def release(
    session: Session,
    checklist: Checklist,
    country: str,
    month: str,
    level: Level,
    *,
    by: Actor | None,
    now: datetime,
) -> Release:
    """Release a month for these readers, once; a release that was made already is given back as it stands.

    Raises MonthNotOver or NothingCounted.
    """
    if made := releases.find(session, country, month, level):
        return made
    if month >= measures.month_of(now):
        raise MonthNotOver(month)
    journal.append(session, journal.Kind.RELEASE_MADE, at=now, person=by.person_id if by else None)
    return _released(session, checklist, country, month, level, now)


def months(session: Session, country: str, now: datetime) -> list[str]:
    """The months of a country that are over and have figures, the latest first."""
    ours = [post.id for post in _posts(session, country)]
    counted = figures.counted(session, ours, figures.periods(session))
    over = {period for _, period, _ in counted if measures.is_month(period)}
    return sorted((one for one in over if one < measures.month_of(now)), reverse=True)


def understood(option: str) -> str:
    """Cases in which officer and person understood each other in that way, by day and by night."""
    return f"understanding:{option}"


def bases_of(checklist: Checklist) -> Bases:
    """What is released, each with what it is a part of. The same list every month: a gap would tell something."""
    return dict(_bases(checklist))


def _bases(checklist: Checklist) -> Iterator[tuple[str, str | None]]:
    whole = measures.CASES
    yield whole, None
    for part in (measures.REFERRED, measures.HANDED_OVER, measures.CLOSED):
        yield part, whole
    yield measures.shift(measures.NIGHT), whole
    for option in _ways_to_understand(checklist):
        yield understood(option), whole
    for fact in checklist.facts:
        if fact.flag:
            yield measures.sign(fact.id), whole
    for duty in checklist.duties:
        yield measures.duty_raised(duty.id), whole
        if duty.done_when is not None:
            yield measures.duty_done(duty.id), measures.duty_raised(duty.id)
    for step in checklist.steps():
        if step.is_action and step.critical:
            yield measures.not_done(step.id), whole


def _ways_to_understand(checklist: Checklist) -> Iterator[str]:
    for step in checklist.steps():
        if step.id == measures.UNDERSTANDING_STEP:
            yield from (option.id for option in step.options)


def _released(
    session: Session, checklist: Checklist, country: str, month: str, level: Level, now: datetime
) -> Release:
    earlier = releases.every(session, country)
    frozen = [one.counts for one in earlier if one.month == month]
    ours = _posts(session, country)
    counts = frozen[0] if frozen else _counts(session, ours, month)
    if not counts:
        raise NothingCounted(month)
    table = Table(country, (month,), _regions(ours), bases_of(checklist), counts)
    published = publish(table, level, [one.published for one in earlier])
    made = Release(published, counts, now)
    releases.add(session, made)
    return made


def _counts(session: Session, ours: Collection[Post], month: str) -> dict[Key, int]:
    codes = {post.id: post.code for post in ours}
    counts = Counter[Key]()
    for (post_id, _, measure), cases in figures.counted(session, list(codes), [month]).items():
        counts[codes[post_id], month, _by_day_and_night(measure)] += cases
    return dict(counts)


def _by_day_and_night(measure: str) -> str:
    """Understanding is kept by shift; both shifts are released together."""
    kind, _, rest = measure.partition(":")
    return understood(rest.rpartition(":")[0]) if kind == "understanding" else measure


def _posts(session: Session, country: str) -> list[Post]:
    return [post for post in posts.every(session) if post.country == country]


def _regions(ours: Collection[Post]) -> dict[str, str]:
    return {post.code: post.region.get("en") or "" for post in ours}
