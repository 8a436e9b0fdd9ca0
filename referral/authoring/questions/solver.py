"""Questions of yes and no, and whether there is an answer: the only importer of z3.

It is needed where checklists are proved, and nowhere else: neither loading nor running one asks for
it. What the variables mean is for ``runs`` to know.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

Term: TypeAlias = Any
"""A proposition; z3 comes without types."""


class SolverMissing(Exception):
    """The package that proves is not installed here."""

    def __init__(self) -> None:
        super().__init__(
            "Proving needs z3, which is not installed here: install the extra referral[authoring] "
            "(./dev setup does so in a checkout). Checklists load and run without it."
        )


class SolverUndecided(Exception):
    """The solver gave up, so nothing is proved."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The solver could not decide a question: {reason}. Report this.")


class Solution:
    """One way in which everything asked for is true."""

    def __init__(self, model: Any, is_true: Any) -> None:
        self._model, self._is_true = model, is_true

    def holds(self, term: Term) -> bool:
        """Whether a proposition is true in this solution; what is left open counts as false."""
        return bool(self._is_true(self._model.eval(term, model_completion=True)))


class Solver:
    """Propositions and what is required of them; give one to every checklist that is proved."""

    def __init__(self) -> None:
        """Begin with no requirements. Raises SolverMissing."""
        try:
            import z3
        except ImportError as missing:
            raise SolverMissing from missing
        self._z3 = z3
        self._solver = z3.SolverFor("QF_FD")

    def variable(self, name: str) -> Term:
        """A proposition that may be true or false; alike for the same name."""
        return self._z3.Bool(name)

    def named(self, name: str, term: Term) -> Term:
        """The proposition under a short name, so that what is built on it stays small."""
        variable = self.variable(name)
        self.require(variable == term)
        return variable

    def every(self, terms: Iterable[Term]) -> Term:
        """True when all are; also of none."""
        return self._z3.And(*terms)

    def some(self, terms: Iterable[Term]) -> Term:
        """True when at least one is."""
        return self._z3.Or(*terms)

    def no(self, term: Term) -> Term:
        """True when the other is not."""
        return self._z3.Not(term)

    def same(self, one: Term, other: Term) -> Term:
        """True when both are, or neither."""
        return one == other

    def at_least(self, count: int, terms: Iterable[Term]) -> Term:
        """True when so many are, or more."""
        return self._z3.PbGe([(term, 1) for term in terms], count)

    def at_most(self, count: int, terms: Iterable[Term]) -> Term:
        """True when so many are, or fewer."""
        return self._z3.PbLe([(term, 1) for term in terms], count)

    def require(self, term: Term) -> None:
        """From now on only solutions in which this is true."""
        self._solver.add(term)

    def can_be(self, *terms: Term) -> bool:
        """Whether all of these can be true at once; False is the proof that they cannot."""
        self._solver.push()
        self._solver.add(*terms)
        found = self._check()
        self._solver.pop()
        return found

    def find(self, *terms: Term, wishes: Iterable[Term] = ()) -> Solution | None:
        """A solution in which all of these are true, and as many wishes as can be, the first ones
        first. None is the proof that there is none.
        """
        self._solver.push()
        self._solver.add(*terms)
        found = self._granting(wishes) if self._check() else None
        self._solver.pop()
        return found

    def _granting(self, wishes: Iterable[Term]) -> Solution:
        found = self._solution()
        for wish in wishes:
            if found.holds(wish):
                self._solver.add(wish)
            elif self._check(wish):
                found = self._solution()
                self._solver.add(wish)
        return found

    def _check(self, *wish: Term) -> bool:
        found = self._solver.check(*wish)
        if found == self._z3.unknown:
            raise SolverUndecided(self._solver.reason_unknown())
        return bool(found == self._z3.sat)

    def _solution(self) -> Solution:
        return Solution(self._solver.model(), self._z3.is_true)
