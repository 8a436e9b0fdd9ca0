"""Walking a checklist: which steps apply, which answers count, which duties have arisen and why.

One function decides the active answers; screens, form, statistics and export all use it. Nothing is
stored of a walk: it is derived from the document and the answers, each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from referral.engine.causes import Causes, explained
from referral.engine.conditions import (
    Answers,
    Condition,
    Holds,
    Value,
    compiled,
    steps_asked,
)
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
            (fact, compiled(fact.when, checklist.conditions), self._asked(fact.when))
            for fact in checklist.facts
            if fact.flag
        ]

    def walk(self, answers: Answers, before: Walk | None = None) -> Walk:
        """Walk the checklist with all answers ever given, applicable or not.

        Answers to steps that do not apply are left out of ``active`` and count for nothing. From a walk
        ``before`` with this walker, duties and flags are taken over that look at no answer that has changed:
        the result is the same, for half the work.
        """
        applicable, active, missing = self._passed(answers)
        before = before or NOWHERE
        changed = {step for step, _ in active.items() ^ before.active.items()}
        return Walk(
            applicable=tuple(applicable),
            active=active,
            missing=tuple(missing),
            duties=self._arisen(active, before, changed),
            flags=self._raised_flags(active, before, changed),
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

    def _arisen(self, active: Answers, before: Walk, changed: set[str]) -> tuple[Arisen, ...]:
        stands = {arisen.duty.id: arisen for arisen in before.duties}
        found = []
        for ready in self._duties:
            if before is NOWHERE or not changed.isdisjoint(ready.asks):
                if ready.holds(active):
                    found.append(self._made(ready, active))
            elif arisen := stands.get(ready.duty.id):
                found.append(arisen)
        return tuple(found)

    def _made(self, ready: "_Ready", active: Answers) -> Arisen:
        return Arisen(
            ready.duty,
            tuple([clock for clock, runs in ready.limits if runs is None or runs(active)]),
            ready.done is not None and ready.done(active),
            partial(self._causes, ready.causes, active),
        )

    def _raised_flags(self, active: Answers, before: Walk, changed: set[str]) -> tuple[Fact, ...]:
        stood = {fact.id for fact in before.flags}
        return tuple(
            [
                fact
                for fact, holds, asks in self._flags
                if (
                    holds(active)
                    if before is NOWHERE or not changed.isdisjoint(asks)
                    else fact.id in stood
                )
            ]
        )

    def _causes(self, causes: Causes, active: Answers) -> tuple[Cause, ...]:
        steps = sorted(set(causes(active)), key=self._position.__getitem__)
        return tuple([Cause(self._step[one], active[one]) for one in steps])

    def _prepared(self, duty: Duty) -> "_Ready":
        clocks = [clock for clock in self.checklist.pack.clocks if clock.limits == duty.id]
        facts = self.checklist.conditions
        return _Ready(
            duty=duty,
            holds=compiled(duty.when, facts),
            causes=explained(duty.when, facts),
            done=self._holds(duty.done_when),
            limits=[(clock, self._holds(clock.when)) for clock in clocks],
            asks=self._asked(duty.when, duty.done_when, *(clock.when for clock in clocks)),
        )

    def _holds(self, condition: Condition | None) -> Holds | None:
        return None if condition is None else compiled(condition, self.checklist.conditions)

    def _asked(self, *conditions: Condition | None) -> frozenset[str]:
        facts = self.checklist.conditions
        return frozenset(step for one in conditions if one for step in steps_asked(one, facts))


@dataclass(frozen=True, slots=True)
class _Ready:
    """A duty made ready: when it holds, why, when it is done, its limits, and the steps all these look at."""

    duty: Duty
    holds: Holds
    causes: Causes
    done: Holds | None
    limits: list[tuple[Clock, Holds | None]]
    asks: frozenset[str]


NOWHERE = Walk(applicable=(), active={}, missing=(), duties=(), flags=())
"""Before the first walk; nothing can be taken over from there."""


def _fit(step: Step) -> Callable[[Value], bool]:
    """``step.accepts``, made quick for options."""
    if step.kind is Kind.ONE:
        ids = frozenset(option.id for option in step.options)
        return lambda value: isinstance(value, str) and value in ids
    return lru_cache(maxsize=256)(step.accepts) if step.kind is Kind.MANY else step.accepts
