"""What the cases of a country have in common, quarter by quarter: only numbers that the disclosure gate lets out.

A quarter is shown when it has ended, and quarters do not overlap, so that none can be subtracted from another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy.orm import Session

from referral.disclosure import Key, Level, Published, Table, Unit, publish
from referral.engine.conditions import AllOf, AnyOf, Condition, FactHolds
from referral.engine.model import Checklist, Duty, Fact, Step
from referral.services import measures
from referral.store import figures, posts
from referral.store.posts import Post

QUARTERS_SHOWN = 4
ENOUGH_FOR_MEDIAN, ENOUGH_FOR_P90 = 10, 20
"""So many hand-overs, as published, must stand behind a time that is told."""


@dataclass(frozen=True, slots=True)
class Times:
    """From first contact to hand-over: half took no longer, nine of ten took no longer. None is not told."""

    median: timedelta | None
    nine_of_ten: timedelta | None


@dataclass(frozen=True)
class Quarter:
    """A quarter of a country as it may be seen by supervisors."""

    name: str
    published: Published
    times: Mapping[Unit, Times]

    def number(self, unit: Unit, measure: str) -> int | None:
        """What is said of a place and a measure: nought, a rounded number, or None for what is hidden."""
        cell = self.published.cells.get((unit, measure))
        return None if cell is None else cell.number


def quarters(now: datetime) -> tuple[str, ...]:
    """The quarters that have ended, the newest first."""
    found = [measures.quarter_of(measures.month_of(now))]
    for _ in range(QUARTERS_SHOWN):
        found.append(before(found[-1]))
    return tuple(found[1:])


def before(quarter: str) -> str:
    """The quarter before a quarter."""
    year, number = (int(part) for part in quarter.split("-"))
    return f"{year}-{number - 1}" if number > 1 else f"{year - 1}-4"


def quarter(session: Session, checklist: Checklist, name: str) -> Quarter:
    """A quarter of the country of a checklist."""
    country = checklist.pack.code
    belong = [post for post in posts.every(session) if post.country == country]
    counts = _counts(session, belong, name)
    published = _published(
        country,
        measures.months_of(name),
        tuple(sorted((post.code, region_of(post)) for post in belong)),
        chains(checklist),
        frozenset(counts.items()),
    )
    return Quarter(
        name, published, {unit: _times(published, unit, counts) for unit in published.units}
    )


def region_of(post: Post) -> str:
    """The name that groups a post with others; a post without a region stands for itself."""
    return post.region.get("en") or post.code


def chains(checklist: Checklist) -> tuple[tuple[str, ...], ...]:
    """The measures that are shown, in chains: each is a part of the one before it, the first of all cases."""
    shifts = (measures.DAY, measures.NIGHT)
    return (
        (measures.REFERRED,),
        (measures.HANDED_OVER,),
        *(
            (measures.interpreter_needed(shift), measures.interpreter_called(shift))
            for shift in shifts
        ),
        *(
            (measures.duty_raised(duty.id), measures.duty_done(duty.id))
            for duty in duties(checklist)
        ),
        *((measures.sign(fact.id),) for fact in signs(checklist)),
        *((measures.not_done(step.id),) for step in actions(checklist)),
    )


def duties(checklist: Checklist) -> list[Duty]:
    """The duties that can be marked as done."""
    return [duty for duty in checklist.duties if duty.done_when is not None]


def signs(checklist: Checklist) -> list[Fact]:
    """The signs that an urgent duty rests on."""
    urgent = {fact for duty in checklist.duties if duty.urgent for fact in _facts(duty.when)}
    return [fact for fact in checklist.facts if fact.flag and fact.id in urgent]


def actions(checklist: Checklist) -> list[Step]:
    """The actions that the checklist calls critical."""
    return [step for step in checklist.steps() if step.is_action and step.critical]


def _facts(condition: Condition) -> Iterator[str]:
    match condition:
        case FactHolds(fact):
            yield fact
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _facts(part)


def _counts(session: Session, belong: list[Post], name: str) -> dict[Key, int]:
    """The true counts; those that were made coarse stand with the first month of the quarter."""
    codes = {post.id: post.code for post in belong}
    months = measures.months_of(name)
    found = Counter[Key]()
    for (post, period, measure), cases in figures.counted(session, codes, (*months, name)).items():
        month = period if measures.is_month(period) else months[0]
        found[codes[post], month, measure] += cases
    return dict(found)


@lru_cache(
    maxsize=64
)  # finding out what must be hidden takes a second, and the same counts hide the same
def _published(
    country: str,
    months: tuple[str, ...],
    regions: tuple[tuple[str, str], ...],
    parts: tuple[tuple[str, ...], ...],
    counts: frozenset[tuple[Key, int]],
) -> Published:
    """Every chain published for itself: where one must be hidden, the others stand.

    What links two of them is only that neither is more than all cases, and that number is the same in each.
    """
    told = [
        publish(Table(country, months, dict(regions), _bases(chain), dict(counts)), Level.INSIDE)
        for chain in parts
    ]
    return replace(told[0], cells={key: cell for one in told for key, cell in one.cells.items()})


def _bases(chain: tuple[str, ...]) -> dict[str, str | None]:
    wholes = (None, measures.CASES, *chain)
    return dict(zip((measures.CASES, *chain), wholes, strict=False))


def _times(published: Published, unit: Unit, counts: Mapping[Key, int]) -> Times:
    told = published.cells[unit, measures.HANDED_OVER].number or 0
    buckets = Counter[int]()
    for (post, _, measure), cases in counts.items():
        bucket = measures.bucket_named(measure)
        if post in unit.posts and bucket is not None:
            buckets[bucket] += cases
    return Times(
        median=_quantile(buckets, 0.5) if told >= ENOUGH_FOR_MEDIAN else None,
        nine_of_ten=_quantile(buckets, 0.9) if told >= ENOUGH_FOR_P90 else None,
    )


def _quantile(buckets: Counter[int], share: float) -> timedelta:
    wanted, passed = share * buckets.total(), 0
    for bucket in sorted(buckets):
        passed += buckets[bucket]
        if passed >= wanted:
            break
    return measures.middle_of(bucket)
