"""YAML becomes texts, lists and blocks; the only importer of yaml.

Every scalar is read as text, for YAML's own idea of ``no``, ``12:30`` or ``010`` is a trap. Runs of
spaces and line breaks become one space. What YAML allows and authors do not need is refused.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from referral.definitions.nodes import Block, Items, Node, SourceLocation, TextNode
from referral.definitions.problems import FoundProblem, Problem

DEEPEST = 40
"""How deep blocks and lists may stand in each other."""

_Loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file as it was read; ``root`` is None when nothing could be made of it."""

    root: Node | None
    problems: tuple[FoundProblem, ...]


def read(path: Path, file: str) -> ParsedFile:
    """Read one YAML file, called ``file`` in messages. Never raises for what stands in it."""
    try:
        return read_text(path.read_text("utf-8-sig"), file)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return ParsedFile(None, (Problem.Y04.at(SourceLocation(file, 1), reason=reason),))


def read_text(text: str, file: str) -> ParsedFile:
    """Read YAML from a text, called ``file`` in messages."""
    composer = _Composer(text, file)
    try:
        return ParsedFile(composer.document(), tuple(composer.problems))
    except _TooDeep as error:
        last = Problem.Y08.at(error.place, depth=DEEPEST)
    except yaml.YAMLError as error:
        last = Problem.Y01.at(SourceLocation(file, _line(error, text)), reason=_reason(error))
    return ParsedFile(None, (*composer.problems, last))


class _TooDeep(Exception):
    def __init__(self, place: SourceLocation) -> None:
        self.place = place


class _Composer:
    """Builds nodes from YAML's events and notes the problems on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[FoundProblem] = []
        self._file = file
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Node | None:
        next(self._events)  # the stream begins
        if isinstance(event := next(self._events), yaml.StreamEndEvent):
            self.problems.append(Problem.Y06.at(self._place(event)))
            return None
        root = self._node(next(self._events), 0)
        next(self._events)  # the document ends
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            self.problems.append(Problem.Y06.at(self._place(event)))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if depth > DEEPEST:
            raise _TooDeep(self._place(event))
        self._refuse_extras(event)
        match event:
            case yaml.SequenceStartEvent():
                return Items(tuple(self._items(depth + 1)), self._place(event))
            case yaml.MappingStartEvent():
                return self._block(event, depth + 1)
        return TextNode(self._text(event), self._place(event))

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), _ENDS):
            yield self._node(event, depth)

    def _block(self, start: Any, depth: int) -> Block:
        entries: dict[str, Node] = {}
        keys: dict[str, SourceLocation] = {}
        while not isinstance(event := next(self._events), _ENDS):
            key, node = self._node(event, depth), self._node(next(self._events), depth)
            if not isinstance(key, TextNode):
                self.problems.append(Problem.Y07.at(key.place))
            elif key.value in keys:
                first = keys[key.value].line
                self.problems.append(Problem.Y02.at(key.place, key=key.value, first=first))
            else:
                entries[key.value], keys[key.value] = node, key.place
        return Block(entries, keys, self._place(start))

    def _text(self, event: Any) -> str:
        raw = getattr(event, "value", "")  # an alias has none
        if not unicodedata.is_normalized("NFC", raw):
            shown = f'"{raw[:30]}"'
            self.problems.append(Problem.Y05.at(self._place(event), text=shown))
        return re.sub(r"[ \t\n]+", " ", raw).strip(" ")

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor or getattr(event, "tag", None):  # an alias is an event with an anchor
            self.problems.append(Problem.Y03.at(self._place(event)))

    def _place(self, event: Any) -> SourceLocation:
        return SourceLocation(self._file, event.start_mark.line + 1)


def _line(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    return text.count("\n", 0, getattr(error, "position", 0)) + 1


def _reason(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
