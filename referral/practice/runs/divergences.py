"""Where a run left the right path: every such moment, the earliest first.

A wrong answer stands at the second it was given, an omission at the second the run went past it. What
the traveller was asked and must not be stands at the second of asking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from referral.engine.conditions import Value
from referral.engine.model import Step
from referral.engine.sources import Source
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.practice.runs.run import Answered, Overasked, Run, answers_of, choices_of, ended
from referral.practice.scenarios.model import Interruption, Scenario
from referral.practice.scenarios.replay import right_run


class DivergenceKind(StrEnum):
    """How a run can leave the path."""

    WRONG_ANSWER = "wrong_answer"
    NOT_ANSWERED = "not_answered"
    NOT_REACHED = "not_reached"  # an earlier answer kept the step from being asked
    NOT_TO_BE_MET = "not_to_be_met"
    WRONG_CHOICE = "wrong_choice"
    OVERASKED = "overasked"


@dataclass(frozen=True, slots=True)
class Divergence:
    """One moment at which the run left the path.

    ``at`` is the id of a step, an interruption or a forbidden question, by ``kind``; ``did`` what was
    done there (None: nothing) and ``right`` what was to be done (None: nothing). ``why`` and
    ``sources`` are those of the step, the interruption or the question. ``place`` is the number
    of the step on the paper, from 0. A ``critical`` one fails the run.
    """

    kind: DivergenceKind
    second: int
    place: int
    at: str
    did: Value | None
    right: Value | None
    why: str
    sources: tuple[Source, ...]
    critical: bool


@dataclass(frozen=True)
class ComparedRun:
    """A run beside the right one, on one checklist."""

    scenario: Scenario
    walker: Walker
    run: Run

    def walks(self) -> tuple[Walk, Walk]:
        """The walk of the run, and the right one; answers that are as good stand in both."""
        answers = answers_of(self.run)
        return self.walker.walk(answers), right_run(self.scenario, self.walker, answers)


def divergences(compared: ComparedRun) -> tuple[Divergence, ...]:
    """Every moment at which the run left the path, the earliest first."""
    found = [*_steps(compared), *_choices(compared), *_overasked(compared)]
    return tuple(sorted(found, key=lambda one: (one.second, one.place)))


def _steps(compared: ComparedRun) -> Iterator[Divergence]:
    went, right = compared.walks()
    asked = {step.id for step in went.applicable}
    for place, step in enumerate(compared.walker.checklist.steps()):
        wanted, given = right.active.get(step.id), went.active.get(step.id)
        kind = _kind(compared.scenario, step, (wanted, given), step.id in asked)
        if kind:
            yield _at_step(compared, step, place, kind, given, wanted)


def _kind(
    scenario: Scenario, step: Step, answers: tuple[Value | None, Value | None], is_asked: bool
) -> DivergenceKind | None:
    wanted, given = answers
    if step.id in scenario.must_not:
        return DivergenceKind.NOT_TO_BE_MET if given is not None else None
    if wanted is None or (given is not None and scenario.accepts(step, given)):
        return None
    if given is not None:
        return DivergenceKind.WRONG_ANSWER
    return DivergenceKind.NOT_ANSWERED if is_asked else DivergenceKind.NOT_REACHED


def _at_step(
    compared: ComparedRun,
    step: Step,
    place: int,
    kind: DivergenceKind,
    given: Value | None,
    right: Value | None,
) -> Divergence:
    return Divergence(
        kind=kind,
        second=_second(compared, step.id, place),
        place=place,
        at=step.id,
        did=given,
        right=right,
        why=step.why,
        sources=step.sources,
        critical=step.id in (*compared.scenario.must, *compared.scenario.must_not),
    )


def _second(compared: ComparedRun, step: str, place: int) -> int:
    """When the answer of a step was last given, or when the run first went past the step."""
    given = [one for one in compared.run if isinstance(one, Answered)]
    own = [one.second for one in given if one.step == step]
    if own:
        return own[-1]
    places = {one.id: at for at, one in enumerate(compared.walker.checklist.steps())}
    later = [one.second for one in given if places.get(one.step, -1) > place]
    return min(later, default=ended(compared.run))


def _choices(compared: ComparedRun) -> Iterator[Divergence]:
    places = {step.id: at for at, step in enumerate(compared.walker.checklist.steps())}
    for chosen in choices_of(compared.run).values():
        met = compared.scenario.interruption(chosen.interruption)
        if chosen.choice != met.right:
            yield _at_interruption(met, chosen.choice, chosen.second, places.get(met.after, 0))


def _at_interruption(met: Interruption, did: str, second: int, place: int) -> Divergence:
    return Divergence(
        kind=DivergenceKind.WRONG_CHOICE,
        second=second,
        place=place,
        at=met.id,
        did=did,
        right=met.right,
        why=met.because,
        sources=met.sources,
        critical=met.critical,
    )


def _overasked(compared: ComparedRun) -> Iterator[Divergence]:
    known = {one.id: one for one in compared.scenario.forbidden}
    for event in compared.run:
        if isinstance(event, Overasked) and (question := known.get(event.forbidden)):
            yield Divergence(
                kind=DivergenceKind.OVERASKED,
                second=event.second,
                place=0,
                at=question.id,
                did=question.id,
                right=None,
                why=question.because,
                sources=question.sources,
                critical=False,
            )
