"""Conditions of two versions, weighed: does what rests on them come in more cases, fewer, or others?"""

from collections.abc import Mapping
from dataclasses import dataclass

from referral.authoring.differences.cases import Cases, CaseSearch
from referral.authoring.differences.difference import DescribedChange, Weight, heaviest
from referral.authoring.differences.english import English
from referral.engine.conditions import Condition
from referral.engine.model import Checklist, Duty


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on a condition: what it does when the condition holds, and the weight of a loss."""

    does: str
    loss: Weight = Weight.BREAKING
    gain: Weight = Weight.COMPATIBLE


STEP, DUTY, CLOCK = Rests("is asked"), Rests("arises"), Rests("runs")
FLAG, FACT = Rests("is printed on the form"), Rests("holds", loss=Weight.COMPATIBLE)
_DONE = Rests("shows as done", loss=Weight.COMPATIBLE, gain=Weight.BREAKING)

_IN: Mapping[tuple[bool, bool], str] = {
    (True, True): "It {does} in other cases.",
    (True, False): "It {does} in fewer cases.",
    (False, True): "It {does} in more cases.",
}
"""By whether cases are lost, and whether some are gained."""

_SAME = "Its condition is written differently, and means the same."
_UNSURE = " Not every case could be tried: the worst is assumed."
_THROUGH = " What it rests on has changed."
_DONE_AT_ALL = "It can show as done."
_NEVER_DONE = "It never shows as done any more."


class Conditions:
    """Weighs the conditions of one comparison; ``before`` and ``after`` say values of the versions."""

    def __init__(self, old: Checklist, new: Checklist) -> None:
        """Compare conditions of these two versions."""
        self.before, self.after = English(old), English(new)
        self._cases = Cases(old, new)

    def change(
        self, rests: Rests, before: Condition | None, after: Condition | None
    ) -> DescribedChange | None:
        """How what rests on a condition changes, if it does; a condition None always holds."""
        old, new = self._cases.old.by(before), self._cases.new.by(after)
        words = self._words(before, after)
        if old == new:
            return _weighed(rests, CaseSearch(False), CaseSearch(False), words)
        return _weighed(rests, self._cases.lost(old, new), self._cases.gained(new, old), words)

    def done(self, before: Duty, after: Duty) -> DescribedChange | None:
        """How a duty that arises in both versions comes to show as done, if that changes."""
        if before.done_when is None or after.done_when is None:
            return self._done_or_never(before.done_when, after.done_when)
        cases = self._cases
        old, new = cases.old.by(before.done_when), cases.new.by(after.done_when)
        owed = cases.old.by(before.when), cases.new.by(after.when)
        lost = cases.lost(cases.together(*owed, old), new)
        gained = cases.gained(cases.together(*owed, new), old)
        return _weighed(_DONE, lost, gained, self._words(before.done_when, after.done_when))

    def _done_or_never(
        self, before: Condition | None, after: Condition | None
    ) -> DescribedChange | None:
        if after is not None:
            return DescribedChange(_DONE.gain, _DONE_AT_ALL, after=self.after.condition(after))
        if before is not None:
            return DescribedChange(_DONE.loss, _NEVER_DONE, before=self.before.condition(before))
        return None

    def _words(self, before: Condition | None, after: Condition | None) -> tuple[str, str]:
        """The conditions in words; "" for those that are written alike."""
        if before == after:
            return "", ""
        return self.before.when(before), self.after.when(after)


def _weighed(
    rests: Rests, lost: CaseSearch, gained: CaseSearch, words: tuple[str, str]
) -> DescribedChange | None:
    if not lost.some and not gained.some:
        return DescribedChange(Weight.WORDING, _SAME, *words) if any(words) else None
    says = _IN[lost.some, gained.some].format(does=rests.does)
    says += "" if any(words) else _THROUGH
    says += "" if lost.is_sure and gained.is_sure else _UNSURE
    weight = heaviest([rests.loss] * lost.some + [rests.gain] * gained.some)
    worse = gained if rests.gain is Weight.BREAKING else lost
    return DescribedChange(weight, says, *words, worse.example if weight is Weight.BREAKING else "")
