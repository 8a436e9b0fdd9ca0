"""What conditions mean: facts followed, and every test together with the condition of its step.

A meaning is a number; equal meanings have equal numbers, in all versions that share one table. What
is left of a condition are its leaves, each about the raw answer to one step.
"""

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
from referral.engine.model import Checklist, Kind

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

    def number(self, node: Node) -> Meaning:
        """The number of a node; a group of one part is that part."""
        if isinstance(node, Every | Some) and len(node.parts) == 1:
            return node.parts[0]
        if node not in self._numbers:
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]

    def holds(self, meaning: Meaning, answers: Answers) -> bool:
        """Whether a meaning is true of raw answers."""
        match self.nodes[meaning]:
            case Leaf(step) as leaf:
                return step in answers and leaf.accepts(answers[step])
            case Every(parts):
                return all(self.holds(part, answers) for part in parts)
            case Some(parts):
                return any(self.holds(part, answers) for part in parts)


class Meant:
    """The meanings of one version's conditions, which must look backwards."""

    def __init__(self, checklist: Checklist, meanings: Meanings) -> None:
        """Number them in a table that another version may share."""
        self._checklist, self._meanings = checklist, meanings
        self._known: dict[Condition | None, Meaning] = {None: meanings.number(Every())}

    def by(self, condition: Condition | None) -> Meaning:
        """What is meant by a condition; None always holds."""
        if condition not in self._known:
            self._known[condition] = self._meant(condition)
        return self._known[condition]

    def _meant(self, condition: Condition) -> Meaning:
        match condition:
            case Test():
                leaf = self._meanings.number(self._leaf(condition))
                when = self._checklist.step_by_id[condition.step].when
                return leaf if when is None else self._every((self.by(when), leaf))
            case FactHolds(fact):
                return self.by(self._checklist.conditions[fact])
            case AllOf(parts):
                return self._every(tuple(self.by(part) for part in parts))
            case AnyOf(parts):
                numbers = {self.by(part) for part in parts}
                return self._meanings.number(Some(tuple(sorted(numbers))))

    def _every(self, parts: tuple[Meaning, ...]) -> Meaning:
        return self._meanings.number(Every(tuple(sorted(set(parts)))))

    def _leaf(self, test: Test) -> Leaf:
        step = self._checklist.step_by_id[test.step]
        if step.kind is not Kind.ONE:
            return Leaf(test.step, test.operator, test.operand)
        holds = compiled(test, {})
        among = frozenset(one.id for one in step.options if holds({step.id: one.id}))
        return Leaf(test.step, Operator.ONE_OF, among)
