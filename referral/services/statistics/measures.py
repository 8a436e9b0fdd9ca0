"""Which measures a case counts under. Pure: the same case counts the same, whoever asks and whenever.

A measure is a word such as ``duty_raised:refer``. Each counts cases, never persons or answers, so that one case
adds one at most to any figure. A case counts in the month in which it was opened, whatever happens later.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from referral.engine.conditions import Answers, compiled
from referral.engine.model import Checklist, Step
from referral.engine.roles import OptionRole, StepRole
from referral.engine.walk import Walk
from referral.engine.walker import Walker

CASES = "cases"
REFERRED = "referred"
CLOSED = "closed"
HANDED_OVER = "handed_over"
DAY, NIGHT = "day", "night"

HOURS = (2, 4, 8, 12, 24, 48, 72)
"""The steps in which the time from first contact to hand-over is told."""

_DAYTIME = range(8, 20)  # hours of the clock at the post
_WITHIN = "handed_over_within"
_AS_GOOD_AS_DONE = frozenset({OptionRole.DONE, OptionRole.NOT_NEEDED})


def duty_raised(duty: str) -> str:
    """Cases in which a duty arose."""
    return f"duty_raised:{duty}"


def duty_done(duty: str) -> str:
    """Cases in which a duty arose and is marked as done."""
    return f"duty_done:{duty}"


def sign(flag: str) -> str:
    """Cases that show a sign: a fact of the checklist with a flag."""
    return f"sign:{flag}"


def not_done(step: str) -> str:
    """Cases in which a critical action was answered with a reason why it was not done."""
    return f"not_done:{step}"


def shift(name: str) -> str:
    """Cases opened by day or by night, as the clock at the post says."""
    return f"shift:{name}"


def understanding(option: str, shift_name: str) -> str:
    """Cases in which officer and person understood each other in that way, by shift."""
    return f"understanding:{option}:{shift_name}"


def interpreter_needed(shift_name: str) -> str:
    """Cases in which officer and person shared no language, by shift."""
    return f"interpreter_needed:{shift_name}"


def interpreter_called(shift_name: str) -> str:
    """Cases of those in which an interpreter helped, by telephone or in person."""
    return f"interpreter_called:{shift_name}"


def handed_over_within(hours: int) -> str:
    """Cases handed over within so many hours of first contact; a part of those within the next longer time."""
    return f"{_WITHIN}:{hours}"


def within(time: timedelta) -> frozenset[str]:
    """What a case counts under that was handed over after that time."""
    return frozenset(handed_over_within(most) for most in HOURS if time <= timedelta(hours=most))


def month_of(moment: datetime) -> str:
    """The month in which something counts: "2026-11", by UTC."""
    there = moment.astimezone(UTC)
    return f"{there.year}-{there.month:02}"


def is_month(period: str) -> bool:
    """Whether a period is a month, and not yet a quarter."""
    return "Q" not in period


def quarter_of(month: str) -> str:
    """The quarter of a month: "2025-Q4" for "2025-11"."""
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def months_of(quarter: str) -> tuple[str, ...]:
    """The months of a quarter."""
    year, number = quarter.split("-Q")
    return tuple(f"{year}-{3 * int(number) - left:02d}" for left in (2, 1, 0))


def of_opening(checklist: Checklist, opened_at: datetime) -> frozenset[str]:
    """What a case counts under because it was opened."""
    return frozenset({CASES, shift(_shift_of(checklist, opened_at))})


def of_walk(walker: Walker, opened_at: datetime, walk: Walk) -> frozenset[str]:
    """What a case counts under because of its answers."""
    return _of_walk(walker, _shift_of(walker.checklist, opened_at), walk)


@lru_cache(maxsize=256)  # what stood after one answer stands before the next
def _of_walk(walker: Walker, shift_name: str, walk: Walk) -> frozenset[str]:
    return frozenset(_measures(walker, shift_name, walk))


def _measures(walker: Walker, shift_name: str, walk: Walk) -> Iterator[str]:
    for arisen in walk.duties:
        yield duty_raised(arisen.duty.id)
        if arisen.done:
            yield duty_done(arisen.duty.id)
    for fact in walk.flags:
        yield sign(fact.id)
    for step, excuses in _excuses(walker):
        if walk.active.get(step) in excuses:
            yield not_done(step)
    steps = walker.checklist.step_by_role
    asked, hand_over = steps.get(StepRole.UNDERSTANDING), steps.get(StepRole.HAND_OVER)
    if asked and (how := walk.active.get(asked.id)):
        yield from _of_understanding(asked, str(how), shift_name)
    if hand_over and hand_over.role_of(walk.active.get(hand_over.id)) is OptionRole.DONE:
        yield HANDED_OVER


def _of_understanding(asked: Step, how: str, shift_name: str) -> Iterator[str]:
    yield understanding(how, shift_name)
    role = asked.role_of(how)
    if role is not OptionRole.OWN_LANGUAGE:
        yield interpreter_needed(shift_name)
    if role is OptionRole.INTERPRETER:
        yield interpreter_called(shift_name)


@lru_cache(maxsize=64)
def _excuses(walker: Walker) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every critical action with the answers that say it was not done and that settle no duty either."""
    checklist = walker.checklist
    settles = [
        compiled(duty.done_when, checklist.conditions)
        for duty in checklist.duties
        if duty.done_when is not None
    ]
    return tuple(
        (step.id, frozenset(_not_done(step, settles)))
        for step in checklist.steps()
        if step.is_action and step.critical
    )


def _not_done(step: Step, settles: list[Callable[[Answers], bool]]) -> Iterator[str]:
    for option in step.options:
        settled = any(holds({step.id: option.id}) for holds in settles)
        if option.role not in _AS_GOOD_AS_DONE and not settled:
            yield option.id


def _shift_of(checklist: Checklist, opened_at: datetime) -> str:
    return DAY if opened_at.astimezone(checklist.pack.zone).hour in _DAYTIME else NIGHT
