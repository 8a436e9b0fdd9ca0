"""The result of a walk: which steps apply, which answers count, which duties hold and why.

Nothing is stored of a walk: it is derived from the document and the answers, each time (``walker.py``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from referral.engine.conditions import Value
from referral.engine.country import Deadline
from referral.engine.model import Duty, Fact, Step


@dataclass(frozen=True, slots=True)
class Cause:
    """An answer that made a duty arise."""

    step: Step
    value: Value


class ActiveDuty(NamedTuple):
    """A duty that holds now: within which limits, whether done, and because of which answers."""

    duty: Duty
    limits: tuple[Deadline, ...]
    done: bool
    why: Callable[[], tuple[Cause, ...]]

    @property
    def because(self) -> tuple[Cause, ...]:
        """The answers that made it arise; half the work of a walk, so done when somebody asks."""
        return self.why()


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """The state of a case: steps in the order of the paper, duties in that of the checklist.

    A walk equals itself alone, so that what is computed from one can be kept by it. It knows the walker that made
    it, so that none takes over what another checklist says.
    """

    applicable: tuple[Step, ...]
    active: dict[str, Value]
    missing: tuple[Step, ...]
    raised: Mapping[str, ActiveDuty]
    flags: tuple[Fact, ...]
    walker: object = field(default=None, repr=False)

    @property
    def duties(self) -> tuple[ActiveDuty, ...]:
        """The duties that hold; ``raised`` has them by id, in the same order."""
        return tuple(self.raised.values())

    @property
    def complete(self) -> bool:
        """Whether every step that applies has an answer."""
        return not self.missing

    def owes(self, duty_id: str) -> bool:
        """Whether a duty has arisen."""
        return duty_id in self.raised


NOTHING_ANSWERED = Walk(applicable=(), active={}, missing=(), raised={}, flags=())
"""Before the first walk; nothing can be taken over from there."""
