"""The diagram: everything is in it, nothing covers anything, and words fit into their boxes."""

from itertools import combinations

import pytest

from referral.printing.checklist.diagram import font_metrics
from referral.printing.checklist.diagram.drawing import Drawing, drawings
from referral.printing.checklist.diagram.shapes import Anchor, Box, BoxShape, TextLine
from referral.printing.checklist.diagram.shapes import Diagram as Picture
from referral.printing.checklist.logic.clause_labels import ClauseLabels
from tests.printing.papers import LANGUAGES, LIBRARY, real

EDITIONS = [(country, locale) for _, country in LIBRARY.names() for locale in ("en", "ru", "kk")]
BOXES = (BoxShape.QUESTION, BoxShape.ACTION, BoxShape.CONDITION, BoxShape.DUTY)
WIDEST = 1248  # at 1280 px a picture has 1070, and its letters of 14 px must keep 12


Diagram = tuple[Drawing, ...]


@pytest.fixture(scope="module", params=EDITIONS, ids="-".join)
def edition(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Each country in each language."""
    return request.param


@pytest.fixture(scope="module")
def diagram(edition: tuple[str, str]) -> Diagram:
    """Its diagram."""
    country, locale = edition
    return drawings(real(country).checklist, LANGUAGES.get(locale))


def test_every_step_is_drawn_once_with_its_shape(diagram: Diagram):
    for drawing in diagram:
        drawn = [box.look for box in drawing.picture.boxes if is_step(box)]

        asked = [
            BoxShape.ACTION if step.is_action else BoxShape.QUESTION
            for step in drawing.section.steps
        ]
        assert sorted(drawn) == sorted(asked)


def test_every_duty_is_drawn_in_full_once(diagram: Diagram, edition: tuple[str, str]):
    drawn = [
        box
        for drawing in diagram
        for box in drawing.picture.boxes
        if box.look is BoxShape.DUTY and not box.elsewhere
    ]

    assert len(drawn) == len(real(edition[0]).checklist.duties)


def test_no_box_covers_another_or_leaves_the_picture(diagram: Diagram):
    for drawing in diagram:
        boxes = [box for box in drawing.picture.boxes if box.look in BOXES]

        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
        assert all(is_inside(box, drawing.picture) for box in boxes)


def test_words_fit_into_their_boxes(diagram: Diagram):
    for drawing in diagram:
        for text in drawing.picture.texts:
            around = [box for box in drawing.picture.boxes if stands_in(text, box)]
            end = text.x + font_metrics.width(text.words, bold=text.bold)

            assert text.anchor is not Anchor.START or all(end <= box.right for box in around), text


def test_letters_stay_readable_on_an_ordinary_screen(diagram: Diagram):
    assert max(drawing.picture.width for drawing in diagram) <= WIDEST


def test_every_arrow_ends_at_a_box(diagram: Diagram):
    for drawing in diagram:
        for wire in drawing.picture.wires:
            x, y = wire.points[-1]
            at = [
                box
                for box in drawing.picture.boxes
                if abs(box.x - x) < 0.01 and box.y <= y <= box.y + box.height
            ]
            assert at or not wire.arrow, wire


def test_the_outline_says_the_same_as_the_picture(diagram: Diagram, edition: tuple[str, str]):
    said = ClauseLabels(real(edition[0]).checklist, LANGUAGES.get(edition[1]))
    for drawing in diagram:
        bold = [text.words for text in drawing.picture.texts if text.bold]

        outline = drawing.outline
        assert [one.number for one in outline.steps] == [
            said.numbers.step[step.id] for step in drawing.section.steps
        ]
        assert {one.number for one in outline.steps} <= set(bold)
        assert [one.number for one in outline.endings if one.number not in " ".join(bold)] == []


def test_lines_are_broken_between_words_and_inside_words_that_are_too_long():
    room = font_metrics.width("Reception") + 1

    assert font_metrics.lines("Reception and care", room) == ("Reception", "and care")
    assert all(
        font_metrics.width(line) <= room
        for line in font_metrics.lines("Rechtsschutzversicherung", room)
    )


def is_step(box: Box) -> bool:
    return box.look in (BoxShape.QUESTION, BoxShape.ACTION) and not box.elsewhere


def overlap(one: Box, other: Box) -> bool:
    apart = one.right <= other.x or other.right <= one.x
    return not (
        apart or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
    )


def is_inside(box: Box, picture: Picture) -> bool:
    return (
        box.x >= 0
        and box.right <= picture.width
        and box.y >= 0
        and (box.y + box.height <= picture.height)
    )


def stands_in(text: TextLine, box: Box) -> bool:
    return box.x <= text.x < box.right and box.y <= text.y <= box.y + box.height
