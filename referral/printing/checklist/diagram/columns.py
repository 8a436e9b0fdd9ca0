"""The right half of a picture: nodes in columns, and the wires that lead into them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from referral.printing.checklist.diagram.nodes import GATE, INDENT, Node
from referral.printing.checklist.diagram.shapes import Box, BoxShape, Canvas, TextBlock
from referral.printing.checklist.logic.clauses import Part

GAP = 12  # between nodes
LANE = 7  # between the vertical parts of wires
BEFORE = 10  # between a column and the first of them
ARROW = 15  # between the last of them and the next column
CORNER = 12  # of a node, where no wire enters

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


def avoid_overlap(nodes: list[Node], bottom: float) -> float:
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


class DiagramColumn:
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
        ordered = sorted(ports, key=lambda port: port.turn)
        for place, port in enumerate(ordered):
            lane = self._start + BEFORE + LANE * place
            self._draw_port(port, lane)
            further = {source for other in ordered[place + 1 :] for source in other.sources}
            self._canvas.dots += [(lane, y) for y in _joints(port, further)]
        self._draw_hanging()

    def leaves(self, node: Node) -> Place:
        """Where a wire leaves a node of this column."""
        return self.right, node.middle

    def _draw_boxes(self) -> None:
        for node in self._nodes:
            indent = self._indent if node.look is BoxShape.DUTY else 0
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
        if not port.gate:
            self._canvas.connect((lane, port.y), (end, port.y), arrow=bool(port.node.words.lines))
            return
        gate = Box(BoxShape.GATE, self._left - ARROW - GATE, port.y - 11, GATE, 22)
        self._canvas.connect((lane, port.y), (gate.x, port.y))
        self._canvas.connect((gate.right, port.y), (end, port.y), arrow=True)
        self._canvas.boxes.append(gate)
        self._canvas.write_in(TextBlock(((self._word, True),)), gate)

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
    """The ports of a node from top to bottom."""
    groups = node.groups
    found = []
    for place, clauses in enumerate(groups):
        y = node.y + node.height * (place + 1) / (len(groups) + 1)
        sources = tuple(dict.fromkeys(source(part) for clause in clauses for part in clause))
        if len(groups) == len(sources) == 1 and _is_beside(node, sources[0][1]):
            y = sources[0][1]
        found.append(Port(node, y, sources, gate=len(clauses[0]) > 1))
    return found


def _joints(port: Port, further: set[Place]) -> Iterator[float]:
    """The heights on a port's lane at which three wires or more meet."""
    heights = [y for _, y in port.sources]
    for source in port.sources:
        y = source[1]
        passed = any((one - y) * (y - port.y) > 0 for one in heights)
        if y != port.y and (passed or source in further):
            yield y
    sides = {(y > port.y) - (y < port.y) for y in heights}
    if len(sides) > 1 or (sides != {0} and any(y == port.y for _, y in further)):
        yield port.y


def _is_beside(node: Node, y: float) -> bool:
    """Whether a straight wire at that height meets the node away from its corners."""
    return node.y + CORNER <= y <= node.y + node.height - CORNER
