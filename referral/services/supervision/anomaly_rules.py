"""The rules for anomalies in the figures of one post, each with its threshold and its reason. Pure.

An anomaly is two counts: in how many cases something was owed, and in how many it was missing. They are real,
so only people with the cases of the post in their own queue may see them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from referral.engine.conditions import steps_asked
from referral.engine.model import Checklist, Duty
from referral.engine.roles import DutyRole
from referral.services.statistics import measures

Counts = Mapping[str, int]
"""How many cases show a measure, by measure; what is not named is zero."""


class AnomalyKind(StrEnum):
    """The kinds of anomalies, the most serious first."""

    NOT_REFERRED = "not_referred"
    DUTY_OPEN = "duty_open"
    NO_INTERPRETER = "no_interpreter"
    STEP_NOT_DONE = "step_not_done"


@dataclass(frozen=True, slots=True)
class AnomalyRule:
    """Something that was owed: how to count in how many cases, and in how many of these it was missing.

    ``about`` is the id of a duty or step, or the name of a shift.
    """

    kind: AnomalyKind
    about: str
    cases: Callable[[Counts], int]
    missing: Callable[[Counts], int]


@dataclass(frozen=True, slots=True)
class Threshold:
    """The number of cases, and the share of those in which it was owed, from which it is an anomaly."""

    fewest: int
    per_cent: int


THRESHOLDS: Mapping[AnomalyKind, Threshold] = {
    # The referral is what everything else serves; a few cases of today may still be on their way to it.
    AnomalyKind.NOT_REFERRED: Threshold(3, 20),
    # One or two are the cases in hand; every fifth is a habit, or a body that does not answer.
    AnomalyKind.DUTY_OPEN: Threshold(3, 20),
    # One night without a free interpreter is chance; half of the talks with nobody to put them into words is not.
    AnomalyKind.NO_INTERPRETER: Threshold(4, 50),
    # The base is every case of the post, since how often a step was asked is not counted.
    AnomalyKind.STEP_NOT_DONE: Threshold(3, 10),
}

_OF_A_DUTY = frozenset({AnomalyKind.NOT_REFERRED, AnomalyKind.DUTY_OPEN})
_WEIGHTS = {kind: weight for weight, kind in enumerate(AnomalyKind)}


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An anomaly: in how many ``cases`` it was owed, in how many it was ``missing``."""

    owed: AnomalyRule
    cases: int
    missing: int

    @property
    def kind(self) -> AnomalyKind:
        """What it is."""
        return self.owed.kind

    @property
    def about(self) -> str:
        """Which duty, step or shift."""
        return self.owed.about

    @property
    def done(self) -> int:
        """In how many of the cases it was not missing."""
        return self.cases - self.missing

    @property
    def weight(self) -> tuple[int, int, int]:
        """Sorts: the heaviest kind first, then the one that was missing most often."""
        return _WEIGHTS[self.kind], -self.missing, self.cases


def anomalies_in(checklist: Checklist, counts: Counts) -> list[Anomaly]:
    """The anomalies in these counts, the most serious first."""
    found = [one for owed in _owed(checklist) if _stands_out(one := _counted(owed, counts))]
    told = {one.about for one in found if one.kind is AnomalyKind.DUTY_OPEN}
    settled = {
        step for duty in checklist.duties if duty.id in told for step in _settling(duty, checklist)
    }
    return sorted((one for one in found if not _is_told(one, settled)), key=lambda one: one.weight)


def duties_behind(one: Anomaly, checklist: Checklist) -> tuple[Duty, ...]:
    """The open duties in the cases of an anomaly, as far as duties show it; () where none does."""
    return tuple(duty for duty in checklist.duties if _is_behind(duty, one, checklist))


def _is_behind(duty: Duty, one: Anomaly, checklist: Checklist) -> bool:
    if one.kind is AnomalyKind.STEP_NOT_DONE:
        return one.about in _settling(duty, checklist)
    return one.kind in _OF_A_DUTY and duty.id == one.about


def _settling(duty: Duty, checklist: Checklist) -> Collection[str]:
    """The steps whose answers mark a duty done."""
    if duty.done_when is None:
        return ()
    return frozenset(steps_asked(duty.done_when, checklist.conditions))


def _owed(checklist: Checklist) -> Iterator[AnomalyRule]:
    if referral := checklist.duty_by_role.get(DutyRole.REFERRAL):
        owed = measures.duty_raised(referral.id)
        yield _pair(AnomalyKind.NOT_REFERRED, referral.id, owed, measures.REFERRED)
    for duty in checklist.duties:
        if duty.urgent and duty.done_when is not None:
            raised, done = measures.duty_raised(duty.id), measures.duty_done(duty.id)
            yield _pair(AnomalyKind.DUTY_OPEN, duty.id, raised, done)
    for shift in (measures.NIGHT, measures.DAY):
        needed, called = measures.interpreter_needed(shift), measures.interpreter_called(shift)
        yield _pair(AnomalyKind.NO_INTERPRETER, shift, needed, called)
    for step in checklist.steps():
        if step.is_action and step.critical:
            yield _of_step(step.id)


def _pair(kind: AnomalyKind, about: str, owed: str, done: str) -> AnomalyRule:
    return AnomalyRule(
        kind,
        about,
        cases=lambda counts: counts.get(owed, 0),
        missing=lambda counts: max(0, counts.get(owed, 0) - counts.get(done, 0)),
    )


def _of_step(step: str) -> AnomalyRule:
    return AnomalyRule(
        AnomalyKind.STEP_NOT_DONE,
        step,
        cases=lambda counts: counts.get(measures.CASES, 0),
        missing=lambda counts: counts.get(measures.not_done(step), 0),
    )


def _counted(owed: AnomalyRule, counts: Counts) -> Anomaly:
    return Anomaly(owed, owed.cases(counts), owed.missing(counts))


def _stands_out(one: Anomaly) -> bool:
    threshold = THRESHOLDS[one.kind]
    enough = one.missing >= threshold.fewest
    return enough and 100 * one.missing >= threshold.per_cent * one.cases


def _is_told(one: Anomaly, settled: Collection[str]) -> bool:
    """Whether the duty that a step settles says it already."""
    return one.kind is AnomalyKind.STEP_NOT_DONE and one.about in settled
