"""One checklist under proof: its runs, made ready when first asked for, and the way to report."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from referral.definitions.proofs import story
from referral.definitions.proofs.edition import Edition
from referral.definitions.proofs.faults import Fault, Finding
from referral.definitions.proofs.runs import Answers, Runs
from referral.definitions.proofs.solver import Solution, Solver, Term
from referral.engine.conditions import Condition


class Inquiry:
    """What the proofs of one edition share."""

    def __init__(self, edition: Edition) -> None:
        """Inquire into an edition whose structure is sound (``structure``)."""
        self.edition = edition
        self.checklist, self.promises = edition.checklist, edition.promises

    @cached_property
    def solver(self) -> Solver:
        """The solver. Raises SolverMissing."""
        return Solver()

    @cached_property
    def runs(self) -> Runs:
        """Every run."""
        return Runs(self.checklist, self.solver, also=self._also())

    @cached_property
    def others(self) -> Runs:
        """Every run, once more: to be compared with ``runs``."""
        return Runs(self.checklist, self.solver, "other ", self._also())

    def unchanged(self, step: str) -> Term:
        """That the other run has the same answer to a step, or as little."""
        given, other = self.runs.given[step], self.others.given[step]
        return self._unchanged.setdefault(
            step,
            self.solver.named(
                f"unchanged {step}",
                self.solver.every(self.solver.same(given[one], other[one]) for one in given),
            ),
        )

    def unchanged_but(self, step: str) -> list[Term]:
        """That the other run has the same answers to every other step, dormant ones included."""
        return [self.unchanged(one) for one in self.runs.given if one != step]

    def lost(self, duty: str) -> Term:
        """That a duty has arisen in the run, and not in the other."""
        return self.solver.every((self.runs.owes(duty), self.solver.no(self.others.owes(duty))))

    def shown(self, *terms: Term) -> str:
        """A short run in which all of these are true, told; "" where there is none."""
        solution = self.solver.find_plain(*terms, wishes=self.runs.silence())
        return story.told(self.checklist, self.runs.confirmed(solution)) if solution else ""

    def shown_change(self, *terms: Term) -> tuple[str, Solution | None]:
        """A short run and its other in which all of these are true, told, and the solution."""
        solution = self.solver.find_plain(*terms, wishes=self.runs.silence())
        if solution is None:
            return "", None
        before, after = self._both(solution)
        return story.told_with_change(self.checklist, before, after), solution

    def duties_lost(self, solution: Solution, among: Iterable[str]) -> str:
        """The duties of a solution that the other run has lost, as a phrase."""
        lost = [duty for duty in among if solution.holds(self.lost(duty))]
        names = ", ".join(f'"{duty}"' for duty in lost)
        return f"the duty {names}" if len(lost) == 1 else f"the duties {names}"

    def finding(self, fault: Fault, kind: str, id_: str, *, run: str = "", **values: object) -> Finding:
        """A fault at the place where something is written."""
        return Finding(fault.at(self.edition.place(kind, id_), **values), run)

    def _both(self, solution: Solution) -> tuple[Answers, Answers]:
        return self.runs.confirmed(solution), self.others.confirmed(solution)

    @cached_property
    def _unchanged(self) -> dict[str, Term]:
        return {}

    def _also(self) -> Iterator[Condition]:
        yield from (sign.when for sign in self.promises.signs)
        for promise in self.promises.promises:
            yield from (one for one in (promise.when, promise.unless) if one is not None)
        yield from (one.when for one in self.promises.done_by)
