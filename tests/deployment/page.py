"""What docs/deployment.md tells to type and to write, read out of its boxes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from referral.settings import root

PAGE = root() / "docs" / "deployment.md"
_BOX = re.compile(r"^## (?P<heading>[^\n]+)$|^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
_FILE = re.compile(r"# (?P<path>/\S+)\n(?P<text>.*)", re.S)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the page: under which heading, the file it is to be written into ("" for a shell), its text."""

    heading: str
    path: str
    text: str


def boxes(stands_for: Mapping[str, str]) -> Iterator[Box]:
    """Every box in order, with the places of the test instead of those of the page."""
    heading = ""
    for found in _BOX.finditer(PAGE.read_text(encoding="utf-8")):
        if found["heading"]:
            heading = found["heading"]
            continue
        text = _replaced(found["text"], stands_for)
        if found["kind"] == "sh":
            yield Box(heading, "", text)
            continue
        written = _FILE.fullmatch(text)
        assert written, f"The box under {heading!r} does not say into which file it goes."
        yield Box(heading, written["path"], written["text"])


def _replaced(text: str, stands_for: Mapping[str, str]) -> str:
    longest_first = sorted(stands_for, key=len, reverse=True)
    places = re.compile("|".join(map(re.escape, longest_first)))
    return places.sub(lambda found: stands_for[found[0]], text)
