"""What stands right of the steps, before it has a height: named conditions in one column, duties in the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from referral.engine.model import Duty, Fact
from referral.printing.checklist.diagram.labels import BoxLabels
from referral.printing.checklist.diagram.shapes import EDGE, BoxShape, TextBlock
from referral.printing.checklist.logic.clause_places import Ending
from referral.printing.checklist.logic.clauses import AnswerSet, Clause, FactRef, Part

CONDITION, DUTY = 176, 260  # widths of the columns
MORE = 132  # for duties, where nothing stands before the steps
INDENT = 26  # of duties below the condition they follow from
GATE = 44  # width of the word "and" between a clause and its target
PORT = 34  # height that it takes


NO_WORDS = TextBlock(())


@dataclass(slots=True)
class Node:
    """A box, or the place where a wire passes the column (without words)."""

    key: Part | Ending
    look: BoxShape
    words: TextBlock = NO_WORDS
    ports: list[Clause] = field(default_factory=list)
    parent: "Node | None" = None
    elsewhere: bool = False
    strong: bool = False
    wanted: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> float:
        """How much room it takes; a passing wire takes little."""
        if not self.words.lines:
            return 8
        return max(self.words.height + 2 * EDGE, PORT * len(self.groups) + 6)

    @property
    def groups(self) -> list[list[Clause]]:
        """The clauses by where they enter: those of one part together, each other by itself."""
        together: list[Clause] = []
        others: list[list[Clause]] = []
        for clause in self.ports:
            if len(clause) == 1:
                together.append(clause)
            else:
                others.append([clause])
        return [together, *others] if together else others

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2


class Nodes:
    """The nodes of one section: ``first`` column conditions, ``second`` column what follows from them."""

    def __init__(
        self, endings: list[Ending], here: set[str], captions: BoxLabels, *, second: float
    ) -> None:
        """Sort what the section leads to; ``here`` are its steps, ``second`` how wide that column is."""
        self._wide = second
        self._here, self._captions = here, captions
        self._first: dict[Part, Node] = {}
        self._duties = [one for one in endings if isinstance(one.target, Duty)]
        follow = [one for one in endings if isinstance(one.target, Duty) or self._follows(one)]
        for ending in endings:
            if ending not in follow and isinstance(ending.target, Fact):
                self._first[FactRef(ending.target.id)] = self._condition(ending, ending.target)
        self.second = self._second(follow)
        self.first = list(self._first.values())

    @property
    def indented(self) -> bool:
        """Whether anything follows from a condition of its own column."""
        return any(node.parent for node in self.second)

    def at(self, part: Part) -> Node:
        """The node of the first column at which a part of a clause starts."""
        return self._first[part]

    def _follows(self, ending: Ending) -> bool:
        """Whether a condition rests on more than answers of this section."""
        return any(not self._is_here(part) for clause in ending.clauses for part in clause)

    def _is_here(self, part: Part) -> bool:
        return isinstance(part, AnswerSet) and part.step in self._here

    def _second(self, follow: list[Ending]) -> list[Node]:
        heads: dict[str, Node] = {}
        for ending in follow:
            if isinstance(ending.target, Fact):
                heads[ending.target.id] = self._condition(ending, ending.target)
        found: list[Node] = []
        for ending in follow:
            node = self._node(ending, heads)
            node.ports = [one for one in ending.clauses if self._enters(one, node, heads)]
            found.append(node)
        return _parents_first(found)

    def _node(self, ending: Ending, heads: Mapping[str, Node]) -> Node:
        if isinstance(ending.target, Fact):
            return heads[ending.target.id]
        duty = ending.target
        words = self._captions.duty(duty, self._wide - INDENT - 30, home=ending.home)
        strong = duty.urgent or duty.stop_rule
        return Node(ending, BoxShape.DUTY, words, elsewhere=not ending.home, strong=strong)

    def _enters(self, clause: Clause, node: Node, heads: Mapping[str, Node]) -> bool:
        """Whether a clause comes from the first column; else the node hangs below its condition."""
        alone = clause[0] if len(clause) == 1 and node.look is BoxShape.DUTY else None
        if isinstance(alone, FactRef) and alone.fact in heads:
            node.parent = heads[alone.fact]
            return False
        for part in clause:
            if part not in self._first:
                self._first[part] = self._reference(part)
        return True

    def _reference(self, part: Part) -> Node:
        if self._is_here(part):  # a wire that passes
            return Node(part, BoxShape.CONDITION, ports=[(part,)])
        look = BoxShape.CONDITION if isinstance(part, FactRef) else BoxShape.QUESTION
        return Node(part, look, self._captions.part(part, CONDITION - 32), elsewhere=True)

    def _condition(self, ending: Ending, fact: Fact) -> Node:
        room = CONDITION - 32 if not self._follows(ending) else self._wide - 40
        words = self._captions.condition(ending, fact, self._drawn_by(fact), room)
        return Node(
            ending, BoxShape.CONDITION, words, ports=list(ending.clauses), elsewhere=not ending.home
        )

    def _drawn_by(self, fact: Fact) -> list[Duty]:
        name = FactRef(fact.id)
        return [
            one.target
            for one in self._duties
            if isinstance(one.target, Duty) and any(name in clause for clause in one.clauses)
        ]


def _parents_first(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, each condition followed by what hangs below it."""
    listed = list(nodes)
    found: list[Node] = []
    for node in listed:
        if node.parent is None:
            found.append(node)
            found += [one for one in listed if one.parent is node]
    return found
