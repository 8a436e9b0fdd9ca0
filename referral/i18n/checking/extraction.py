"""Extraction: every sentence of the screens, the paper and the commands that wants translating.

Reads Python and templates as text and imports none of them. The texts of the documents come from the
documents themselves, as ``texts.py`` has them declared.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tokenize import TokenError
from typing import Any

from babel.messages.extract import extract
from jinja2 import TemplateSyntaxError

from referral.i18n.words.texts import DocumentWords, every

Key = tuple[str, str]

KEYWORDS: Mapping[str, Any] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
NOTE = "NOTE:"  # a comment that begins so, on the line above, is meant for translators

_METHODS = {".py": "python", ".html": "jinja2"}


@dataclass(frozen=True, slots=True)
class Message:
    """English words to be translated, where they stand, and what a translator should know."""

    text: str
    plural: str = ""
    context: str = ""
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What tells messages apart: the same words may mean two things in two contexts."""
        return (self.context, self.text)

    def joined(self, other: "Message") -> "Message":
        """The same words, found at two places."""
        return replace(
            self,
            plural=self.plural or other.plural,
            files=tuple(dict.fromkeys(self.files + other.files)),
            notes=tuple(dict.fromkeys(self.notes + other.notes)),
        )


class UnreadableSource(Exception):
    """A template or a module that cannot be parsed; ``line`` counts from 1."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(f"{path}:{line} cannot be read: {fault}. Mend that file first.")


def unique(messages: Iterable[Message]) -> list[Message]:
    """Every message once, in the order of its first appearance."""
    found: dict[Key, Message] = {}
    for message in messages:
        known = found.get(message.key)
        found[message.key] = known.joined(message) if known else message
    return list(found.values())


def collected(words: type[DocumentWords], parts: Iterable[object], file: str) -> Iterator[Message]:
    """The messages of these parts, which are written in ``file``."""
    for part in parts:
        for text, owner, within in every(words, part):
            note = text.note(owner, within)
            for context, english in text.english(owner, within):
                if english:
                    notes = (note,) if note else ()
                    yield Message(english, context=context, files=(file,), notes=notes)


def interface(root: Path) -> list[Message]:
    """The messages of ``referral/**.py`` and ``templates/**.html``, in the order of the files."""
    files = [
        *sorted((root / "templates").rglob("*.html")),
        *sorted((root / "referral").rglob("*.py")),
    ]
    return unique(message for file in files for message in _of_file(file, root))


def _of_file(path: Path, root: Path) -> Iterator[Message]:
    name = path.relative_to(root).as_posix()
    options = {"silent": "false", "encoding": "utf-8"}
    with path.open("rb") as file:
        try:
            for _, found, notes, context in extract(
                _METHODS[path.suffix], file, KEYWORDS, (NOTE,), options, strip_comment_tags=True
            ):
                yield _message(found, context or "", name, notes)
        except TemplateSyntaxError as error:
            raise UnreadableSource(path, error.lineno, error.message or "") from error
        except TokenError as error:
            fault, (line, _) = error.args
            raise UnreadableSource(path, line, fault) from error


def _message(found: str | tuple[str, ...], context: str, file: str, notes: list[str]) -> Message:
    text, plural = (found, "") if isinstance(found, str) else (found[0], found[1])
    return Message(text, plural, context, (file,), (" ".join(notes),) if notes else ())
