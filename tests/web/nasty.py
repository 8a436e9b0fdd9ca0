"""Words that no page of ours would send: each made of a word that fits, by what breaks programs elsewhere."""

import re
from collections.abc import Sequence
from random import Random
from urllib.parse import quote

NUMBERS = ("0", "-1", "2147483648", "-9223372036854775809", "9" * 26, "-" + "9" * 26, "9" * 5000, "1e9", "٣")
MOMENTS = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-01-01T00:00:00+00:00",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
)
WHOLE = (
    "", " ", ".", "..", "x", "0" * 36, "a" * 300, "a" * 8000, "ä" * 200, "\0", "a\0b", "a\r\nb: c", "\ud83d", "٣٣",
    "////evil.example", "//[::1", "/\\evil.example", "[", "{", "%", "%00", "%2f%2fevil.example", "'", '"', "~", "~~~", "a~b~c~d",
    "..\\..\\x", "../../secret_key", "-", "--", "null", "true", "life-and-limb", "zz", "KZ\0",
)  # fmt: skip
_NUMBER, _MOMENT = re.compile(r"-?\d+"), re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+(\+\d\d:\d\d)?)?")


def word(chance: Random, fitting: Sequence[str]) -> str:
    """A word that fits, one that fits no more, or one that never did."""
    seed = chance.choice(fitting) if fitting else ""
    kind = chance.random()
    if kind < 0.45 and fitting:
        return seed
    if kind < 0.75 and seed:
        return _spoiled(chance, seed)
    return chance.choice((*WHOLE, *NUMBERS, *MOMENTS))


def segment(chance: Random, fitting: Sequence[str]) -> str:
    """The same as a part of an address: encoded, and short enough for a server to read it."""
    return quote(word(chance, fitting)[:600].encode("utf-8", "replace"), safe="") or "x"


def _spoiled(chance: Random, seed: str) -> str:
    spoil = chance.choice((_number, _number, _moment, _cut, _longer, _within))
    return spoil(chance, seed)


def _number(chance: Random, seed: str) -> str:
    """One of its numbers is another one."""
    found = list(_NUMBER.finditer(seed))
    if not found:
        return chance.choice(NUMBERS)
    one = chance.choice(found)
    return seed[: one.start()] + chance.choice(NUMBERS) + seed[one.end() :]


def _moment(chance: Random, seed: str) -> str:
    """One of its moments is one at the end of all times."""
    found = list(_MOMENT.finditer(seed))
    if not found:
        return chance.choice(MOMENTS)
    one = chance.choice(found)
    return seed[: one.start()] + chance.choice(MOMENTS) + seed[one.end() :]


def _cut(chance: Random, seed: str) -> str:
    return seed[: chance.randrange(len(seed))]


def _longer(chance: Random, seed: str) -> str:
    return seed * chance.choice((2, 60))


def _within(chance: Random, seed: str) -> str:
    at = chance.randrange(len(seed) + 1)
    return seed[:at] + chance.choice(WHOLE) + seed[at:]
