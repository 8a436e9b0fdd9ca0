"""Proofs: what holds of a checklist for all answers that can be given to it.

``promises`` is what authors promise, ``runs`` all runs at once, ``solver`` the only user of z3;
each other module proves one kind of thing and reports ``faults`` with a run that shows them. This
is for those who write checklists: nothing here is needed to load or run one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from referral.authoring.proofs import (
    covered,
    done,
    doubt,
    effect,
    growth,
    kept,
    overlays,
    reach,
    structure,
)
from referral.authoring.questions.edition import Edition
from referral.authoring.questions.faults import ProofFinding
from referral.authoring.questions.query import ProofQuery

PROOFS: tuple[Callable[[ProofQuery], Iterator[ProofFinding]], ...] = (
    overlays.check,
    covered.check,
    kept.check_strength,
    reach.check,
    kept.check,
    doubt.check,
    growth.check,
    done.check,
    effect.check,
)
"""What is proved once the structure is sound, from the quickest to the slowest."""


@dataclass(frozen=True, slots=True)
class ProofReport:
    """What came of proving one edition; lengths are steps of the shortest and longest run."""

    edition: Edition
    findings: tuple[ProofFinding, ...]
    lengths: tuple[int, int] = (0, 0)
    quick: tuple[int, int] = (0, 0)


def prove(edition: Edition) -> ProofReport:
    """Prove everything of one edition. Raises SolverMissing where z3 is not installed."""
    query = ProofQuery(edition)
    if broken := tuple(structure.check(query)):
        return ProofReport(edition, broken)
    findings = tuple(finding for proof in PROOFS for finding in proof(query))
    return ProofReport(edition, findings, reach.lengths(query), reach.quick_lengths(query))
