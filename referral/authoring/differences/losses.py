"""Whether something may be lost: answers with which one meaning is true, and another is not.

Silence never triggers, so one answer more can only add to what is true. Hence a loss, where there
is one, shows already with the fewest answers that make the first meaning true; those are tried.
"""

from collections.abc import Iterator

from referral.authoring.differences.implied import Implied
from referral.authoring.differences.meaning import Every, Leaf, Meaning, Meanings, Some
from referral.authoring.differences.settled import Answering, Settled
from referral.engine.conditions import Answers

MOST_TRIALS = 20_000
"""After so many a search gives up; what was not decided by then counts as a loss."""


class LossUndecided(Exception):
    """A search that took too long: something may be lost, or may not."""


class Losses:
    """Looks for what is lost between two meanings of one table."""

    def __init__(self, meanings: Meanings, implied: Implied, answering: Answering) -> None:
        """Look with answers to the version whose meanings come first."""
        self._meanings, self._implied, self._answering = meanings, implied, answering
        self._trials = 0

    def find(self, before: Meaning, after: Meaning) -> Answers | None:
        """Answers that make ``before`` true and ``after`` false; None where there are none.

        Raises LossUndecided.
        """
        node = self._meanings.nodes[after]
        for wanted in node.parts if isinstance(node, Every) else (after,):
            self._trials = 0
            for settled in self._ways(before, wanted, {}):
                for answers in self._answering.completed(settled):
                    if not self._holds(wanted, answers):
                        return answers
        return None

    def _ways(self, meaning: Meaning, wanted: Meaning, settled: Settled) -> Iterator[Settled]:
        """What makes a meaning true beside what is settled, unless nothing can be lost with it."""
        if self._implied.by(meaning, wanted):
            return
        match self._meanings.nodes[meaning]:
            case Leaf() as leaf:
                for further in self._answering.settle(leaf, settled):
                    if not self._is_true(wanted, further):
                        yield further
            case Some(parts):
                for part in parts:
                    yield from self._ways(part, wanted, settled)
            case Every(parts):
                yield from self._all_ways(parts, wanted, settled)

    def _all_ways(
        self, parts: tuple[Meaning, ...], wanted: Meaning, settled: Settled
    ) -> Iterator[Settled]:
        if not parts:
            yield settled
        elif settled and self._is_true(parts[0], settled):
            yield from self._all_ways(parts[1:], wanted, settled)
        else:
            for way in self._ways(parts[0], wanted, settled):
                yield from self._all_ways(parts[1:], wanted, way)

    def _is_true(self, meaning: Meaning, settled: Settled) -> bool:
        """Whether a meaning is true already, whatever else will be answered."""
        answers = self._answering.completed(settled)
        return all(self._holds(meaning, one) for one in answers)

    def _holds(self, meaning: Meaning, answers: Answers) -> bool:
        self._trials += 1
        if self._trials > MOST_TRIALS:
            raise LossUndecided
        return self._meanings.holds(meaning, answers)
