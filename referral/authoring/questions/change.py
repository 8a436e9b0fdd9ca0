"""A run and another that differs in the answer to one step: what does the change bring about?

Whatever does not depend on that step is the same proposition in both, so that a question about the
change stays small.
"""

from collections.abc import Iterable

from referral.authoring.questions import story
from referral.authoring.questions.runs import Runs
from referral.authoring.questions.solver import Solution, Term
from referral.engine.conditions import Condition
from referral.engine.model import Duty, Step


class OtherRuns(Runs):
    """The same runs with another answer to one step, in answers, order and checklist alike."""

    def __init__(self, runs: Runs, step: Step) -> None:
        """Spell out what depends on the step; ``affected`` are the steps that may change."""
        self.checklist, self.solver, self.cuts = runs.checklist, runs.solver, runs.cuts
        self.given, self.applies = dict(runs.given), dict(runs.applies)
        self.answered, self._duties = dict(runs.answered), runs._duties
        self._known, self._runs = {}, runs
        self.affected, self._asked = {step.id}, runs.asked
        self._give(step, f"other {step.id}")
        for one in runs.checklist.steps():
            if one is step or self.depends(one.when):
                self.affected.add(one.id)
                self._reach(one)

    def depends(self, condition: Condition | None) -> bool:
        """Whether a condition looks at a step that may change."""
        return condition is not None and not self.affected.isdisjoint(self._asked(condition))

    def holds(self, condition: Condition) -> Term:
        """That a condition is true of the active answers."""
        return super().holds(condition) if self.depends(condition) else self._runs.holds(condition)

    def _named(self, name: str, term: Term) -> Term:
        return term  # asked about once or twice: no definition of it need stay with the solver


class AnswerChange:
    """``before`` and ``after`` the answer to ``step`` is given, changed or taken back."""

    def __init__(self, runs: Runs, step: Step) -> None:
        """Compare every run with every other that differs in this step alone."""
        self.step, self.solver = step, runs.solver
        self.before, self.after = runs, OtherRuns(runs, step)
        self.given, self.then = self.before.given[step.id], self.after.given[step.id]

    def duties(self, but: Iterable[str] = ()) -> list[Duty]:
        """The duties that the change may touch, without some."""
        duties = self.before.checklist.duties
        return [one for one in duties if self.after.depends(one.when) and one.id not in but]

    def lost(self, duty: str) -> Term:
        """That a duty has arisen before, and not after."""
        return self.solver.every((self.before.owes(duty), self.solver.no(self.after.owes(duty))))

    def loses_any(self, duties: Iterable[Duty]) -> Term:
        """That at least one of these duties is lost."""
        return self.solver.some(self.lost(duty.id) for duty in duties)

    def shown(self, *terms: Term) -> tuple[str, list[str]] | None:
        """A short run in which all of these are true, told, and the duties it loses."""
        solution = self.solver.find(*terms, wishes=self.before.silence())
        if solution is None:
            return None
        before, after = self.before.confirmed(solution), self.after.confirmed(solution)
        run = story.told_with_change(self.before.checklist, before, after)
        return run, self._duties_lost(solution)

    def _duties_lost(self, solution: Solution) -> list[str]:
        return [duty.id for duty in self.duties() if solution.holds(self.lost(duty.id))]
