"""The texts of a document that people read, each declared once.

A class of words, such as ``ChecklistWords``, declares a ``DocumentText`` for every field that a reader sees, and
an ``Each`` for every field that holds further parts. ``words.hint(step)`` shows the text in the reader's
language; ``extraction.collected`` goes through the same declarations for translators. So both use one context.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar, overload

from referral.i18n.languages import Language

Part = TypeVar("Part")
Whole = TypeVar("Whole", contravariant=True)
Shown = TypeVar("Shown", covariant=True)
Rule = Callable[[Any, Any], str]
"""What is said of a part and of the part in which it stands."""


def own_id(part: Any, _within: object) -> str:
    """The id of the part itself."""
    return str(part.id)


class Say(Protocol[Whole, Shown]):
    """Shows the text of a part; ``within`` is the part in which it stands, where that matters."""

    def __call__(self, part: Whole, within: object = None) -> Shown:
        """The text in the reader's language, "" for none."""


class Declared(Generic[Part]):
    """A field that holds English words: their context in the catalogue, and what a translator is told."""

    def __init__(
        self, of: type[Part], field: str, note: str | Rule = "", *, context: str | Rule = own_id
    ) -> None:
        """Declare the field of a class; ``note`` and ``context`` may depend on the part."""
        self.of, self.field = of, field
        self._note, self._context = note, context

    def english(self, part: Part, within: object = None) -> Iterable[tuple[str, str]]:
        """What the field says, under its context; a text that is not written is ""."""
        yield self.context(part, within), getattr(part, self.field)

    def context(self, part: Part, within: object) -> str:
        """Tells the words apart from equal ones elsewhere."""
        return _said(self._context, part, within)

    def note(self, part: Part, within: object) -> str:
        """What a translator is told."""
        return _said(self._note, part, within)


class DocumentText(Declared[Part]):
    """A field that holds one text."""

    @overload
    def __get__(self, words: None, owner: type) -> Self: ...
    @overload
    def __get__(self, words: "DocumentWords", owner: type) -> Say[Part, str]: ...
    def __get__(self, words: "DocumentWords | None", owner: type) -> Self | Say[Part, str]:
        return self if words is None else partial(self, words)

    def __call__(self, words: "DocumentWords", part: Part, within: object = None) -> str:
        """The text in the language of these words, "" for none."""
        return words.shown(self, part, within)


class Several(Declared[Part]):
    """A field that holds several texts."""

    def __get__(self, words: "DocumentWords", owner: type) -> Callable[[Part], list[str]]:
        return lambda part: [words.translated(*one) for one in self.english(part)]

    def english(self, part: Part, within: object = None) -> Iterable[tuple[str, str]]:
        """The texts, under one context."""
        context = self.context(part, within)
        return [(context, english) for english in getattr(part, self.field)]


class Keyed(Declared[Part]):
    """A field that holds pairs of a key and a text; the key is the context."""

    def __get__(self, words: "DocumentWords", owner: type) -> Callable[[Part, str], str]:
        return lambda part, key: words.translated(key, dict(self.english(part))[key])

    def english(self, part: Part, within: object = None) -> Iterable[tuple[str, str]]:
        """The texts, each under its key."""
        return tuple(getattr(part, self.field))


@dataclass(frozen=True)
class Each:
    """A field that holds parts with texts of their own."""

    of: type
    field: str


class DocumentWords:
    """Says the parts of a document in ``language``."""

    declared: ClassVar[dict[type, list[Declared[Any] | Each]]]

    def __init__(self, language: Language) -> None:
        """Speak this language."""
        self.language = language

    def __init_subclass__(cls) -> None:
        """Collect what the class declares, in this order."""
        cls.declared = {}
        for one in vars(cls).values():
            if isinstance(one, Declared | Each):
                cls.declared.setdefault(one.of, []).append(one)

    def shown(self, text: Declared[Any], part: Any, within: object) -> str:
        """The text of a part as its reader sees it."""
        [(context, english)] = text.english(part, within)
        return self.translated(context, english)

    def translated(self, context: str, english: str) -> str:
        """The words in this language, from the catalogue of the document."""
        raise NotImplementedError


Found = tuple[
    Declared[Any], Any, Any
]  # a text, the part that has it, the part in which that stands


def every(words: type[DocumentWords], part: object, within: object = None) -> Iterator[Found]:
    """Every text of a part and of the parts in it, as declared."""
    for one in words.declared[type(part)]:
        if isinstance(one, Declared):
            yield one, part, within
        else:
            for inner in getattr(part, one.field):
                yield from every(words, inner, part)


def _said(rule: str | Rule, part: object, within: object) -> str:
    return rule if isinstance(rule, str) else rule(part, within)
