"""What a picture is made of: boxes, wires and words with their places, ready to be written as SVG."""

from dataclasses import dataclass, field
from enum import StrEnum

from referral.printing.checklist.diagram.font_metrics import LINE

BASELINE = 13  # of a line of words, below its top
EDGE = 7  # between the words of a box and its upper and lower edge


class BoxShape(StrEnum):
    """What a box stands for; each has a shape of its own."""

    QUESTION = "question"
    ACTION = "action"
    CONDITION = "condition"
    DUTY = "duty"
    GATE = "gate"


class Anchor(StrEnum):
    """Which end of a line of words stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words; ``y`` is its baseline."""

    x: float
    y: float
    words: str
    bold: bool = False
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Box:
    """A shape; ``elsewhere`` says that it is drawn in full in another section."""

    look: BoxShape
    x: float
    y: float
    width: float
    height: float
    elsewhere: bool = False
    strong: bool = False

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Wire:
    """A line through points, horizontal and vertical in turn; an ``arrow`` ends pointing right."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines to be set: each with whether it is bold."""

    lines: tuple[tuple[str, bool], ...]

    @property
    def height(self) -> float:
        """How high they stand together."""
        return LINE * len(self.lines)


@dataclass(slots=True)
class Canvas:
    """A picture that is being drawn."""

    boxes: list[Box] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    texts: list[TextLine] = field(default_factory=list)

    def write(
        self, words: TextBlock, x: float, middle: float, anchor: Anchor = Anchor.START
    ) -> None:
        """Set lines of words around a height."""
        top = middle - words.height / 2
        for at, (line, bold) in enumerate(words.lines):
            self.texts.append(TextLine(x, top + at * LINE + BASELINE, line, bold, anchor))

    def write_in(self, words: TextBlock, box: Box) -> None:
        """Set lines of words in the middle of a box."""
        self.write(words, box.x + box.width / 2, box.middle, Anchor.MIDDLE)

    def connect(self, *points: tuple[float, float], arrow: bool = False) -> None:
        """Draw a wire; points that change nothing are left out."""
        kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
        self.wires.append(Wire(tuple(kept), arrow))


@dataclass(frozen=True, slots=True)
class Diagram:
    """A finished picture."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    dots: tuple[tuple[float, float], ...]
    texts: tuple[TextLine, ...]


def finished(canvas: Canvas, width: float, height: float) -> Diagram:
    """The picture as it was drawn."""
    return Diagram(
        width=round(width),
        height=round(height),
        boxes=tuple(canvas.boxes),
        wires=tuple(canvas.wires),
        dots=tuple(dict.fromkeys(canvas.dots)),
        texts=tuple(canvas.texts),
    )
