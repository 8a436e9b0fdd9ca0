"""Walking a checklist: which steps apply, which answers count, which duties have arisen and why.

One function decides the active answers; screens, form, statistics and export all use it. Nothing is
stored of a walk: it is derived from the document and the answers, each time.
"""

from collections.abc import Callable
from dataclasses import dataclass

from referral.engine.causes import Causes, explained
from referral.engine.conditions import Answers, Condition, Holds, Value, compiled
from referral.engine.country import Clock
from referral.engine.model import Checklist, Duty, Fact, Kind, Step


@dataclass(frozen=True, slots=True)
class Cause:
    """An answer that made a duty arise."""

    step: Step
    value: Value


@dataclass(frozen=True, slots=True)
class Arisen:
    """A duty that holds now: because of which answers, within which limits, and whether done."""

    duty: Duty
    because: tuple[Cause, ...]
    limits: tuple[Clock, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """The state of a case: steps in the order of the paper, duties in that of the checklist."""

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


@dataclass(frozen=True, slots=True)
class Found:
    """What answers amount to, without the reasons: all that counting needs, at half the work of a walk."""

    active: dict[str, Value]
    raised: tuple[str, ...]
    done: tuple[str, ...]
    flags: tuple[str, ...]


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
            flags=tuple(fact for fact, holds in self._flags if holds(active)),
        )

    def found(self, answers: Answers) -> Found:
        """The duties that ``walk`` finds, those of them that are done, and the flags, by id."""
        active = self._passed(answers)[1]
        raised = [(duty.id, done) for duty, holds, _, done, _ in self._duties if holds(active)]
        return Found(
            active=active,
            raised=tuple([duty_id for duty_id, _ in raised]),
            done=tuple([duty_id for duty_id, done in raised if done is not None and done(active)]),
            flags=tuple([fact.id for fact, holds in self._flags if holds(active)]),
        )

    def applicable(self, answers: Answers) -> tuple[Step, ...]:
        """The steps that apply, as ``walk`` finds them; a quarter of its work, for taking answers in."""
        return tuple(self._passed(answers)[0])

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
            Arisen(
                duty=duty,
                because=self._in_paper_order(causes(active), active),
                limits=tuple(clock for clock, runs in limits if runs is None or runs(active)),
                done=done is not None and done(active),
            )
            for duty, holds, causes, done, limits in self._duties
            if holds(active)
        )

    def _in_paper_order(self, caused: tuple[str, ...], active: Answers) -> tuple[Cause, ...]:
        steps = sorted(set(caused), key=self._position.__getitem__)
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
    """``step.accepts``, made quick for the commonest kind."""
    if step.kind is Kind.ONE:
        ids = frozenset(option.id for option in step.options)
        return lambda value: isinstance(value, str) and value in ids
    return step.accepts
