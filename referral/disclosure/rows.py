"""Rows of a linear program: few coefficients of many variables, so only what is not zero is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Solution = NDArray[np.float64]
"""A value for every variable."""


@dataclass(frozen=True, slots=True, eq=False)
class LinearRow:
    """The coefficients of some variables; of all others they are zero."""

    columns: NDArray[np.int32]
    values: NDArray[np.float64]

    def __neg__(self) -> "LinearRow":
        """The row with its signs turned."""
        return LinearRow(self.columns, -self.values)

    def of(self, world: Solution) -> float:
        """The value of the sum in a solution."""
        return float(self.values @ world[self.columns])

    def less(self, column: int) -> "LinearRow":
        """The row less one more variable."""
        return self.and_all(LinearRow(np.array([column], dtype=np.int32), -np.ones(1)))

    def and_all(self, other: "LinearRow") -> "LinearRow":
        """The row with the coefficients of another, which has none of its variables."""
        return LinearRow(
            np.concatenate([self.columns, other.columns]),
            np.concatenate([self.values, other.values]),
        )

    def moved(self, by: int) -> "LinearRow":
        """The same row of variables that stand farther on."""
        return LinearRow(self.columns + np.int32(by), self.values)


def stacked(rows: Sequence[LinearRow], width: int, below: csr_array | None = None) -> csr_array:
    """The rows as a matrix of that width, one under the other, those of ``below`` first."""
    known = csr_array((0, width)) if below is None else below
    lengths = np.array([len(row.columns) for row in rows], dtype=np.int32)
    starts = np.concatenate([known.indptr, known.indptr[-1] + np.cumsum(lengths)])
    columns = np.concatenate([known.indices, *(row.columns for row in rows)])
    values = np.concatenate([known.data, *(row.values for row in rows)])
    return csr_array((values, columns, starts), shape=(len(starts) - 1, width))
