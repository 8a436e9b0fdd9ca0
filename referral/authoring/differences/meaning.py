"""What conditions mean: facts followed, and every test together with the condition of its step.

A meaning is a number; equal meanings have equal numbers, in all versions that share one table. What
is left of a condition are its leaves, each about the raw answer to one step.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from referral.engine.conditions import (
    AllOf,
    Answers,
    AnyOf,
    Condition,
    FactHolds,
    Operator,
    Test,
    Value,
    compiled,
)
from referral.engine.model import Checklist, StepKind

Meaning: TypeAlias = int


@dataclass(frozen=True, slots=True)
class Leaf:
    """The answer to one step is among these options, or as a test of numbers or several wants it."""

    step: str
    operator: Operator
    operand: Value | frozenset[str]

    def accepts(self, answer: Value) -> bool:
        """Whether a leaf is true of an answer."""
        match self.operand, answer:
            case frozenset() as among, str():
                return answer in among
            case str() as option, tuple():
                return (option in answer) is (self.operator is Operator.INCLUDES)
            case int() as number, int():
                test = Test(self.step, self.operator, number)
                return compiled(test, {})({self.step: answer})
        return False


@dataclass(frozen=True, slots=True)
class Every:
    """True when all parts are; without parts, always."""

    parts: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """True when at least one part is."""

    parts: tuple[Meaning, ...]


Node: TypeAlias = Leaf | Every | Some


@dataclass(frozen=True)
class Meanings:
    """The table of all meanings that were met."""

    nodes: list[Node] = field(default_factory=list)
    _numbers: dict[Node, Meaning] = field(default_factory=dict)

    def every(self, parts: Iterable[Meaning]) -> Meaning:
        """What is true when all parts are; groups within the group are taken apart."""
        return self._group(Every, parts)

    def some(self, parts: Iterable[Meaning]) -> Meaning:
        """What is true when at least one part is; groups within the group are taken apart."""
        return self._group(Some, parts)

    def leaf(self, leaf: Leaf) -> Meaning:
        """What a leaf means."""
        return self._number(leaf)

    def holds(self, meaning: Meaning, answers: Answers) -> bool:
        """Whether a meaning is true of raw answers."""
        match self.nodes[meaning]:
            case Leaf(step) as leaf:
                return step in answers and leaf.accepts(answers[step])
            case Every(parts):
                return all(self.holds(part, answers) for part in parts)
            case Some(parts):
                return any(self.holds(part, answers) for part in parts)

    def _group(self, group: type[Every | Some], parts: Iterable[Meaning]) -> Meaning:
        flat = {one for part in parts for one in self._taken_apart(group, part)}
        return flat.pop() if len(flat) == 1 else self._number(group(tuple(sorted(flat))))

    def _taken_apart(self, group: type[Every | Some], part: Meaning) -> tuple[Meaning, ...]:
        node = self.nodes[part]
        return node.parts if isinstance(node, group) else (part,)

    def _number(self, node: Node) -> Meaning:
        if node not in self._numbers:
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]


class Meant:
    """The meanings of one version's conditions, which must look backwards."""

    def __init__(self, checklist: Checklist, meanings: Meanings) -> None:
        """Number all of them in a table that another version may share."""
        self._checklist, self._meanings = checklist, meanings
        self._always = meanings.every(())
        self._known: dict[Condition, Meaning] = {}
        for written in _written(checklist):
            self.by(written)

    def by(self, condition: Condition | None) -> Meaning:
        """What is meant by a condition; None always holds."""
        if condition is None:
            return self._always
        if condition not in self._known:
            self._known[condition] = self._meant(condition)
        return self._known[condition]

    def _meant(self, condition: Condition) -> Meaning:
        match condition:
            case Test(step):
                leaf = self._meanings.leaf(self._leaf(condition))
                return self._meanings.every((self.by(self._checklist.step_by_id[step].when), leaf))
            case FactHolds(fact):
                return self.by(self._checklist.conditions[fact])
            case AllOf(parts):
                return self._meanings.every(self.by(part) for part in parts)
            case AnyOf(parts):
                return self._meanings.some(self.by(part) for part in parts)

    def _leaf(self, test: Test) -> Leaf:
        step = self._checklist.step_by_id[test.step]
        if step.kind is not StepKind.ONE:
            return Leaf(test.step, test.operator, test.operand)
        holds = compiled(test, {})
        among = frozenset(one.id for one in step.options if holds({step.id: one.id}))
        return Leaf(test.step, Operator.ONE_OF, among)


def _written(checklist: Checklist) -> Iterator[Condition | None]:
    yield from (step.when for step in checklist.steps())
    yield from (fact.when for fact in checklist.facts)
    for duty in checklist.duties:
        yield from (duty.when, duty.done_when)
    yield from (clock.when for clock in checklist.pack.clocks)
