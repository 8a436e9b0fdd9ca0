"""What readers can compute from everything that was published to them: ranges of sums, by linear programming.

Counts are whole numbers of zero or more, and a part is no more than its whole; posts and months that nothing
tells apart are one variable.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from referral.disclosure.linear_forms import LinearForm, PrivacyConstraint
from referral.disclosure.published import CellBounds
from referral.disclosure.rows import LinearRow, Solution, stacked

Sum = CellBounds | LinearForm
Place = tuple[str, str]
EASE = 1e-6
FEW = 2
"""So few needs are tried one by one; more of them all at once first."""


class VariableSpace:
    """The variables: the combinations of posts, months and measures that the sums distinguish."""

    def __init__(
        self, bases: Mapping[str, str | None], measures: Sequence[str], sums: Iterable[Sum]
    ) -> None:
        """Make the fewest variables that can express all these sums."""
        self.measures = {measure: at for at, measure in enumerate(measures)}
        self.bases = bases
        self._atoms = _atoms(sums)
        self._atom_count = len(set(self._atoms.values()))
        self.size = self._atom_count * len(self.measures)

    def row(self, of: Sum) -> LinearRow:
        """A sum as coefficients of the variables."""
        atoms = sorted({self._atoms[post, month] for post in of.posts for month in of.months})
        if isinstance(of, LinearForm) and of.base is not None:
            return self._rest(atoms, of.base, of.measure)
        return LinearRow(self._columns(atoms, of.measure), np.ones(len(atoms)))

    def parts(self) -> Iterable[LinearRow]:
        """Rows that are zero or more, because a part is no more than its whole."""
        for measure in self.measures:
            base = self.bases[measure]
            if base in self.measures:
                for atom in range(self._atom_count):
                    yield self._rest([atom], base, measure)

    def _rest(self, atoms: Sequence[int], base: str, measure: str) -> LinearRow:
        """What a part leaves over of its whole."""
        ones = np.ones(len(atoms))
        columns = (self._columns(atoms, base), self._columns(atoms, measure))
        return LinearRow(np.concatenate(columns), np.concatenate([ones, -ones]))

    def _columns(self, atoms: Sequence[int], measure: str) -> NDArray[np.int32]:
        return np.array(atoms, dtype=np.int32) + self.measures[measure] * self._atom_count


@dataclass(frozen=True)
class AttackerModel:
    """What a reader knows about the variables of a space: rows, each between two bounds."""

    space: VariableSpace
    rows: csr_array
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def most(self, aims: Sequence[tuple[LinearRow, float]]) -> Solution:
        """A solution in which the sums together reach as far as they can, each no farther than its aim."""
        size, count = self.space.size, len(aims)
        reached = [row.less(size + at) for at, (row, _) in enumerate(aims)]
        solved = milp(
            np.concatenate([np.zeros(size), -np.ones(count)]),
            constraints=LinearConstraint(
                stacked(reached, size + count, below=self.rows),
                np.concatenate([self.low, np.zeros(count)]),
                np.concatenate([self.high, np.full(count, np.inf)]),
            ),
            bounds=Bounds(
                np.concatenate([np.zeros(size), np.full(count, -np.inf)]),
                np.concatenate([np.full(size, np.inf), [aim for _, aim in aims]]),
            ),
        )
        if solved.x is None:
            raise Contradiction
        return np.asarray(solved.x[:size])

    def exposed(self, needs: Sequence[PrivacyConstraint]) -> list[PrivacyConstraint]:
        """The constraints that do not hold: a reader can rule out what had to stay possible."""
        aims = [_Aim(need, self.space.row(need.form)) for need in needs]
        left, before = aims, len(aims) + 1
        while FEW < len(left) < before:  # most needs are met by a few worlds at once
            self._try(left, left)
            before, left = len(left), [aim for aim in left if not aim.is_met]
        for aim in left:
            if not aim.is_met:
                self._stretch(aim, left)
        return [aim.need for aim in left if not aim.is_met]

    def left_of(self, need: PrivacyConstraint) -> PrivacyConstraint:
        """The constraint as far as it can still hold: with the room that is left to its sum."""
        aim = _Aim(replace(need, floating=True), self.space.row(need.form))
        self._reach([aim.down()], [aim])
        self._reach([aim.up()], [aim])
        room = int(aim.high - aim.low + EASE)
        return replace(need, width=room + (aim.low <= EASE), floating=True)

    def _try(self, aims: Sequence["_Aim"], seen_by: Sequence["_Aim"]) -> None:
        """Push these sums down, then up, and let others profit from the solutions that were found."""
        if high := [aim for aim in aims if not aim.is_low]:
            self._reach([aim.down() for aim in high], seen_by)
        if low := [aim for aim in aims if not aim.is_met]:
            self._reach([aim.up() for aim in low], seen_by)

    def _stretch(self, aim: "_Aim", seen_by: Sequence["_Aim"]) -> None:
        """Push one sum down as far as it goes, then up: solutions for others may have left it in between."""
        if aim.need.floating or not aim.is_low:
            self._reach([aim.down()], seen_by)
        if not aim.is_met:
            self._reach([aim.up()], seen_by)

    def _reach(self, pushed: Sequence[tuple[LinearRow, float]], seen_by: Sequence["_Aim"]) -> None:
        world = self.most(pushed)
        for aim in seen_by:
            aim.see(world)


@dataclass
class _Aim:
    """A constraint, and the range that its sum was seen to reach."""

    need: PrivacyConstraint
    row: LinearRow
    low: float = np.inf
    high: float = -np.inf

    def see(self, world: Solution) -> None:
        value = self.row.of(world)
        self.low, self.high = min(self.low, value), max(self.high, value)

    @property
    def is_low(self) -> bool:
        return self.low < np.inf if self.need.floating else self.low <= EASE

    @property
    def is_met(self) -> bool:
        width = self.need.width - EASE
        if self.need.floating and self.high - self.low >= width:
            return True
        return self.low <= EASE and self.high >= width - self.need.floating

    def down(self) -> tuple[LinearRow, float]:
        return -self.row, np.inf if self.need.floating else 0.0

    def up(self) -> tuple[LinearRow, float]:
        return self.row, self.need.width + (self.low if self.need.floating else 0.0)


class Contradiction(Exception):
    """What was published cannot all be true: the counts of a month were changed after its release."""

    def __init__(self) -> None:
        super().__init__(
            "Earlier releases and these counts contradict each other. Take the counts frozen with the releases."
        )


def attacker_model(space: VariableSpace, facts: Iterable[CellBounds]) -> AttackerModel:
    """What a reader of these facts knows."""
    told = [fact for fact in facts if fact.measure in space.measures]
    parts = list(space.parts())
    return AttackerModel(
        space=space,
        rows=stacked([*map(space.row, told), *parts], space.size),
        low=np.array([*(float(fact.low) for fact in told), *(0.0 for _ in parts)]),
        high=np.array([*(float(fact.high) for fact in told), *(np.inf for _ in parts)]),
    )


def _atoms(sums: Iterable[Sum]) -> dict[Place, int]:
    """The number of the variable of every post and month; the same where no sum tells two apart."""
    seen_in = defaultdict[Place, list[int]](list)
    for at, one in enumerate({(one.posts, one.months) for one in sums}):
        for place in ((post, month) for post in one[0] for month in one[1]):
            seen_in[place].append(at)
    numbers = dict[tuple[int, ...], int]()
    return {place: numbers.setdefault(tuple(told), len(numbers)) for place, told in seen_in.items()}
