"""Words that no page of ours would send: what breaks programs elsewhere, alone or for a part that fits."""

from collections.abc import Iterator
from urllib.parse import quote

HUGE = "9" * 26
MOMENTS = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")
NUMBERS = ("-1", "2147483648", HUGE, f"-{HUGE}")
WHOLE = (
    *("", "..", "{", "a" * 300, "a\0b", "a\r\nb: c", "\ud83d", "//[::1"),
    *("9" * 5000, "0001-01-01", "9999-12-31", *NUMBERS),
)


def spoiled(seed: str) -> Iterator[str]:
    """A word that fits, replaced, and with each of its parts replaced."""
    yield from WHOLE
    if "~" in seed:
        yield from _parts_replaced(seed, "~")


def segment(word: str) -> str:
    """A word as a part of an address: encoded, and short enough for a server to read it."""
    return quote(word[:600].encode("utf-8", "replace"), safe="") or "x"


def _parts_replaced(seed: str, mark: str) -> Iterator[str]:
    parts = seed.split(mark)
    for at in range(len(parts)):
        for word in (*NUMBERS, *MOMENTS, ""):
            yield mark.join((*parts[:at], word, *parts[at + 1 :]))
