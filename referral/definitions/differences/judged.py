"""Conditions of two versions, weighed: does what rests on them come in more cases, fewer, or others?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from referral.definitions.differences.difference import Change, Weight
from referral.definitions.differences.english import English
from referral.definitions.differences.losses import Losses, Undecided
from referral.definitions.differences.meaning import Meaning, Numbers
from referral.engine.conditions import Answers, Condition
from referral.engine.model import Checklist


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on a condition: what it does when the condition holds, and the weight of a loss."""

    does: str
    loss: Weight = Weight.BREAKING


STEP, DUTY, CLOCK = Rests("is asked"), Rests("arises"), Rests("runs")
FLAG, FACT = Rests("is printed on the form"), Rests("holds", loss=Weight.COMPATIBLE)
DONE = "shows as done"

_Cases = tuple[bool, bool]  # whether some cases are lost, and some gained

_IN: Mapping[_Cases, str] = {
    (True, True): "It {does} in other cases.",
    (True, False): "It {does} in fewer cases.",
    (False, True): "It {does} in more cases.",
}
_SAME = "Its condition is written differently, and means the same."
_UNSHOWN = " It could not be shown that none is lost."
_THROUGH = " What it rests on has changed."


@dataclass(frozen=True, slots=True)
class _Lost:
    """Whether something is lost, and, unless the search gave up, answers that show it."""

    some: bool
    answers: Answers | None = None


class Conditions:
    """Weighs the conditions of one comparison."""

    def __init__(self, old: Checklist, new: Checklist) -> None:
        """Compare conditions of these two versions."""
        self._versions = old, new
        self.before, self.after = English(old), English(new)
        numbers: Numbers = {}
        self._meant_before, self._meant_after = Meaning(old, numbers), Meaning(new, numbers)

    def change(
        self, rests: Rests, before: Condition | None, after: Condition | None
    ) -> Change | None:
        """How what rests on a condition changes; None stands for always, and for no change."""
        if self._mean_the_same(before, after):
            return self._same(before, after)
        lost, gained = self._lost(before, after), self._gained(before, after)
        if not lost.some and not gained.some:
            return self._same(before, after)
        weight = rests.loss if lost.some else Weight.COMPATIBLE
        says = _IN[lost.some, gained.some].format(does=rests.does)
        return self._told(weight, says, before, after, lost, self.before)

    def done(self, before: Condition | None, after: Condition | None) -> Change | None:
        """How a duty comes to show as done: easier is worse. None stands for never."""
        if before is None or after is None:
            return self._done_or_never(before, after)
        if self._mean_the_same(before, after):
            return self._same(before, after)
        lost, gained = self._lost(before, after), self._gained(before, after)
        if not lost.some and not gained.some:
            return self._same(before, after)
        weight = Weight.BREAKING if gained.some else Weight.COMPATIBLE
        says = _IN[lost.some, gained.some].format(does=DONE)
        return self._told(weight, says, before, after, gained, self.after)

    def _done_or_never(self, before: Condition | None, after: Condition | None) -> Change | None:
        if after is not None:
            says = "It can show as done."
            return Change(Weight.BREAKING, says, after=self.after.condition(after))
        if before is not None:
            says = "It never shows as done any more."
            return Change(Weight.COMPATIBLE, says, before=self.before.condition(before))
        return None

    def _mean_the_same(self, before: Condition | None, after: Condition | None) -> bool:
        return self._meant_before.of(before) == self._meant_after.of(after)

    def _same(self, before: Condition | None, after: Condition | None) -> Change | None:
        if before == after:
            return None
        return Change(Weight.WORDING, _SAME, self.before.when(before), self.after.when(after))

    def _told(
        self,
        weight: Weight,
        says: str,
        before: Condition | None,
        after: Condition | None,
        shown: _Lost,
        english: English,
    ) -> Change:
        old, new = self.before.when(before), self.after.when(after)
        if old == new:
            old, new, says = "", "", says + _THROUGH
        if shown.some and shown.answers is None:
            says += _UNSHOWN
        example = english.answers(shown.answers) if shown.answers is not None else ""
        return Change(weight, says, old, new, example)

    def _lost(self, before: Condition | None, after: Condition | None) -> _Lost:
        return _found(self._forwards, before, after)

    def _gained(self, before: Condition | None, after: Condition | None) -> _Lost:
        return _found(self._backwards, after, before)

    @cached_property
    def _forwards(self) -> Losses:
        old, new = self._versions
        return Losses(old, new)

    @cached_property
    def _backwards(self) -> Losses:
        old, new = self._versions
        return Losses(new, old)


def _found(losses: Losses, held: Condition | None, holds: Condition | None) -> _Lost:
    try:
        answers = losses.find(held, holds)
    except Undecided:
        return _Lost(some=True)
    return _Lost(answers is not None, answers)
