"""The answers of a case while one sending is taken in: what stands, what is new, what others did meanwhile.

Pure but for reading and writing its own lines; the order of refusals is in ``answering.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.engine.walk import Walker
from referral.services import versions
from referral.store import answers, cases
from referral.store.answers import Line
from referral.store.cases import Case


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it arrives.

    ``operation`` is made once by whoever sends, so that sending again is recognised. ``seen`` is the revision
    at which the sender's page showed this step.
    """

    step: str
    value: Value
    operation: UUID
    seen: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The latest line of every step, and every line by the sending it came from."""

    walker: Walker
    revision: int
    is_closed: bool
    latest: Mapping[str, Line]
    sent: Mapping[tuple[UUID, str], Line]

    @property
    def values(self) -> dict[str, Value]:
        """The latest value of every step."""
        return {step: line.value for step, line in self.latest.items()}

    def line_of(self, one: Given) -> Line | None:
        """The line this very sending has become, if it was taken in before."""
        return self.sent.get((one.operation, one.step))

    def news(self, given: Iterable[Given]) -> list[Given]:
        """Those that differ from what stands, each seen after the ones before it."""
        values, new = self.values, []
        for one in given:
            if values.get(one.step) != one.value:
                values[one.step] = one.value
                new.append(one)
        return new

    def has_newer(self, one: Given) -> bool:
        """Whether the step was answered after the sender's page showed it."""
        line = self.latest.get(one.step)
        return line is not None and line.revision > one.seen

    def plus(self, lines: Sequence[Line]) -> "Ledger":
        """The ledger with these lines at its end."""
        return replace(
            self,
            revision=self.revision + len(lines),
            latest={**self.latest, **{line.step: line for line in lines}},
            sent={**self.sent, **{(line.operation, line.step): line for line in lines}},
        )


def read(session: Session, case: Case) -> Ledger:
    """The ledger as it is now; nobody else adds to the case until the transaction ends."""
    revision, closed_at = cases.locked(session, case.id)
    lines = answers.history(session, case.id)
    return Ledger(
        walker=versions.walker(session, case.document),
        revision=revision,
        is_closed=closed_at is not None,
        latest={line.step: line for line in lines},
        sent={(line.operation, line.step): line for line in lines},
    )
