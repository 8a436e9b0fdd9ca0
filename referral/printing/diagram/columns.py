"""The right half of a picture: nodes in columns, and the wires that lead into them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from referral.printing.diagram.nodes import GATE, INDENT, Node
from referral.printing.diagram.shapes import Box, Canvas, Look, Words
from referral.printing.logic.clauses import Clause, Part

GAP = 12  # between nodes
LANE = 8  # between the vertical parts of wires
BEFORE = 12  # between a column and the first of them
ARROW = 16  # between the last of them and the next column

Place = tuple[float, float]
From = Callable[[Part], Place]
"""Where the wire of a part of a clause starts."""


@dataclass(frozen=True, slots=True)
class Port:
    """A height at which wires enter a node: together through a gate where all are needed."""

    node: Node
    y: float
    sources: tuple[Place, ...]
    gate: bool

    @property
    def turn(self) -> tuple[int, float]:
        """The order of lanes in which wires cross little.

        Wires that run down turn the further right the higher they enter; those that run up, the
        further left.
        """
        runs_down = sum(y for _, y in self.sources) / len(self.sources) <= self.y
        return (1, -self.y) if runs_down else (0, self.y)


def settle(nodes: list[Node], bottom: float) -> float:
    """Give every node a height near the one it wants, in order and without overlap; the lowest edge.

    Nodes are pushed down where they would overlap, then up again from the bottom of the picture.
    """
    _sort(nodes)
    free = 2.0
    for node in nodes:
        node.y = max(node.wanted - node.height / 2, free)
        free = node.y + node.height + GAP
    limit = max(bottom, 2 + sum(node.height + GAP for node in nodes) - GAP)
    for node in reversed(nodes):
        node.y = min(node.y, limit - node.height)
        limit = node.y - GAP
    return max((node.y + node.height for node in nodes), default=0.0)


def _sort(nodes: list[Node]) -> None:
    """By wanted height; what hangs below a condition stays there."""
    place = {id(node): at for at, node in enumerate(nodes)}

    def key(node: Node) -> tuple[float, int, bool, int]:
        head = node.parent or node
        return (head.wanted, place[id(head)], node is not head, place[id(node)])

    nodes.sort(key=key)


class Column:
    """One column of nodes, drawn with the wires that lead into it."""

    def __init__(
        self, canvas: Canvas, nodes: list[Node], *, start: float, width: float, word: str
    ) -> None:
        """A column right of ``start``; ``word`` stands where several wires are all needed."""
        self._canvas, self._nodes, self._word = canvas, nodes, word
        self._start, self._width = start, width
        self._left = start
        self._indent = INDENT if any(node.parent for node in nodes) else 0
        self._boxes: dict[int, Box] = {}

    @property
    def right(self) -> float:
        """The right edge."""
        return self._left + self._width if self._nodes else self._start

    def draw(self, source: From) -> None:
        """Draw wires, gates and boxes."""
        ports = [port for node in self._nodes for port in _ports(node, source)]
        gates = GATE + 8 if any(port.gate for port in ports) else 0
        self._left = self._start + BEFORE + LANE * len(ports) + gates + ARROW
        self._draw_boxes()
        for place, port in enumerate(sorted(ports, key=lambda port: port.turn)):
            self._draw_port(port, self._start + BEFORE + LANE * place)
        self._draw_hanging()

    def leaves(self, node: Node) -> Place:
        """Where a wire leaves a node of this column."""
        return self.right, node.middle

    def _draw_boxes(self) -> None:
        for node in self._nodes:
            indent = self._indent if node.look is Look.DUTY else 0
            x, wide = self._left + indent, self._width - indent
            box = Box(node.look, x, node.y, wide, node.height, node.elsewhere, node.strong)
            self._boxes[id(node)] = box
            if node.words.lines:
                self._canvas.boxes.append(box)
                self._canvas.write(node.words, x + 16, box.middle)

    def _draw_port(self, port: Port, lane: float) -> None:
        box = self._boxes[id(port.node)]
        end = box.x if port.node.words.lines else self.right
        for x, y in port.sources:
            self._canvas.connect((x, y), (lane, y), (lane, port.y))
            if y != port.y:
                self._canvas.dots.append((lane, y))
        if not port.gate:
            self._canvas.connect((lane, port.y), (end, port.y), arrow=bool(port.node.words.lines))
            return
        gate = Box(Look.GATE, self._left - ARROW - GATE, port.y - 11, GATE, 22)
        self._canvas.connect((lane, port.y), (gate.x, port.y))
        self._canvas.connect((gate.right, port.y), (end, port.y), arrow=True)
        self._canvas.boxes.append(gate)
        self._canvas.write_in(Words(((self._word, True),)), gate)

    def _draw_hanging(self) -> None:
        """Arrows from a condition down to the duties that hang below it."""
        heads = dict.fromkeys(id(node.parent) for node in self._nodes if node.parent)
        for place, head in enumerate(heads):
            x = self._left + 8 + 7 * (place % 2)
            for node in self._nodes:
                if node.parent and id(node.parent) == head:
                    top, box = self._boxes[head], self._boxes[id(node)]
                    points = ((x, top.y + top.height), (x, box.middle), (box.x, box.middle))
                    self._canvas.connect(*points, arrow=True)


def _ports(node: Node, source: From) -> list[Port]:
    """The ports of a node from top to bottom: one for all clauses of one part, one for each other."""
    groups = _groups(node)
    found = []
    for place, clauses in enumerate(groups):
        y = node.y + node.height * (place + 1) / (len(groups) + 1)
        sources = tuple(dict.fromkeys(source(part) for clause in clauses for part in clause))
        found.append(Port(node, y, sources, gate=len(clauses[0]) > 1))
    return found


def _groups(node: Node) -> list[list[Clause]]:
    alone = [clause for clause in node.ports if len(clause) == 1]
    together: Iterable[list[Clause]] = ([clause] for clause in node.ports if len(clause) > 1)
    return [*([alone] if alone else []), *together]
