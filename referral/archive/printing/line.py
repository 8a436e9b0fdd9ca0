"""The line from a conference to the checklists as a picture: events in a column, arrows in lanes beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from referral.printing.checklist.diagram.font_metrics import lines
from referral.printing.checklist.diagram.shapes import (
    EDGE,
    Box,
    BoxShape,
    Canvas,
    Diagram,
    TextBlock,
    finished,
)

WIDTH = 520  # of a box
INSIDE = 16  # between the words of a box and its left and right edge
BETWEEN = 22  # boxes
LANE = 14  # between arrows that run beside each other
FIRST = 26  # between the boxes and the nearest lane
MARGIN = 4


@dataclass(frozen=True, slots=True)
class Station:
    """An event of the line: what it is called, when it was, what it did, and what it led to."""

    id: str
    title: str
    when: str
    did: str
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one station to another, by their places in the order, in a lane counted from the boxes."""

    start: int
    end: int
    lane: int


def draw(stations: Sequence[Station], last: str, ending: str) -> Diagram:
    """The picture; what the ``last`` station brought forth stands at its foot."""
    rows = [_words(one) for one in stations]
    rows.append(
        TextBlock(tuple((text, True) for text in lines(ending, WIDTH - 2 * INSIDE, bold=True)))
    )
    arrows = tuple(_laned(_arrows(stations, last)))
    left = MARGIN + FIRST + LANE * max((one.lane for one in arrows), default=0)
    canvas, boxes = Canvas(), _boxes(rows, left)
    for words, box in zip(rows, boxes, strict=True):
        canvas.boxes.append(box)
        canvas.write(words, box.x + INSIDE, box.middle)
    for arrow in arrows:
        _connect(canvas, arrow, boxes)
    return finished(canvas, left + WIDTH + MARGIN, boxes[-1].y + boxes[-1].height + MARGIN)


def _words(station: Station) -> TextBlock:
    room = WIDTH - 2 * INSIDE
    title = tuple((text, True) for text in lines(station.title, room, bold=True))
    about = tuple((text, False) for text in lines(f"{station.did} · {station.when}", room))
    return TextBlock(title + about)


def _boxes(rows: Sequence[TextBlock], left: float) -> list[Box]:
    """A box for each row, the last one of another shape."""
    found, top = [], float(MARGIN)
    for place, words in enumerate(rows):
        is_last = place == len(rows) - 1
        height = words.height + 2 * EDGE + (8 if is_last else 0)
        look = BoxShape.DUTY if is_last else BoxShape.QUESTION
        found.append(Box(look, left, top, WIDTH, height))
        top += height + BETWEEN
    return found


def _arrows(stations: Sequence[Station], last: str) -> Iterator[tuple[int, int]]:
    places = {one.id: place for place, one in enumerate(stations)}
    for start, station in enumerate(stations):
        for end in sorted(places[other] for other in station.leads_to if other in places):
            yield start, end
        if station.id == last:
            yield start, len(stations)


def _laned(arrows: Iterator[tuple[int, int]]) -> Iterator[Arrow]:
    """Each arrow in the nearest lane that no shorter one uses beside it."""
    taken: list[Arrow] = []
    for start, end in sorted(arrows, key=lambda one: (one[1] - one[0], one)):
        beside = {one.lane for one in taken if one.start < end and start < one.end}
        lane = next(lane for lane in range(len(taken) + 1) if lane not in beside)
        taken.append(Arrow(start, end, lane))
        yield taken[-1]


def _connect(canvas: Canvas, arrow: Arrow, boxes: Sequence[Box]) -> None:
    """Out of the lower left of one box, down its lane, into the upper left of another."""
    start, end = boxes[arrow.start], boxes[arrow.end]
    out, into = start.y + start.height * 0.7, end.y + end.height * 0.35
    x = start.x - FIRST - LANE * arrow.lane
    canvas.connect((start.x, out), (x, out), (x, into), (end.x, into), arrow=True)
