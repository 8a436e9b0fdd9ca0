"""Walking a checklist: which steps apply, which answers count, which duties have arisen and why.

One function decides the active answers; screens, form, statistics and export all use it. Nothing is
stored of a walk: it is derived from the document and the answers, each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from referral.engine.causes import Causes, explained
from referral.engine.conditions import Answers, Condition, Holds, Value, compiled
from referral.engine.country import Clock
from referral.engine.model import Checklist, Duty, Fact, Kind, Step


@dataclass(frozen=True, slots=True)
class Cause:
    """An answer that made a duty arise."""

    step: Step
    value: Value


class Arisen(NamedTuple):
    """A duty that holds now: within which limits, whether done, and because of which answers."""

    duty: Duty
    limits: tuple[Clock, ...]
    done: bool
    why: Callable[[], tuple[Cause, ...]]

    @property
    def because(self) -> tuple[Cause, ...]:
        """The answers that made it arise; half the work of a walk, so done when somebody asks."""
        return self.why()


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """The state of a case: steps in the order of the paper, duties in that of the checklist.

    A walk equals itself alone, so that what is reckoned from one can be kept by it.
    """

    applicable: tuple[Step, ...]
    active: dict[str, Value]
    missing: tuple[Step, ...]
    duties: tuple[Arisen, ...]
    flags: tuple[Fact, ...]

    @property
    def complete(self) -> bool:
        """Whether every step that applies has an answer."""
        return not self.missing

    def owes(self, duty_id: str) -> bool:
        """Whether a duty has arisen."""
        return any(arisen.duty.id == duty_id for arisen in self.duties)


class Walker:
    """A checklist made ready for walking; build it once per document and keep it."""

    def __init__(self, checklist: Checklist) -> None:
        """Compile every condition of the checklist. Raises KeyError for an unknown fact."""
        self.checklist = checklist
        self._steps = [
            (step, step.id, self._holds(step.when), _fit(step)) for step in checklist.steps()
        ]
        self._step = checklist.step_by_id
        self._position = {step_id: at for at, step_id in enumerate(self._step)}
        self._duties = [self._prepared(duty) for duty in checklist.duties]
        self._flags = [
            (fact, compiled(fact.when, checklist.conditions))
            for fact in checklist.facts
            if fact.flag
        ]

    def walk(self, answers: Answers) -> Walk:
        """Walk the checklist with all answers ever given, applicable or not.

        Answers to steps that do not apply are left out of ``active`` and count for nothing.
        """
        applicable, active, missing = self._passed(answers)
        return Walk(
            applicable=tuple(applicable),
            active=active,
            missing=tuple(missing),
            duties=self._arisen(active),
            flags=tuple([fact for fact, holds in self._flags if holds(active)]),
        )

    def informing(self, active: Answers) -> tuple[Clock, ...]:
        """The clocks of the country that run now and limit no duty: others' time, good to know."""
        return tuple(
            clock
            for clock in self.checklist.pack.clocks
            if not clock.limits and ((runs := self._holds(clock.when)) is None or runs(active))
        )

    def _passed(self, answers: Answers) -> tuple[list[Step], dict[str, Value], list[Step]]:
        applicable, active, missing = [], dict[str, Value](), []
        for step, step_id, applies, fits in self._steps:
            if applies is not None and not applies(active):
                continue
            applicable.append(step)
            if step_id in answers and fits(value := answers[step_id]):
                active[step_id] = value
            else:
                missing.append(step)
        return applicable, active, missing

    def _arisen(self, active: Answers) -> tuple[Arisen, ...]:
        return tuple(
            [
                Arisen(
                    duty,
                    tuple([clock for clock, runs in limits if runs is None or runs(active)]),
                    done is not None and done(active),
                    partial(self._causes, causes, active),
                )
                for duty, holds, causes, done, limits in self._duties
                if holds(active)
            ]
        )

    def _causes(self, causes: Causes, active: Answers) -> tuple[Cause, ...]:
        steps = sorted(set(causes(active)), key=self._position.__getitem__)
        return tuple([Cause(self._step[one], active[one]) for one in steps])

    def _prepared(self, duty: Duty) -> "_PreparedDuty":
        limits = [
            (clock, self._holds(clock.when))
            for clock in self.checklist.pack.clocks
            if clock.limits == duty.id
        ]
        facts = self.checklist.conditions
        holds, causes = compiled(duty.when, facts), explained(duty.when, facts)
        return duty, holds, causes, self._holds(duty.done_when), limits

    def _holds(self, condition: Condition | None) -> Holds | None:
        return None if condition is None else compiled(condition, self.checklist.conditions)


_PreparedDuty = tuple[Duty, Holds, Causes, Holds | None, list[tuple[Clock, Holds | None]]]


def _fit(step: Step) -> Callable[[Value], bool]:
    """``step.accepts``, made quick for options."""
    if step.kind is Kind.ONE:
        ids = frozenset(option.id for option in step.options)
        return lambda value: isinstance(value, str) and value in ids
    return lru_cache(maxsize=256)(step.accepts) if step.kind is Kind.MANY else step.accepts
