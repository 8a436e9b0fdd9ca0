"""What to practise next: missed steps first, and how many days later."""

from referral.practice.runs.debrief import Debrief
from referral.practice.runs.divergences import DivergenceKind

DAYS = (1, 3, 7, 16, 35)
"""Days until a scenario comes back, by the rung that the trainee has reached with it."""

AT_STEPS = (
    DivergenceKind.WRONG_ANSWER,
    DivergenceKind.NOT_ANSWERED,
    DivergenceKind.NOT_REACHED,
    DivergenceKind.NOT_TO_BE_MET,
)


def next_first(debrief: Debrief) -> tuple[str, ...]:
    """Every step of the right run, the missed ones first in the order in which they were missed."""
    missed = [one.at for one in debrief.divergences if one.kind in AT_STEPS]
    return tuple(dict.fromkeys([*missed, *(step.id for step in debrief.right.applicable)]))


def next_rung(rung: int, debrief: Debrief) -> int:
    """The rung after a run: the lowest after a failed one, the same after slips, else one higher."""
    if not debrief.passed:
        return 0
    if debrief.divergences:
        return min(rung, len(DAYS) - 1)
    return min(rung + 1, len(DAYS) - 1)


def days_until_next(rung: int) -> int:
    """Days until a scenario comes back to a trainee who stands on that rung."""
    return DAYS[max(0, min(rung, len(DAYS) - 1))]
