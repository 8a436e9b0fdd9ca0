"""The diagram: everything is in it, nothing covers anything, and words fit into their boxes."""

from itertools import combinations

import pytest

from referral.printing.diagram import lettering
from referral.printing.diagram.drawing import Drawing, drawings
from referral.printing.diagram.shapes import Anchor, Box, Look, Picture, Text
from tests.printing.papers import LANGUAGES, LIBRARY, real

EDITIONS = [(country, locale) for _, country in LIBRARY.names() for locale in ("en", "ru", "kk")]
BOXES = (Look.QUESTION, Look.ACTION, Look.CONDITION, Look.DUTY)
WIDEST = 1250  # at 1280 px a picture has 1070, and its letters of 14 px must keep 12


@pytest.fixture(scope="module", params=EDITIONS, ids="-".join)
def diagram(request: pytest.FixtureRequest) -> tuple[Drawing, ...]:
    """The diagram of each country in each language."""
    country, locale = request.param
    return drawings(real(country).checklist, LANGUAGES.get(locale))


def test_every_step_is_drawn_once_with_its_shape(diagram: tuple[Drawing, ...]):
    for drawing in diagram:
        drawn = [box.look for box in drawing.picture.boxes if is_step(box)]

        asked = [Look.ACTION if step.is_action else Look.QUESTION for step in drawing.section.steps]
        assert sorted(drawn) == sorted(asked)


def test_every_duty_is_drawn_in_full_once(diagram: tuple[Drawing, ...]):
    country = next(iter(diagram)).section
    duties = [
        box
        for drawing in diagram
        for box in drawing.picture.boxes
        if box.look is Look.DUTY and not box.elsewhere
    ]

    assert country and len(duties) in {
        len(real(code).checklist.duties) for _, code in LIBRARY.names()
    }


def test_no_box_covers_another_or_leaves_the_picture(diagram: tuple[Drawing, ...]):
    for drawing in diagram:
        boxes = [box for box in drawing.picture.boxes if box.look in BOXES]

        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
        assert all(is_inside(box, drawing.picture) for box in boxes)


def test_words_fit_into_their_boxes(diagram: tuple[Drawing, ...]):
    for drawing in diagram:
        for text in drawing.picture.texts:
            around = [box for box in drawing.picture.boxes if stands_in(text, box)]
            end = text.x + lettering.width(text.words, bold=text.bold)

            assert text.anchor is not Anchor.START or all(end <= box.right for box in around), text


def test_letters_stay_readable_on_an_ordinary_screen(diagram: tuple[Drawing, ...]):
    assert max(drawing.picture.width for drawing in diagram) <= WIDEST


def test_arrows_end_at_something(diagram: tuple[Drawing, ...]):
    for drawing in diagram:
        edges = {round(box.x, 3): box for box in drawing.picture.boxes}
        for wire in drawing.picture.wires:
            if wire.arrow:
                assert round(wire.points[-1][0], 3) in edges


def test_the_outline_says_the_same_as_the_picture(diagram: tuple[Drawing, ...]):
    for drawing in diagram:
        solid = [box for box in drawing.picture.boxes if box.look is Look.DUTY]
        listed = [one for one in drawing.outline.endings if one.says and is_duty(one.remarks)]

        assert len(drawing.outline.steps) == len(drawing.section.steps)
        assert len(listed) >= len(solid)
        for text in (one.number for one in drawing.outline.steps):
            assert text in {one.words for one in drawing.picture.texts}


def test_lines_are_broken_between_words_and_inside_words_that_are_too_long():
    room = lettering.width("Reception") + 1

    assert lettering.lines("Reception and care", room) == ("Reception", "and care")
    assert all(
        lettering.width(line) <= room for line in lettering.lines("Rechtsschutzversicherung", room)
    )


def is_step(box: Box) -> bool:
    return box.look in (Look.QUESTION, Look.ACTION) and not box.elsewhere


def is_duty(remarks: tuple[str, ...]) -> bool:
    return len(remarks) == 1


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


def stands_in(text: Text, box: Box) -> bool:
    return box.x <= text.x < box.right and box.y <= text.y <= box.y + box.height
