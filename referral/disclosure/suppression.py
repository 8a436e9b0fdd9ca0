"""Chooses the cells to hide at the least loss: an exact solution by integer programming.

Every constraint adds two solutions that must agree with all that is shown: one in which its sum is zero, one in
which it has grown by its width. A cell may be shown only if both solutions agree with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, csr_array, eye_array, hstack, vstack

from referral.disclosure.attacker import AttackerModel
from referral.disclosure.linear_forms import PrivacyConstraint
from referral.disclosure.rows import LinearRow, stacked


@dataclass(frozen=True)
class SuppressionCandidate:
    """A cell that may be shown or hidden: its sum, its bounds when shown, what hiding it costs."""

    row: LinearRow
    low: float
    high: float
    cost: float
    must_hide: bool


@dataclass(frozen=True)
class Viewed:
    """A constraint together with what its reader knows already."""

    need: PrivacyConstraint
    known: AttackerModel


def hidden(choices: Sequence[SuppressionCandidate], viewed: Sequence[Viewed]) -> list[bool] | None:
    """For each cell whether to hide it, at the least cost; None when hiding all would not be enough."""
    loose = _farthest(choices, viewed)
    worlds = [one for one in viewed for _ in range(2)]
    solved = milp(
        np.concatenate(
            [[choice.cost for choice in choices], np.zeros(_width(worlds))],
        ),
        integrality=np.concatenate([np.ones(len(choices)), np.zeros(_width(worlds))]),
        bounds=_bounds(choices, worlds, loose),
        constraints=[
            _known(len(choices), worlds),
            *_shown(choices, worlds, loose),
            _needed(len(choices), viewed),
        ],
    )
    if solved.x is None:
        return None
    return [bool(value > 0.5) for value in solved.x[: len(choices)]]


def _farthest(choices: Sequence[SuppressionCandidate], viewed: Sequence[Viewed]) -> float:
    """More than any count can be in a solution that matters."""
    told = [choice.high for choice in choices]
    known = [bound for one in viewed for bound in one.known.high if np.isfinite(bound)]
    return 2 * max([*told, *known], default=0) + sum(one.need.width for one in viewed)


def _width(worlds: Sequence[Viewed]) -> int:
    return sum(one.known.space.size for one in worlds)


def _bounds(
    choices: Sequence[SuppressionCandidate], worlds: Sequence[Viewed], loose: float
) -> Bounds:
    low = np.concatenate(
        [[float(choice.must_hide) for choice in choices], np.zeros(_width(worlds))]
    )
    high = np.concatenate([np.ones(len(choices)), np.full(_width(worlds), loose)])
    return Bounds(low, high)


def _known(count: int, worlds: Sequence[Viewed]) -> LinearConstraint:
    """Every solution agrees with what its reader knows already."""
    rows = block_diag([one.known.rows for one in worlds])
    left = csr_array((rows.shape[0], count))
    return LinearConstraint(
        hstack([left, rows]),
        np.concatenate([one.known.low for one in worlds]),
        np.concatenate([one.known.high for one in worlds]),
    )


def _shown(
    choices: Sequence[SuppressionCandidate], worlds: Sequence[Viewed], loose: float
) -> tuple[LinearConstraint, LinearConstraint]:
    """Every solution agrees with every cell that is not hidden."""
    cells = stacked([choice.row for choice in choices], worlds[0].known.space.size)
    rows = block_diag([cells] * len(worlds))
    slack = vstack([loose * eye_array(len(choices))] * len(worlds))
    low = np.tile([choice.low for choice in choices], len(worlds))
    high = np.tile([choice.high for choice in choices], len(worlds))
    return (
        LinearConstraint(hstack([slack, rows]), low, np.inf),
        LinearConstraint(hstack([-slack, rows]), -np.inf, high),
    )


def _needed(count: int, viewed: Sequence[Viewed]) -> LinearConstraint:
    """In one solution of a constraint its sum is zero and in the other grown; or the two lie far enough apart."""
    rows, low, high, start = list[LinearRow](), list[float](), list[float](), count
    for one in viewed:
        zero = one.known.space.row(one.need.form).moved(start)
        grown = zero.moved(one.known.space.size)
        if one.need.floating:
            rows = [*rows, grown.and_all(-zero)]
            low, high = [*low, one.need.width], [*high, np.inf]
        else:
            rows = [*rows, zero, grown]
            low, high = [*low, -np.inf, one.need.width], [*high, 0.0, np.inf]
        start += 2 * one.known.space.size
    return LinearConstraint(stacked(rows, start), low, high)
