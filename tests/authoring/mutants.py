"""A fault sown into the checklist of this repository, and the proof that must find it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from referral.authoring.proofs import doubt, effect, growth, kept
from referral.authoring.questions.faults import ProofFinding
from referral.authoring.questions.query import ProofQuery
from tests.authoring.mutations import Spoil

Proof = Callable[[ProofQuery], Iterator[ProofFinding]]


@dataclass(frozen=True)
class Mutant:
    """What is spoilt, the proof that finds it, the code, and what the message must name."""

    what: str
    spoil: Spoil
    proof: Proof
    code: str
    names: str

    def __str__(self) -> str:
        return f"{self.code} {self.what}"


def promised(id_: str) -> Proof:
    """The proof of one promise."""

    def proof(query: ProofQuery) -> Iterator[ProofFinding]:
        [promise] = [one for one in query.promises.promises if one.id == id_]
        yield from kept.kept(promise, query)

    return proof


def _at(of_step: Callable[..., Iterator[ProofFinding]], id_: str) -> Proof:
    return lambda query: of_step(query.checklist.step_by_id[id_], query)


doubted = partial(_at, doubt.of_step)
"""The proof that doubt protects in one question."""

grown = partial(_at, growth.of_step)
"""The proof that more information at one step takes no duty away."""

effective = partial(_at, effect.of_step)
"""The proof that every answer to one question has an effect."""
