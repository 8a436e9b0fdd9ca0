"""The history of a case, computed from its answers: when duties arose and when they were done. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from referral.engine.conditions import Value
from referral.engine.walk import ActiveDuty, Walk
from referral.engine.walker import Walker


class Answer(NamedTuple):
    """An answer as it was given to a step; ``revision`` counts the answers of its case."""

    revision: int
    step: str
    value: Value
    person_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """Answers that were given at one moment, what they were before, and what followed from all up to then."""

    at: datetime
    person_id: int
    told: tuple[Answer, ...]
    before: Walk
    after: Walk


@dataclass(frozen=True, slots=True)
class DutyTimeline:
    """A duty that arose, when, and when and by whom it was done; ``holds`` is false once it is not owed."""

    arisen: ActiveDuty
    arose_at: datetime
    done_at: datetime | None = None
    done_by: int | None = None
    holds: bool = True


def submissions(walker: Walker, told: Sequence[Answer]) -> Iterator[Submission]:
    """The answers of a case, oldest first, as they came in."""
    values: dict[str, Value] = {}
    before = walker.walk(values)
    for (at, person), group in groupby(told, key=lambda one: (one.at, one.person_id)):
        given = tuple(group)
        values |= {one.step: one.value for one in given}
        after = walker.walk(values, before)
        yield Submission(at, person, given, before, after)
        before = after


def duty_timelines(history: Sequence[Submission]) -> list[DutyTimeline]:
    """Every duty that ever arose, in the order in which they did."""
    found: dict[str, DutyTimeline] = {}
    for sending in history:
        held = sending.after.raised
        for duty, arisen in held.items():
            known = found.get(duty) or DutyTimeline(arisen, sending.at)
            found[duty] = _gone_on(known, arisen, sending)
        for duty in found.keys() - held.keys():
            found[duty] = replace(found[duty], holds=False)
    return list(found.values())


def _gone_on(known: DutyTimeline, arisen: ActiveDuty, sending: Submission) -> DutyTimeline:
    if not arisen.done:
        return DutyTimeline(arisen, known.arose_at)
    if known.done_at is not None:
        return replace(known, arisen=arisen, holds=True)
    return DutyTimeline(arisen, known.arose_at, sending.at, sending.person_id)
