"""The debrief of a run: where it first left the right path, where else, what was missed, and how fast.

Pure: a scenario, a checklist made ready for walking, and the events of the run go in.
"""

from dataclasses import dataclass

from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.practice.runs.divergences import ComparedRun, Divergence, DivergenceKind, divergences
from referral.practice.runs.pace import (
    DutyTime,
    asked_in_vain,
    duty_times,
    hurried,
    seconds_to_urgent,
)
from referral.practice.runs.run import Overasked, Run, ended
from referral.practice.scenarios.model import Scenario


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a run is told afterwards.

    ``went`` is the walk of the run and ``right`` the right one, each good for a referral form.
    ``duties_missed`` are expected and did not arise; ``duties_invented`` arose and should not have.
    ``missed_critical`` fails the run whatever the total; ``judged`` items were looked at, of which
    ``good`` were right. ``overasked`` are forbidden questions, ``in_vain`` replies nobody needed.
    """

    scenario: str
    divergences: tuple[Divergence, ...]
    duties_missed: tuple[str, ...]
    duties_invented: tuple[str, ...]
    missed_critical: tuple[str, ...]
    judged: int
    good: int
    seconds: int
    seconds_to_urgent: int | None
    duty_times: tuple[DutyTime, ...]
    hurried: tuple[str, ...]
    overasked: tuple[str, ...]
    in_vain: tuple[str, ...]
    went: Walk
    right: Walk

    @property
    def first(self) -> Divergence | None:
        """The first moment at which the run left the path; None when it never did."""
        return self.divergences[0] if self.divergences else None

    @property
    def passed(self) -> bool:
        """Whether nothing critical was missed."""
        return not self.missed_critical

    @property
    def share(self) -> float:
        """The share of what was right, 0 to 1."""
        return self.good / self.judged if self.judged else 1.0


def debrief(scenario: Scenario, walker: Walker, run: Run) -> Debrief:
    """The debrief of a run, whose events stand in the order of their seconds."""
    compared = ComparedRun(scenario, walker, run)
    went, right = compared.walks()
    found, times = divergences(compared), duty_times(walker, run)
    missed, invented = _beside(right, went), _beside(went, right)
    judged = _judged(scenario, right)
    wrong = {one.at for one in found if one.kind is not DivergenceKind.OVERASKED} & set(judged)
    return Debrief(
        scenario=scenario.id,
        divergences=found,
        duties_missed=missed,
        duties_invented=invented,
        missed_critical=_critical(found, right, missed),
        judged=len(judged),
        good=len(judged) - len(wrong),
        seconds=ended(run),
        seconds_to_urgent=seconds_to_urgent(times, _urgent(right)),
        duty_times=times,
        hurried=hurried(scenario, run),
        overasked=tuple(one.forbidden for one in run if isinstance(one, Overasked)),
        in_vain=asked_in_vain(scenario, run),
        went=went,
        right=right,
    )


def _beside(one: Walk, other: Walk) -> tuple[str, ...]:
    """The duties that arise in one walk and not in the other."""
    return tuple(duty_id for duty_id in one.raised if not other.owes(duty_id))


def _judged(scenario: Scenario, right: Walk) -> tuple[str, ...]:
    return (*right.active, *(one.id for one in scenario.interruptions))


def _urgent(walk: Walk) -> tuple[str, ...]:
    return tuple(arisen.duty.id for arisen in walk.duties if arisen.duty.urgent)


def _critical(
    found: tuple[Divergence, ...], right: Walk, missed: tuple[str, ...]
) -> tuple[str, ...]:
    """Ids of what fails the run: critical divergences, and urgent duties that never arose."""
    at = [one.at for one in found if one.critical]
    return tuple(dict.fromkeys([*at, *(duty for duty in _urgent(right) if duty in missed)]))
