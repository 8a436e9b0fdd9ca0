"""How wide words are: read from the font files that pages and paper use.

Only what is needed to break lines: the width of each sign of the basic plane, without kerning.
"""

from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from struct import unpack_from

FONTS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "fonts" / "print"
FILES = {False: "noto-sans-400.ttf", True: "noto-sans-700.ttf"}
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
    font = (FONTS / FILES[bold]).read_bytes()
    tables = _tables(font)
    (units,) = unpack_from(">H", font, tables["head"] + 18)
    (measured,) = unpack_from(">H", font, tables["hhea"] + 34)
    advances = unpack_from(">" + "Hh" * measured, font, tables["hmtx"])[::2]
    return {
        sign: advances[min(glyph, measured - 1)] / units
        for sign, glyph in _glyphs(font, tables["cmap"]).items()
    }


def _tables(font: bytes) -> dict[str, int]:
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(count))
    return {tag.decode("latin-1"): start for tag, _, start, _ in entries}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Which glyph each sign of the basic plane has: the table of format 4."""
    (count,) = unpack_from(">H", font, cmap + 2)
    starts = (cmap + unpack_from(">L", font, cmap + 8 + 8 * at)[0] for at in range(count))
    table = next(start for start in starts if unpack_from(">H", font, start)[0] == 4)
    segments = unpack_from(">H", font, table + 6)[0] // 2
    ends, firsts, shifts, ranges = (
        unpack_from(f">{segments}H", font, table + 14 + 2 * (part * segments + (part > 0)))
        for part in range(4)
    )
    found = {}
    for at in range(segments):
        for sign in range(firsts[at], ends[at] + 1):
            glyph = sign
            if ranges[at]:
                place = table + 16 + 6 * segments + 2 * at + ranges[at] + 2 * (sign - firsts[at])
                glyph = unpack_from(">H", font, place)[0] if place + 2 <= len(font) else 0
            if glyph:
                found[sign] = (glyph + shifts[at]) % 65536
    return found
