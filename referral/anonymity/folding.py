"""Bringing text to one plain spelling, so that a disguise changes nothing.

Compatibility forms, accents, invisible characters, letters of look-alike scripts and digits of every script
become plain small letters and 0–9. Lists of words are folded by the same function as the text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LOOK_ALIKES = (
    "аa әa еe єe оo өo рp сc уy ұy үy хx іi їi јj ѕs һh кk қk мm тt вb нh ңh ӏl ԁd ԛq ԝw ғг"
    " αa εe ιi κk νv οo ρp τt υy χx ɡg ıi ɑa ɩi łl đd øo ‐- ‑- ‒- –- —- −- ’' ʼ' ‘' `' ´' ʻ'"
)
_PLAIN = {pair[0]: pair[1] for pair in _LOOK_ALIKES.split()}
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc"})


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``origin[i]`` is the place in the given text that character ``i`` came from."""

    text: str
    origin: tuple[int, ...]
    capitals: frozenset[int]

    def is_capital(self, at: int) -> bool:
        """Whether a capital letter stood here."""
        return at in self.capitals

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text that was given."""
        return self.origin[start], self.origin[end - 1] + 1


def folded(text: str) -> Folded:
    """The text in its plain spelling, with the way back."""
    letters: list[str] = []
    origin: list[int] = []
    capitals: set[int] = set()
    for at, character in enumerate(text):
        plain = _plain(character)
        if plain and character != plain and character.isupper():
            capitals.add(len(letters))
        letters.extend(plain)
        origin.extend([at] * len(plain))
    return Folded("".join(letters), tuple(origin), frozenset(capitals))


def skeleton(words: str) -> str:
    """Words of our own lists as the check sees them."""
    return folded(words).text


def folded_pattern(pattern: str) -> str:
    """A regular expression whose words are spelled as the check sees them; its escapes stay."""
    return re.sub(
        r"\\.|[^\\]+",
        lambda part: part[0] if part[0].startswith("\\") else skeleton(part[0]),
        pattern,
    )


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in "\n\r\t":
        return "\n" if character != "\t" else " "
    expanded = unicodedata.normalize("NFKD", character).lower()
    return "".join(_one(part) for part in expanded)


def _one(part: str) -> str:
    category = unicodedata.category(part)
    if category in _INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(part))
    if category == "Zs":
        return " "
    return _PLAIN.get(part, part)
