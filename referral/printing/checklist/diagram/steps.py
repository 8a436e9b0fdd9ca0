"""The left half of a picture: steps from top to bottom, and before each what it depends on.

The middle of the picture holds, beside each step, the answers that lead on to something.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from referral.engine.model import Section, Step
from referral.printing.checklist.diagram.font_metrics import width
from referral.printing.checklist.diagram.labels import BoxLabels
from referral.printing.checklist.diagram.shapes import (
    EDGE,
    Anchor,
    Box,
    BoxShape,
    Canvas,
    TextBlock,
)
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from referral.printing.checklist.logic.clauses import AnswerSet, FactRef, Part

CONDITIONS = 160  # width of the column before the steps
LANE = 40  # between that column and the steps
STEP = 256
NUMBER = 46  # of that, for the number
BRACKET = 14
ANSWERS = 146  # width of the words of answers
GAP = 14  # between one step and the next


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One part of a step's condition, or the word between two."""

    words: TextBlock
    part: Part | None = None
    chip: bool = False

    @property
    def height(self) -> float:
        """How much room it takes."""
        return self.words.height + (2 * EDGE if self.chip else 0)


@dataclass(frozen=True, slots=True)
class Exit:
    """Where the answers to a step leave it for what they lead to."""

    x: float
    y: float


class Steps:
    """The steps of one section, drawn on a canvas."""

    def __init__(
        self,
        canvas: Canvas,
        section: Section,
        said: ClauseLabels,
        captions: BoxLabels,
        leading: Iterable[AnswerSet],
    ) -> None:
        """Draw them; ``leading`` are the answers that lead on to something."""
        self._canvas, self._said, self._captions = canvas, said, captions
        self._steps = section.steps
        self._leading = list(dict.fromkeys(leading))
        self._rows = {step.id: self._rows_of(step) for step in section.steps}
        self.depend = any(self._rows.values())
        self.left = CONDITIONS + LANE if self.depend else 2.0
        self._boxes: dict[str, Box] = {}
        self.exits: dict[Part, Exit] = {}
        self.bottom = self._draw()
        self._draw_dependencies()

    @property
    def right(self) -> float:
        """Where the words of answers end."""
        return self.left + STEP + (BRACKET + 8 + ANSWERS if self._leading else 0)

    def _draw(self) -> float:
        top = 2.0
        for step in self._steps:
            words = self._captions.plain(self._said.words.step(step), STEP - NUMBER - 12)
            answers = [given for given in self._leading if given.step == step.id]
            beside = [self._captions.answers(given, ANSWERS) for given in answers]
            height = words.height + 2 * EDGE + 4
            band = max(height, _stack(one.height for one in beside), _stacked(self._rows[step.id]))
            box = self._step(step, words, top + (band - height) / 2, height)
            self._write_answers(box, list(zip(answers, beside, strict=True)))
            top += band + GAP
        return top - GAP + 2

    def _step(self, step: Step, words: TextBlock, y: float, height: float) -> Box:
        look = BoxShape.ACTION if step.is_action else BoxShape.QUESTION
        box = Box(look, self.left, y, STEP, height, strong=step.critical)
        self._canvas.boxes.append(box)
        number = TextBlock(((self._said.numbers.step[step.id], True),))
        self._canvas.write(number, self.left + 14, box.middle)
        self._canvas.write(words, self.left + NUMBER + 6, box.middle)
        self._boxes[step.id] = box
        return box

    def _write_answers(self, box: Box, answers: list[tuple[AnswerSet, TextBlock]]) -> None:
        y = box.middle - _stack(words.height for _, words in answers) / 2
        for given, words in answers:
            middle = y + words.height / 2
            bracket, x = box.right + BRACKET, box.right + BRACKET + 8
            self._canvas.connect(
                (box.right, box.middle), (bracket, box.middle), (bracket, middle), (x - 2, middle)
            )
            self._canvas.write(words, x, middle)
            wide = max(width(line) for line, _ in words.lines)
            self.exits[given] = Exit(x + wide + 4, middle)
            y += words.height + 8

    # --- what a step depends on -------------------------------------------------------------------

    def _rows_of(self, step: Step) -> list[ConditionRow]:
        rows: list[ConditionRow] = []
        language = self._said.language
        for clause in self._said.clauses.of(step.when) if step.when else ():
            for part in clause:
                if rows:
                    joint = language.pgettext("between conditions", "and")
                    if part is clause[0]:
                        joint = language.pgettext("between conditions", "or")
                    rows.append(ConditionRow(TextBlock(((joint, True),))))
                rows.append(self._row(part))
        return rows

    def _row(self, part: Part) -> ConditionRow:
        here = {step.id for step in self._steps}
        if isinstance(part, AnswerSet) and part.step in here:
            says = self._said.language.gettext("if %(answers)s", answers=self._said.answers(part))
            return ConditionRow(self._captions.plain(says, CONDITIONS - 8), part)
        return ConditionRow(self._captions.part(part, CONDITIONS - 28), part, chip=True)

    def _draw_dependencies(self) -> None:
        lanes: dict[str, float] = {}
        for step in self._steps:
            rows, box = self._rows[step.id], self._boxes[step.id]
            y = box.middle - _stacked(rows) / 2
            for row in rows:
                self._draw_row(row, y + row.height / 2, box, lanes)
                y += row.height + 4

    def _draw_row(
        self, row: ConditionRow, middle: float, box: Box, lanes: dict[str, float]
    ) -> None:
        anchor, entry = CONDITIONS - 4.0, (box.x - 12, box.middle)
        if row.chip:
            self._draw_chip(row, middle)
            start = [(float(CONDITIONS), middle)]
        elif isinstance(row.part, AnswerSet):
            source = self._boxes[row.part.step]
            lane = lanes.setdefault(row.part.step, CONDITIONS + 8 + 7 * (len(lanes) % 3))
            leaves = source.middle + 9  # below the arrow that enters
            start = [(source.x, leaves), (lane, leaves), (lane, middle)]
            self._canvas.write(row.words, anchor, middle, Anchor.END)
        else:
            self._canvas.write(row.words, CONDITIONS - 14, middle, Anchor.END)
            return
        self._canvas.connect(*start, (box.x - 12, middle), entry, (box.x, box.middle), arrow=True)

    def _draw_chip(self, row: ConditionRow, middle: float) -> None:
        look = BoxShape.CONDITION if isinstance(row.part, FactRef) else BoxShape.QUESTION
        y = middle - row.height / 2
        self._canvas.boxes.append(Box(look, 2, y, CONDITIONS - 2, row.height, elsewhere=True))
        self._canvas.write(row.words, 16, middle)


def _stack(heights: Iterable[float]) -> float:
    listed = list(heights)
    return sum(listed) + 8 * max(0, len(listed) - 1)


def _stacked(rows: list[ConditionRow]) -> float:
    return sum(row.height for row in rows) + 4 * max(0, len(rows) - 1)
