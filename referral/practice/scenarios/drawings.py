"""The pictures of scenarios: our own drawings, so plain that a file can do nothing but be looked at.

What may stand in one is listed; all else is refused. Words would have to be translated, a photograph could show
somebody, and a script or an address from elsewhere has no place in a lesson.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from referral.definitions.nodes import SourceLocation
from referral.definitions.problems import FoundProblem
from referral.practice.scenarios.faults import ScenarioFault

LARGEST = 10_000
"""Bytes; a picture must arrive over a bad line."""

NAME = re.compile(r"[a-z][a-z0-9_]{0,60}\.svg")
NAMESPACE = "http://www.w3.org/2000/svg"

ELEMENTS = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
)
GEOMETRY = {"viewBox", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "points"}
LOOKS = {
    "width",
    "height",
    "transform",
    "opacity",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
}
ENDS = {"stroke-linecap", "stroke-linejoin"}
ATTRIBUTES = frozenset({"xmlns", *GEOMETRY, *LOOKS, *ENDS})
_VALUE = re.compile(r"(?!.*url)[#\w\s.,()+-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gallery:
    """The drawings of a folder that may be shown, by name; and what is wrong with the others."""

    drawings: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[FoundProblem, ...] = ()


def gallery_at(folder: Path, root: Path) -> Gallery:
    """Read every picture of a folder; problems name files as seen from ``root``. There may be no folder."""
    drawings: dict[str, bytes] = {}
    problems: list[FoundProblem] = []
    for path in sorted(folder.glob("*")):
        drawing, file = path.read_bytes(), path.relative_to(root.parent).as_posix()
        found = list(wrong_with(drawing, file))
        problems += found
        if not found:
            drawings[path.name] = drawing
    return Gallery(drawings, tuple(problems))


def wrong_with(drawing: bytes, file: str) -> Iterator[FoundProblem]:
    """Why a picture may not be shown; nothing for a sound one."""
    if not NAME.fullmatch(file.rpartition("/")[2]):
        yield ScenarioFault.S16.at(SourceLocation(file, 1))
    elif len(drawing) > LARGEST:
        yield ScenarioFault.S17.at(SourceLocation(file, 1), bytes=len(drawing), most=LARGEST)
    else:
        yield from _Inspector(file).inspect(drawing)


class _Inspector:
    """Goes through one drawing and notes what may not stand in it; nothing is loaded or expanded."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[FoundProblem] = []
        self._parser = expat.ParserCreate(encoding="utf-8")
        self._parser.StartElementHandler = self._element
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._refusal("a document type")
        self._parser.ProcessingInstructionHandler = self._refusal("an instruction to programs")

    def inspect(self, drawing: bytes) -> list[FoundProblem]:
        """What is wrong with it."""
        try:
            self._parser.Parse(drawing, True)
        except expat.ExpatError as error:
            self._found.append(ScenarioFault.S18.at(SourceLocation(self._file, error.lineno)))
        return self._found

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if name not in ELEMENTS:
            self._note(f"<{name}>")
        for attribute, value in attributes.items():
            is_plain = value == NAMESPACE if attribute == "xmlns" else _VALUE.fullmatch(value)
            if attribute not in ATTRIBUTES or not is_plain:
                self._note(f"{attribute}=…")

    def _words(self, text: str) -> None:
        if text.strip():
            self._note("words")

    def _refusal(self, what: str) -> Callable[..., None]:
        return lambda *_: self._note(what)

    def _note(self, what: str) -> None:
        line = self._parser.CurrentLineNumber
        self._found.append(ScenarioFault.S19.at(SourceLocation(self._file, line), what=what))
