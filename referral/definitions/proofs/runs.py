"""All runs of a checklist at once: every answer a proposition, every condition made of them.

The meaning is that of ``engine/walk.py``, and ``confirmed`` asks the engine itself about every run
that comes out. A number is cut where some condition cuts it: within a piece, all are alike.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from referral.definitions.proofs.solver import Solution, Solver, Term
from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    Value,
    compiled,
)
from referral.engine.model import Checklist, Kind, Step
from referral.engine.walk import Walk, Walker

Answers = dict[str, Value]


class Disagreement(Exception):
    """Solver and engine do not see the same in a run: the fault is in the proofs."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(f"Solver and engine disagree about the answers {answers}. Report this.")


class Runs:
    """Every run of one checklist. Its conditions must look backwards (``structure``)."""

    def __init__(
        self, checklist: Checklist, solver: Solver, name: str = "", also: Iterable[Condition] = ()
    ) -> None:
        """Spell the runs out; ``name`` parts two sets of runs, ``also`` are conditions to ask."""
        self.checklist, self.solver, self._name = checklist, solver, name
        self.given: dict[str, dict[Value, Term]] = {}
        self.applies: dict[str, Term] = {}
        self.answered: dict[str, Term] = {}
        self._known: dict[Condition, Term] = {}
        self._cuts = _cuts([*conditions_of(checklist), *also])
        for step in checklist.steps():
            self._add(step)

    def holds(self, condition: Condition) -> Term:
        """That a condition is true of the active answers."""
        if condition not in self._known:
            self._known[condition] = self._spelt(condition)
        return self._known[condition]

    def owes(self, duty: str) -> Term:
        """That a duty has arisen."""
        return self._duties[duty]

    def is_done(self, duty: str) -> Term:
        """That a duty has arisen and shows as done; never for one that cannot be done."""
        done = self._done[duty]
        return self.solver.some(()) if done is None else self.solver.every((self.owes(duty), done))

    def says(self, step: str, answer: Value) -> Term:
        """That the active answer to a step is, or includes, this one."""
        return self.solver.every((self.applies[step], self.given[step][answer]))

    @cached_property
    def finished(self) -> Term:
        """That every step that applies has an answer."""
        steps = self.applies.keys()
        return self.solver.every(
            self.solver.same(self.applies[one], self.answered[one]) for one in steps
        )

    def confirmed(self, solution: Solution) -> Answers:
        """All answers of a solution, dormant ones too. Raises Disagreement unless the engine,
        given the same answers, finds the same steps and duties.
        """
        answers = self._answers(solution)
        walk = Walker(self.checklist).walk(answers)
        steps = {one for one, term in self.applies.items() if solution.holds(term)}
        duties = {one for one, term in self._duties.items() if solution.holds(term)}
        if (steps, duties) != _seen(walk):
            raise Disagreement(answers)
        return answers

    def silence(self) -> Iterator[Term]:
        """Wishes for a short run: as few steps, answers and options as can be."""
        for one in reversed(self.applies):
            yield self.solver.no(self.answered[one])
            if len(self.given[one]) > 1:
                yield from (self.solver.no(term) for term in self.given[one].values())

    def _answers(self, solution: Solution) -> Answers:
        answers: Answers = {}
        for step in self.checklist.steps():
            chosen = [one for one, term in self.given[step.id].items() if solution.holds(term)]
            if chosen:
                several = tuple(str(one) for one in chosen)
                answers[step.id] = several if step.kind is Kind.MANY else chosen[0]
        return answers

    def _add(self, step: Step) -> None:
        solver, lead = self.solver, f"{self._name}{step.id}"
        values = self._values(step)
        given = {one: solver.variable(f"{lead}={one}") for one in values}
        self.given[step.id] = given
        alone = [given[one.id] for one in step.options if one.alone and step.kind is Kind.MANY]
        if step.kind is not Kind.MANY:
            solver.require(solver.at_most(1, given.values()))
        for term in alone:
            others = [one for one in given.values() if one is not term]
            solver.require(solver.some((solver.no(term), solver.no(solver.some(others)))))
        when = solver.every(()) if step.when is None else self.holds(step.when)
        self.applies[step.id] = solver.named(f"{lead} applies", when)
        answered = solver.every((self.applies[step.id], solver.some(given.values())))
        self.answered[step.id] = solver.named(f"{lead} answered", answered)

    def _values(self, step: Step) -> list[Value]:
        if step.number is None:
            return [option.id for option in step.options]
        lowest, highest = step.number.lowest, step.number.highest
        inner = {cut for cut in self._cuts.get(step.id, ()) if lowest < cut <= highest}
        return [lowest, *sorted(inner)]

    def _spelt(self, condition: Condition) -> Term:
        match condition:
            case Test():
                return self._tested(condition)
            case FactHolds(fact):
                meant = self.holds(self.checklist.conditions[fact])
                return self.solver.named(f"{self._name}fact {fact}", meant)
            case AllOf(parts):
                return self.solver.every(self.holds(part) for part in parts)
            case AnyOf(parts):
                return self.solver.some(self.holds(part) for part in parts)

    def _tested(self, test: Test) -> Term:
        answered, given = self.answered[test.step], self.given[test.step]
        if test.operator in (Operator.INCLUDES, Operator.EXCLUDES):
            term = given[test.operand]
            wanted = term if test.operator is Operator.INCLUDES else self.solver.no(term)
        else:
            holds = compiled(test, {})
            wanted = self.solver.some(t for one, t in given.items() if holds({test.step: one}))
        return self.solver.every((answered, wanted))

    @cached_property
    def _duties(self) -> dict[str, Term]:
        duties = self.checklist.duties
        return {
            one.id: self.solver.named(f"{self._name}duty {one.id}", self.holds(one.when))
            for one in duties
        }

    @cached_property
    def _done(self) -> dict[str, Term | None]:
        return {
            one.id: None if one.done_when is None else self.holds(one.done_when)
            for one in self.checklist.duties
        }


def conditions_of(checklist: Checklist) -> Iterator[Condition]:
    """Every condition that is written in a checklist."""
    written = [step.when for step in checklist.steps()]
    written += [fact.when for fact in checklist.facts]
    written += [when for duty in checklist.duties for when in (duty.when, duty.done_when)]
    written += [clock.when for clock in checklist.pack.clocks]
    yield from (condition for condition in written if condition is not None)


def tests_of(condition: Condition) -> Iterator[Test]:
    """The tests a condition is made of, facts left out, in the order written."""
    match condition:
        case Test():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from tests_of(part)


def _cuts(conditions: Iterable[Condition]) -> dict[str, set[int]]:
    cuts: dict[str, set[int]] = {}
    for condition in conditions:
        for test in tests_of(condition):
            if isinstance(test.operand, int):
                cuts.setdefault(test.step, set()).update((test.operand, test.operand + 1))
    return cuts


def _seen(walk: Walk) -> tuple[set[str], set[str]]:
    return {one.id for one in walk.applicable}, {one.duty.id for one in walk.duties}
