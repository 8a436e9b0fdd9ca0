"""Widths of words, read from the font files that pages and paper use.

Only what is needed to break lines: the width of each sign, without kerning.
"""

from functools import cache, lru_cache
from itertools import chain

from referral.printing.pdf.libraries import FOLDER, WEIGHTS

FILES = dict(zip((False, True), WEIGHTS, strict=True))
SIZE = 14  # of all words in a picture
LINE = 18  # from one line to the next
UNKNOWN = 0.6  # of the size, for signs the font lacks


@lru_cache(maxsize=4096)
def width(text: str, *, bold: bool = False) -> float:
    """How wide a text is, in the units of the picture."""
    widths = _widths(bold)
    return SIZE * sum(widths.get(ord(sign), UNKNOWN) for sign in text)


@lru_cache(maxsize=4096)
def lines(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that fit the room; a longer word is broken."""
    found = [""]
    for word in chain.from_iterable(_pieces(word, room, bold) for word in text.split()):
        longer = f"{found[-1]} {word}".strip()
        if width(longer, bold=bold) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return tuple(line for line in found if line)


def _pieces(word: str, room: float, bold: bool) -> list[str]:
    """A word, or its parts where it is wider than the room."""
    if width(word, bold=bold) <= room:
        return [word]
    pieces, piece = [], ""
    for sign in word:
        if piece and width(f"{piece}{sign}-", bold=bold) > room:
            pieces.append(f"{piece}-")
            piece = ""
        piece += sign
    return [*pieces, piece]


@cache
def _widths(bold: bool) -> dict[int, float]:
    """The width of every sign, as a part of the size."""
    from fontTools.ttLib import TTFont  # with the first picture: pages do without

    with TTFont(FOLDER / FILES[bold], lazy=True) as font:
        units, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        return {sign: advances[glyph][0] / units for sign, glyph in font.getBestCmap().items()}
