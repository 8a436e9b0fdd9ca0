"""Walking a checklist: one function decides which answers count, and what follows from them.

Screens, form, statistics and export all use it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from referral.engine.causes import Causes, explained
from referral.engine.conditions import (
    Answers,
    Condition,
    Holds,
    Value,
    compiled,
    steps_asked,
)
from referral.engine.country import Deadline
from referral.engine.model import Checklist, Duty, Fact, Step, StepKind
from referral.engine.walk import NOTHING_ANSWERED, ActiveDuty, Cause, Walk


class Walker:
    """A checklist made ready for walking; build it once per document and keep it."""

    def __init__(self, checklist: Checklist) -> None:
        """Compile every condition of the checklist. Raises KeyError for an unknown fact."""
        self.checklist = checklist
        self._step = checklist.step_by_id
        self._position = {step_id: at for at, step_id in enumerate(self._step)}
        self._steps = [
            (step.id, self._holds(step.when), _fit(step)) for step in self._step.values()
        ]
        self._duties = {duty.id: self._prepared(duty) for duty in checklist.duties}
        self._flags = {
            fact.id: (fact, compiled(fact.when, checklist.conditions))
            for fact in checklist.facts
            if fact.flag
        }
        self._lookers = self._looking_at_each()

    def walk(self, answers: Answers, before: Walk | None = None) -> Walk:
        """Walk the checklist with all answers ever given, applicable or not.

        Answers to steps that do not apply are left out of ``active`` and count for nothing. From a walk
        ``before`` with this walker, only what looks at an answer that has changed is looked at again: the
        result is the same, for a small part of the work. Of another walker's walk nothing is taken over.
        """
        if before is None or before.walker is not self:
            before = NOTHING_ANSWERED
        applicable, standing, changed = self._passed(answers, before)
        active = {step.id: standing[step.id] for step in applicable if step.id in standing}
        return Walk(
            applicable=applicable,
            active=active,
            missing=tuple([step for step in applicable if step.id not in active]),
            raised=self._arisen(active, before, changed),
            flags=self._raised_flags(active, before, changed),
            walker=self,
        )

    def informing(self, active: Answers) -> tuple[Deadline, ...]:
        """The clocks of the country that run now and limit no duty: others' time, good to know."""
        return tuple(
            clock
            for clock in self.checklist.pack.clocks
            if not clock.limits and ((runs := self._holds(clock.when)) is None or runs(active))
        )

    def _passed(
        self, answers: Answers, before: Walk
    ) -> tuple[tuple[Step, ...], dict[str, Value], list["_Dependents"]]:
        """Which steps apply, which answers count, and who looks at one that counts otherwise than before.

        Steps are looked at in the order of the paper; one that counts otherwise has those that look at it,
        which all stand further down, looked at too.
        """
        shown, moved = {step.id for step in before.applicable}, False
        active, changed = {**before.active}, list[_Dependents]()
        waiting, at = self._waiting(answers, before), -1
        while (at := waiting.find(1, at + 1)) >= 0:
            step_id, applies, fits = self._steps[at]
            stands = applies is None or applies(active)
            if stands is not (step_id in shown):
                shown ^= {step_id}
                moved = True
            value = answers.get(step_id) if stands else None
            if value is not None and not fits(value):
                value = None
            if value == active.get(step_id):
                continue
            if value is None:
                del active[step_id]
            else:
                active[step_id] = value
            changed.append(lookers := self._lookers[step_id])
            for further_down in lookers.steps:
                waiting[further_down] = 1
        applicable = before.applicable
        if moved:
            applicable = tuple([step for step_id, step in self._step.items() if step_id in shown])
        return applicable, active, changed

    def _waiting(self, answers: Answers, before: Walk) -> bytearray:
        """A byte for each step: 1 where an answer stands that did not count before, or is gone."""
        if before is NOTHING_ANSWERED:
            return bytearray(b"\1" * len(self._steps))
        waiting, counted = bytearray(len(self._steps)), before.active
        for step_id, value in answers.items():
            if counted.get(step_id) != value and step_id in self._position:
                waiting[self._position[step_id]] = 1
        for step_id in counted.keys() - answers.keys():
            waiting[self._position[step_id]] = 1
        return waiting

    def _arisen(
        self, active: Answers, before: Walk, changed: list["_Dependents"]
    ) -> Mapping[str, ActiveDuty]:
        # Without a walk before, what looks at no answer is not looked at: silence never triggers.
        touched = {duty for lookers in changed for duty in lookers.duties}
        if not touched:
            return before.raised
        stands = {**before.raised}
        for duty_id in touched:
            ready = self._duties[duty_id]
            if ready.holds(active):
                stands[duty_id] = self._made(ready, active)
            else:
                stands.pop(duty_id, None)
        return {duty_id: stands[duty_id] for duty_id in self._duties if duty_id in stands}

    def _raised_flags(
        self, active: Answers, before: Walk, changed: list["_Dependents"]
    ) -> tuple[Fact, ...]:
        touched = {fact for lookers in changed for fact in lookers.flags}
        if not touched:
            return before.flags
        stood = {fact.id for fact in before.flags}
        return tuple(
            [
                fact
                for fact_id, (fact, holds) in self._flags.items()
                if (holds(active) if fact_id in touched else fact_id in stood)
            ]
        )

    def _made(self, ready: "_CompiledDuty", active: Answers) -> ActiveDuty:
        return ActiveDuty(
            ready.duty,
            tuple([clock for clock, runs in ready.limits if runs is None or runs(active)]),
            ready.done is not None and ready.done(active),
            partial(self._causes, ready.causes, active),
        )

    def _causes(self, causes: Causes, active: Answers) -> tuple[Cause, ...]:
        steps = sorted(set(causes(active)), key=self._position.__getitem__)
        return tuple([Cause(self._step[one], active[one]) for one in steps])

    def _prepared(self, duty: Duty) -> "_CompiledDuty":
        clocks = [clock for clock in self.checklist.pack.clocks if clock.limits == duty.id]
        facts = self.checklist.conditions
        return _CompiledDuty(
            duty=duty,
            holds=compiled(duty.when, facts),
            causes=explained(duty.when, facts),
            done=self._holds(duty.done_when),
            limits=[(clock, self._holds(clock.when)) for clock in clocks],
            asks=self._asked(duty.when, duty.done_when, *(clock.when for clock in clocks)),
        )

    def _holds(self, condition: Condition | None) -> Holds | None:
        return None if condition is None else compiled(condition, self.checklist.conditions)

    def _looking_at_each(self) -> dict[str, "_Dependents"]:
        lookers = {step_id: _Dependents([], [], []) for step_id in self._step}
        for at, step in enumerate(self._step.values()):
            for asked in self._asked(step.when):
                lookers[asked].steps.append(at)
        for duty_id, ready in self._duties.items():
            for asked in ready.asks:
                lookers[asked].duties.append(duty_id)
        for fact_id, (fact, _) in self._flags.items():
            for asked in self._asked(fact.when):
                lookers[asked].flags.append(fact_id)
        return lookers

    def _asked(self, *conditions: Condition | None) -> frozenset[str]:
        facts = self.checklist.conditions
        return frozenset(step for one in conditions if one for step in steps_asked(one, facts))


@dataclass(frozen=True, slots=True)
class _Dependents:
    """What depends on the answer to a step: places of steps, ids of duties and of facts with a flag."""

    steps: list[int]
    duties: list[str]
    flags: list[str]


@dataclass(frozen=True, slots=True)
class _CompiledDuty:
    """A compiled duty: when it holds, why, when it is done, its limits, and the steps all these look at."""

    duty: Duty
    holds: Holds
    causes: Causes
    done: Holds | None
    limits: list[tuple[Deadline, Holds | None]]
    asks: frozenset[str]


def _fit(step: Step) -> Callable[[Value], bool]:
    """``step.accepts``, made quick for options."""
    if step.kind is StepKind.ONE:
        ids = frozenset(option.id for option in step.options)
        return lambda value: isinstance(value, str) and value in ids
    return lru_cache(maxsize=256)(step.accepts) if step.kind is StepKind.MANY else step.accepts
