"""One checklist under proof: its runs, made ready when first asked for, and the way to report."""

from collections.abc import Iterator
from functools import cached_property

from referral.authoring.questions import story
from referral.authoring.questions.change import AnswerChange
from referral.authoring.questions.edition import Edition
from referral.authoring.questions.faults import ProofFault, ProofFinding
from referral.authoring.questions.runs import Runs
from referral.authoring.questions.solver import Solver, Term
from referral.engine.conditions import Condition
from referral.engine.model import Step


class ProofQuery:
    """What the proofs of one edition share."""

    def __init__(self, edition: Edition) -> None:
        """Inquire into an edition; all but ``structure`` wants its structure to be sound."""
        self.edition = edition
        self.checklist, self.promises = edition.checklist, edition.promises
        self._changes: dict[str, AnswerChange] = {}

    @cached_property
    def solver(self) -> Solver:
        """The solver. Raises SolverMissing."""
        return Solver()

    @cached_property
    def runs(self) -> Runs:
        """Every run."""
        return Runs(self.checklist, self.solver, self._also())

    def change(self, step: Step) -> AnswerChange:
        """Every run, and every other that differs in this step alone."""
        if step.id not in self._changes:
            self._changes[step.id] = AnswerChange(self.runs, step)
        return self._changes[step.id]

    def shown(self, *terms: Term) -> str:
        """A short run in which all of these are true, told; "" where there is none."""
        solution = self.solver.find(*terms, wishes=self.runs.silence())
        return story.told(self.checklist, self.runs.confirmed(solution)) if solution else ""

    def finding(
        self, fault: ProofFault, kind: str, id_: str, *, run: str = "", **values: str
    ) -> ProofFinding:
        """A fault at the place where something is written."""
        return ProofFinding(fault.at(self.edition.place(kind, id_), **values), run)

    def _also(self) -> Iterator[Condition]:
        yield from (sign.when for sign in self.promises.signs)
        for promise in self.promises.promises:
            yield from (one for one in (promise.when, promise.unless) if one is not None)
        yield from (one.when for one in self.promises.done_by)
        yield from (one.only_if for one in self.promises.lost_in_doubt if one.only_if is not None)
