"""The answers of a case while one sending is taken in: what stands, what is new, what others did meanwhile.

Pure but for reading and writing its own lines; the order of refusals is in ``answering.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from uuid import UUID

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.engine.walk import Walk
from referral.engine.walker import Walker
from referral.services.cases import versions
from referral.store.cases import answers, cases
from referral.store.cases.answers import Line, Sending
from referral.store.cases.cases import Case
from referral.store.supervision import reviews


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


@dataclass(frozen=True)
class Ledger:
    """The latest line of every step, and the revisions of sendings that were taken in before."""

    walker: Walker
    revision: int
    is_closed: bool
    latest: Mapping[str, Line]
    taken_in: Mapping[Sending, int]
    walked_before: Walk | None = None

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The latest value of every step."""
        return versions.standing(self.walker, self.latest)

    @cached_property
    def walk(self) -> Walk:
        """What follows from the answers."""
        return versions.walked(self.walker, self.values, self.walked_before)

    def has(self, one: Given) -> bool:
        """Whether this very sending was taken in before."""
        return (one.operation, one.step) in self.taken_in

    def news(self, given: Iterable[Given]) -> list[Given]:
        """Those that differ from what stands, each seen after the ones before it."""
        new, arrived = list[Given](), dict[str, Value]()
        for one in given:
            if one.value != arrived.get(one.step, self.values.get(one.step)):
                arrived[one.step] = one.value
                new.append(one)
        return new

    def has_newer(self, one: Given) -> bool:
        """Whether the step was answered after the sender's page showed it; nobody has seen what is to come."""
        line = self.latest.get(one.step)
        return line is not None and not line.revision <= one.seen <= self.revision

    def revision_of(self, one: Given) -> int:
        """At which revision the sender's value stands."""
        return self.taken_in.get((one.operation, one.step)) or self.latest[one.step].revision

    def plus(self, lines: Mapping[Sending, Line]) -> "Ledger":
        """The ledger with these lines at its end."""
        return Ledger(
            walker=self.walker,
            revision=self.revision + len(lines),
            is_closed=self.is_closed,
            latest={**self.latest, **{line.step: line for line in lines.values()}},
            taken_in={**self.taken_in, **{sent: line.revision for sent, line in lines.items()}},
            walked_before=self.walk,
        )


def read(session: Session, case: Case, given: Sequence[Given]) -> Ledger:
    """The ledger as it is now; nobody else adds to the case until the transaction ends."""
    now = cases.locked(session, case)
    latest = answers.latest(session, case.id)
    # Only a step that was answered before can have been answered by this very sending.
    again = {one.operation for one in given if one.step in latest}
    return Ledger(
        walker=versions.walker(session, now.document),
        revision=max(map(_revision, latest.values()), default=0),
        is_closed=now.closed_at is not None and not reviews.is_returned(session, case.id),
        latest=latest,
        taken_in=answers.taken_in(session, case.id, again) if again else {},
    )


_revision = attrgetter("revision")
