"""One diagram for each section: steps, their conditions, and what their answers lead to."""

from collections.abc import Iterator

from referral.engine.model import Section
from referral.printing.checklist.diagram.columns import DiagramColumn, Place, avoid_overlap
from referral.printing.checklist.diagram.labels import BoxLabels
from referral.printing.checklist.diagram.nodes import CONDITION, DUTY, MORE, Node, Nodes
from referral.printing.checklist.diagram.shapes import Canvas, Diagram, finished
from referral.printing.checklist.diagram.steps import Steps
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clause_places import ClausePlaces
from referral.printing.checklist.logic.clauses import AnswerSet, Part

MARGIN = 2


def pictures(said: ClauseLabels, places: ClausePlaces) -> Iterator[tuple[Section, Diagram]]:
    """Every section with its picture."""
    captions = BoxLabels(said, places)
    for section in said.checklist.sections:
        yield section, _Sheet(section, said, places, captions).picture()


class _Sheet:
    """The picture of one section, while it is drawn."""

    def __init__(
        self, section: Section, said: ClauseLabels, places: ClausePlaces, captions: BoxLabels
    ) -> None:
        self._canvas = Canvas()
        here = {step.id for step in section.steps}
        endings = list(places.of(section))
        parts = [part for one in endings for clause in one.clauses for part in clause]
        leading = [part for part in parts if isinstance(part, AnswerSet) and part.step in here]
        self._steps = Steps(self._canvas, section, said, captions, leading)
        duty = DUTY if self._steps.depend else DUTY + MORE
        self._nodes = Nodes(endings, here, captions, second=duty)
        word = said.language.pgettext("between conditions", "and")
        first, second = self._nodes.first, self._nodes.second
        wide = CONDITION if any(node.words.lines for node in first) else 0
        self._first = DiagramColumn(
            self._canvas, first, start=self._steps.right, width=wide, word=word
        )
        self._bottom = self._settle()
        self._first.draw(self._exit)
        self._second = DiagramColumn(
            self._canvas, second, start=self._first.right, width=duty, word=word
        )
        self._second.draw(self._from_first)

    def picture(self) -> Diagram:
        return finished(self._canvas, self._second.right + MARGIN, self._bottom + MARGIN)

    def _settle(self) -> float:
        """Give every node its height; the lowest edge of all."""
        first, second, bottom = self._nodes.first, self._nodes.second, self._steps.bottom
        for node in first:
            node.wanted = self._wanted(node, second)
        bottom = max(bottom, avoid_overlap(first, bottom))
        for node in second:
            parts = [part for clause in node.ports for part in clause]
            node.wanted = _mean([self._nodes.at(part).middle for part in parts])
        return max(bottom, avoid_overlap(second, bottom))

    def _wanted(self, node: Node, second: list[Node]) -> float:
        """The height of the answers that lead to a node, or that it goes together with."""
        exits = self._steps.exits
        clauses = node.ports or [
            clause for one in second for clause in one.ports if node.key in clause
        ]
        return _mean([exits[part].y for one in clauses for part in one if part in exits])

    def _exit(self, part: Part) -> Place:
        leaving = self._steps.exits[part]
        return leaving.x, leaving.y

    def _from_first(self, part: Part) -> Place:
        return self._first.leaves(self._nodes.at(part))


def _mean(heights: list[float]) -> float:
    return sum(heights) / len(heights) if heights else 0.0
