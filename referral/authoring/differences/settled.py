"""What is settled of the answers while a search goes on, and the answers that may come of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import TypeAlias

from referral.authoring.differences.meaning import Leaf, Meanings
from referral.engine.conditions import Operator, Value
from referral.engine.model import Checklist, Step, StepKind


@dataclass(frozen=True, slots=True)
class SettledChoice:
    """What is settled of a multiple choice: the options it needs, and those it must not have."""

    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()

    def narrowed(self, leaf: Leaf) -> Iterator["SettledChoice"]:
        """The choice that also makes a leaf true, if there is one."""
        option = str(leaf.operand)
        if leaf.operator is Operator.INCLUDES and option not in self.bars:
            yield SettledChoice(self.needs | {option}, self.bars)
        if leaf.operator is Operator.EXCLUDES and option not in self.needs:
            yield SettledChoice(self.needs, self.bars | {option})


Settled: TypeAlias = Mapping[str, Value | SettledChoice]


class Answering:
    """The ways of answering the steps of two versions as the one asks them, seen from all meanings of a table."""

    def __init__(self, version: Checklist, other: Checklist, meanings: Meanings) -> None:
        """Answer the steps of a version, and those only another has; the table must be complete."""
        self._steps = {**other.step_by_id, **version.step_by_id}
        leaves = [node for node in meanings.nodes if isinstance(node, Leaf)]
        self._excluded = {(leaf.step, leaf.operand) for leaf in leaves if _excludes(leaf)}
        self._numbers = {(leaf.step, leaf.operand) for leaf in leaves}

    def settle(self, leaf: Leaf, settled: Settled) -> Iterator[Settled]:
        """What may be settled beside the rest, so that a leaf is true."""
        step, before = self._steps[leaf.step], settled.get(leaf.step)
        if step.kind is StepKind.MANY:
            choice = before if isinstance(before, SettledChoice) else SettledChoice()
            yield from ({**settled, step.id: one} for one in choice.narrowed(leaf))
        elif before is None:
            values = (one for one in self._domain(step) if leaf.accepts(one))
            yield from ({**settled, step.id: one} for one in values)
        elif not isinstance(before, SettledChoice) and leaf.accepts(before):
            yield settled

    def completed(self, settled: Settled) -> Iterator[dict[str, Value]]:
        """The answers with the fewest options that may come of it.

        Options that some meaning excludes may be added to a choice: that can make it false.
        """
        values = [self._values(self._steps[step], one) for step, one in settled.items()]
        for answers in product(*values):
            yield dict(zip(settled, answers, strict=True))

    def _domain(self, step: Step) -> list[Value]:
        """Every option; of numbers those around the ones that some meaning names."""
        if step.number is None:
            return [option.id for option in step.options]
        named = {number for one, number in self._numbers if one == step.id}
        near = {one + by for one in named if isinstance(one, int) for by in (-1, 0, 1)}
        return [one for one in sorted({step.number.lowest, *near}) if step.accepts(one)]

    def _values(self, step: Step, settled: Value | SettledChoice) -> list[Value]:
        if not isinstance(settled, SettledChoice):
            return [settled]
        sets = (settled.needs | more for more in self._more(step, settled))
        chosen = [tuple(one.id for one in step.options if one.id in chosen) for chosen in sets]
        return [one for one in chosen if step.accepts(one)]

    def _more(self, step: Step, settled: SettledChoice) -> Iterator[frozenset[str]]:
        free = [one.id for one in step.options if one.id not in settled.bars | settled.needs]
        excluded = [one for one in free if (step.id, one) in self._excluded]
        sizes = range(len(excluded) + 1)
        yield from map(frozenset, chain.from_iterable(combinations(excluded, n) for n in sizes))
        if not settled.needs:
            yield from (frozenset({one}) for one in free if one not in excluded)


def _excludes(leaf: Leaf) -> bool:
    return leaf.operator is Operator.EXCLUDES
