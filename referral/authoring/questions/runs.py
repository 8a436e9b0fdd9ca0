"""All runs of a checklist at once: every answer a proposition, every condition made of them.

The meaning is that of ``engine/walker.py``, and ``confirmed`` asks the engine itself about every run
that comes out. Answers to steps that do not apply are left free: they count for nothing, as there.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from referral.authoring.questions.pieces import answers_to, cuts
from referral.authoring.questions.solver import Solution, Solver, Term
from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    Value,
    compiled,
    steps_asked,
)
from referral.engine.model import Checklist, Step, StepKind
from referral.engine.walker import Walker

Answers = dict[str, Value]


class Disagreement(Exception):
    """Solver and engine do not see the same in a run: the fault is in the proofs."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(f"Solver and engine disagree about the answers {answers}. Report this.")


class Runs:
    """Every run of one checklist. Its conditions must look backwards (``structure``).

    ``given`` are the answers by step and value, ``applies`` and ``answered`` go by step;
    ``answered`` is true of active answers only.
    """

    def __init__(
        self, checklist: Checklist, solver: Solver, also: Iterable[Condition] = ()
    ) -> None:
        """Spell the runs out; ``also`` are conditions of others that will be asked."""
        self.checklist, self.solver = checklist, solver
        self.given: dict[str, dict[Value, Term]] = {}
        self.applies: dict[str, Term] = {}
        self.answered: dict[str, Term] = {}
        self.cuts = cuts(checklist, also)
        self._known: dict[Condition, Term] = {}
        self._looks: dict[Condition, frozenset[str]] = {}
        self._duties = {duty.id: duty for duty in checklist.duties}
        for step in checklist.steps():
            self._give(step, step.id)
            self._reach(step)
        for duty in self._duties:  # a solution tells only of what was spelt out before it was found
            self.owes(duty)

    def holds(self, condition: Condition) -> Term:
        """That a condition is true of the active answers."""
        if condition not in self._known:
            self._known[condition] = self._spelt(condition)
        return self._known[condition]

    def asked(self, condition: Condition) -> frozenset[str]:
        """The steps that a condition looks at, facts followed."""
        if condition not in self._looks:
            steps = steps_asked(condition, self.checklist.conditions)
            self._looks[condition] = frozenset(steps)
        return self._looks[condition]

    def owes(self, duty: str) -> Term:
        """That a duty has arisen."""
        return self.holds(self._duties[duty].when)

    def is_done(self, duty: str) -> Term:
        """That a duty has arisen and shows as done; never for one that cannot be done."""
        done = self._duties[duty].done_when
        never = self.solver.some(())
        return never if done is None else self.solver.every((self.owes(duty), self.holds(done)))

    def says(self, step: str, answer: Value) -> Term:
        """That the active answer to a step is, or includes, this one."""
        return self.solver.every((self.answered[step], self.given[step][answer]))

    @cached_property
    def finished(self) -> Term:
        """That every step that applies has an answer."""
        same = self.solver.same
        return self.solver.every(same(self.applies[one], self.answered[one]) for one in self.given)

    def confirmed(self, solution: Solution) -> Answers:
        """All answers of a solution, dormant ones too. Raises Disagreement unless the engine,
        given the same answers, finds the same steps and duties.
        """
        answers = self._answers(solution)
        walk = Walker(self.checklist).walk(answers)
        steps = [one for one, term in self.applies.items() if solution.holds(term)]
        duties = [one for one in self._duties if solution.holds(self.owes(one))]
        if steps != [one.id for one in walk.applicable] or not all(map(walk.owes, duties)):
            raise Disagreement(answers)
        if len(duties) != len(walk.duties):
            raise Disagreement(answers)
        return answers

    def silence(self) -> Iterator[Term]:
        """Wishes for a short run: as few answers as can be, then as few options."""
        for one in reversed(self.given):
            yield self.solver.no(self.answered[one])
        for given in self.given.values():
            yield from (self.solver.no(term) for term in given.values())

    def _answers(self, solution: Solution) -> Answers:
        answers: Answers = {}
        for step in self.checklist.steps():
            chosen = [one for one, term in self.given[step.id].items() if solution.holds(term)]
            if chosen:
                several = tuple(str(one) for one in chosen)
                answers[step.id] = several if step.kind is StepKind.MANY else chosen[0]
        return answers

    def _give(self, step: Step, name: str) -> None:
        """What may be answered to a step: one thing, or several of which none stands alone."""
        solver = self.solver
        values = answers_to(step, self.cuts)
        given = {one: solver.variable(f"{name}={one}") for one in values}
        self.given[step.id] = given
        if step.kind is not StepKind.MANY:
            solver.require(solver.at_most(1, given.values()))
            return
        for option in step.options:
            if option.alone:
                others = [term for one, term in given.items() if one != option.id]
                both = solver.every((given[option.id], solver.some(others)))
                solver.require(solver.no(both))

    def _reach(self, step: Step) -> None:
        when = self.solver.every(()) if step.when is None else self.holds(step.when)
        self.applies[step.id] = self._named(f"{step.id} applies", when)
        answer = self.solver.some(self.given[step.id].values())
        answered = self.solver.every((self.applies[step.id], answer))
        self.answered[step.id] = self._named(f"{step.id} answered", answered)

    def _named(self, name: str, term: Term) -> Term:
        return self.solver.named(name, term)

    def _spelt(self, condition: Condition) -> Term:
        match condition:
            case Test():
                return self._tested(condition)
            case FactHolds(fact):
                meant = self.holds(self.checklist.conditions[fact])
                return self._named(f"fact {fact}", meant)
            case AllOf(parts):
                return self.solver.every(self.holds(part) for part in parts)
            case AnyOf(parts):
                return self.solver.some(self.holds(part) for part in parts)

    def _tested(self, test: Test) -> Term:
        answered, given = self.answered[test.step], self.given[test.step]
        match test.operator:
            case Operator.INCLUDES:
                wanted = given[test.operand]
            case Operator.EXCLUDES:
                wanted = self.solver.no(given[test.operand])
            case _:
                holds = compiled(test, {})
                fitting = [term for one, term in given.items() if holds({test.step: one})]
                wanted = self.solver.some(fitting)
        return self.solver.every((answered, wanted))
