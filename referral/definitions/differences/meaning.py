"""What a condition means: its facts followed, and every step it looks at with its own condition.

Equal numbers mean the same. Unequal ones may still, if written in ways too different to be seen
here; ``losses`` decides then.
"""

from collections.abc import Hashable, Iterable

from referral.engine.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    compiled,
)
from referral.engine.model import Checklist, Kind

Numbers = dict[Hashable, int]
"""A number for every meaning met so far; shared by the versions that are compared."""


class Meaning:
    """Numbers the conditions of one checklist by what they mean."""

    def __init__(self, checklist: Checklist, numbers: Numbers) -> None:
        """Number in a table that another version may share."""
        self._checklist, self._numbers = checklist, numbers
        self._known: dict[Condition, int] = {}

    def of(self, condition: Condition | None) -> int:
        """The number of a condition; None is the condition that always holds."""
        if condition is None:
            return self._number("always")
        if condition not in self._known:
            self._known[condition] = self._meant(condition)
        return self._known[condition]

    def _meant(self, condition: Condition) -> int:
        match condition:
            case Test():
                return self._tested(condition)
            case FactHolds(fact):
                return self.of(self._checklist.conditions[fact])
            case AllOf(parts):
                return self._several("all", parts)
            case AnyOf(parts):
                return self._several("any", parts)

    def _several(self, what: str, parts: Iterable[Condition]) -> int:
        numbers = frozenset(self.of(part) for part in parts)
        return next(iter(numbers)) if len(numbers) == 1 else self._number((what, numbers))

    def _tested(self, test: Test) -> int:
        step = self._checklist.step_by_id[test.step]
        when = self.of(step.when)
        if step.kind is not Kind.ONE:
            return self._number((test.step, test.operator, test.operand, when))
        holds = compiled(test, {})
        among = frozenset(one.id for one in step.options if holds({step.id: one.id}))
        return self._number((test.step, Operator.ONE_OF, among, when))

    def _number(self, meaning: Hashable) -> int:
        return self._numbers.setdefault(meaning, len(self._numbers))
