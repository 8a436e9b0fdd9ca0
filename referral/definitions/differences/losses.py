"""Whether something may be lost: answers with which a condition held in one version, and a condition
of another version does not hold.

Silence never triggers, so an answer more can only add to what holds. Hence a loss, where there is
one, shows already with the fewest answers that make the old condition true: those are tried, all of
them, and the other version is walked with each by the engine itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product

from referral.definitions.proofs.runs import conditions_of, tests_of
from referral.engine.conditions import (
    AllOf,
    Answers,
    AnyOf,
    Condition,
    FactHolds,
    Holds,
    Operator,
    Test,
    Value,
    compiled,
)
from referral.engine.model import Checklist, Kind, Step
from referral.engine.walk import Walker

MOST_WALKS = 20_000
"""After so many walks a search gives up; a loss that was not found by then counts as possible."""


class Undecided(Exception):
    """A search that took too long: something may be lost, or may not."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is settled of a multiple choice: the options it needs, and those it must not have."""

    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()


_Given = Mapping[str, Value | _Choice]


class Losses:
    """Looks for what held in the version ``old`` and does not in the version ``new``."""

    def __init__(self, old: Checklist, new: Checklist) -> None:
        """Prepare to compare conditions of these two versions."""
        self._old, self._new, self._walker = old, new, Walker(new)
        tests = [test for one in conditions_of(new) for test in tests_of(one)]
        self._excluded = {
            step.id: {
                test.operand
                for test in tests
                if test.step == step.id and test.operator is Operator.EXCLUDES
            }
            for step in old.steps()
        }
        tests += [test for one in conditions_of(old) for test in tests_of(one)]
        self._numbers = {
            step.id: {test.operand for test in tests if test.step == step.id}
            for step in old.steps()
            if step.kind is Kind.NUMBER
        }

    def find(self, before: Condition | None, after: Condition | None) -> Answers | None:
        """Answers with which ``before`` holds in the old version and ``after`` not in the new.

        A condition None always holds. None as the result says that nothing can be lost. Raises
        Undecided.
        """
        if after is None:
            return None
        search = _Search(self, compiled(after, self._new.conditions))
        ways = iter([{}]) if before is None else search.ways(before, {})
        for given in ways:
            for answers in self.completed(given):
                if not search.still_holds(answers):
                    return answers
        return None

    def step(self, step_id: str) -> Step:
        """A step of the old version."""
        return self._old.step_by_id[step_id]

    def fact(self, fact: str) -> Condition:
        """The condition of a fact of the old version."""
        return self._old.conditions[fact]

    def active(self, answers: Answers) -> Answers:
        """The answers that count in the new version."""
        return self._walker.walk(answers).active

    def domain(self, step: Step) -> list[Value]:
        """Answers to a single choice or a number, of those that are alike one at least."""
        if step.number is None:
            return [option.id for option in step.options]
        near = {
            number + by
            for number in self._numbers[step.id]
            if isinstance(number, int)
            for by in (-1, 0, 1)
        }
        return [one for one in sorted({step.number.lowest, *near}) if step.accepts(one)]

    def completed(self, given: _Given) -> Iterator[dict[str, Value]]:
        """The answers that a way may end with: options that the new version excludes may be added."""
        steps = list(given)
        for values in product(*(self._values(step, given[step]) for step in steps)):
            yield dict(zip(steps, values, strict=True))

    def _values(self, step_id: str, settled: Value | _Choice) -> list[Value]:
        if not isinstance(settled, _Choice):
            return [settled]
        step = self.step(step_id)
        sets = [settled.needs | more for more in self._more(step, settled)]
        ordered = [tuple(one.id for one in step.options if one.id in chosen) for chosen in sets]
        return [chosen for chosen in ordered if step.accepts(chosen)]

    def _more(self, step: Step, settled: _Choice) -> Iterator[frozenset[str]]:
        free = [one.id for one in step.options if one.id not in settled.bars | settled.needs]
        if not settled.needs:
            yield from (frozenset({one}) for one in free)
        excluded = [one for one in free if one in self._excluded[step.id]]
        sizes = range(len(excluded) + 1)
        subsets = chain.from_iterable(combinations(excluded, size) for size in sizes)
        yield from map(frozenset, subsets)


class _Search:
    """One search: the ways in which the old condition comes true, cut where nothing can be lost."""

    def __init__(self, losses: Losses, holds: Holds) -> None:
        self._losses, self._holds, self._walks = losses, holds, 0

    def still_holds(self, answers: Answers) -> bool:
        """Whether the condition of the new version holds. Raises Undecided after too many walks."""
        self._walks += 1
        if self._walks > MOST_WALKS:
            raise Undecided
        return self._holds(self._losses.active(answers))

    def ways(self, condition: Condition, given: _Given) -> Iterator[_Given]:
        """What makes a condition of the old version true, added to what is given."""
        match condition:
            case Test():
                yield from self._tested(condition, given)
            case FactHolds(fact):
                yield from self.ways(self._losses.fact(fact), given)
            case AnyOf(parts):
                for part in parts:
                    yield from self.ways(part, given)
            case AllOf((first, *rest)):
                for way in self.ways(first, given):
                    yield from self.ways(AllOf(tuple(rest)), way) if rest else (way,)

    def _tested(self, test: Test, given: _Given) -> Iterator[_Given]:
        step = self._losses.step(test.step)
        asked = step.when is None or step.id in given
        for way in (given,) if asked else self.ways(step.when, given):  # type: ignore[arg-type]
            for settled in self._settled(step, test, way.get(step.id)):
                further = {**way, step.id: settled}
                if not self._is_safe(further):
                    yield further

    def _settled(
        self, step: Step, test: Test, before: Value | _Choice | None
    ) -> Iterator[Value | _Choice]:
        if step.kind is Kind.MANY:
            choice = before if isinstance(before, _Choice) else _Choice()
            yield from _narrowed(choice, test)
            return
        holds = compiled(test, {})
        values = self._losses.domain(step) if before is None else [before]
        yield from (one for one in values if not isinstance(one, _Choice) and holds({step.id: one}))

    def _is_safe(self, given: _Given) -> bool:
        """Whether the new condition holds already, so that no further answer can lose it."""
        return all(self.still_holds(answers) for answers in self._losses.completed(given))


def _narrowed(choice: _Choice, test: Test) -> Iterator[_Choice]:
    option = str(test.operand)
    if test.operator is Operator.INCLUDES and option not in choice.bars:
        yield _Choice(choice.needs | {option}, choice.bars)
    if test.operator is Operator.EXCLUDES and option not in choice.needs:
        yield _Choice(choice.needs, choice.bars | {option})
