"""Rules for one translation of an English sentence: placeholders, tags, spaces, letters, words.

Checks the form only. Whether the meaning is right must be judged by a lawyer who speaks the language.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from referral.i18n.checking.glossary import Glossary

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")  # {name}: filled in by the browser
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_LANGUAGES = frozenset({"be", "kk", "ky", "mn", "ru", "tg", "uk"})
_ENDS = {".": ".", "?": "?", "!": "!", ":": ":", "…": "…"}


@dataclass(frozen=True, slots=True)
class TranslationFault:
    """One thing wrong with a translation. A ``warning`` is shown and lets the check pass."""

    code: str
    says: str
    remedy: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """An English sentence and its translation (one form, where there are plurals)."""

    language: str
    english: str
    translation: str


def faults(pair: Pair, glossary: Glossary) -> Iterator[TranslationFault]:
    """Everything wrong with a translation that is not empty."""
    for rule in _RULES:
        yield from rule(pair)
    yield from _untranslated(pair, glossary)
    for term in glossary.missing_in(pair.language, pair.english, pair.translation):
        stems = ", ".join(f"{stem}…" for stem in term.stems[pair.language])
        yield TranslationFault(
            "L10", f'The term "{term.english}" is not rendered.', f"Use one of: {stems}"
        )
    for word in glossary.forbidden_in(pair.language, pair.translation):
        yield TranslationFault("L11", f'"{word.stem}…" is never used here.', f"Say: {word.instead}")


def _placeholders(pair: Pair) -> Iterator[TranslationFault]:
    wanted, found = (_names(text) for text in (pair.english, pair.translation))
    for name in sorted(wanted - found):
        yield TranslationFault(
            "L05", f"The placeholder {name} is lost.", "Put it where the value belongs."
        )
    for name in sorted(found - wanted):
        yield TranslationFault(
            "L05", f"English has no placeholder {name}.", "Copy the names unchanged."
        )
    if wanted == found and _can_be_filled(pair.english) and not _can_be_filled(pair.translation):
        yield TranslationFault(
            "L05", "The placeholders cannot be filled.", 'Write %(name)s, and "%" as "%%".'
        )


def _names(text: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(text)}


def _can_be_filled(text: str) -> bool:
    try:
        _ = text % defaultdict(int)  # a number fits %s and %d
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _tags(pair: Pair) -> Iterator[TranslationFault]:
    if sorted(_TAG.findall(pair.english)) != sorted(_TAG.findall(pair.translation)):
        yield TranslationFault(
            "L06", "The tags differ from English.", "Copy every <tag> unchanged."
        )


def _spaces(pair: Pair) -> Iterator[TranslationFault]:
    if _margins(pair.english) != _margins(pair.translation):
        yield TranslationFault(
            "L07", "It begins or ends with other spaces.", "Use the same as English."
        )


def _margins(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _alphabets(pair: Pair) -> Iterator[TranslationFault]:
    for word in _WORD.findall(_PLACEHOLDER.sub(" ", pair.translation)):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield TranslationFault(
                "L08", f'"{word}" mixes two alphabets.', "Type the whole word again."
            )


def _ending(pair: Pair) -> Iterator[TranslationFault]:
    if " " not in pair.english:  # a word such as "No." is no sentence
        return
    ends = [_ENDS.get(text.rstrip("”»\"')")[-1:], "") for text in (pair.english, pair.translation)]
    if ends[0] != ends[1]:
        yield TranslationFault(
            "L12", "It ends with another mark than English.", "Is it meant?", warning=True
        )


def _untranslated(pair: Pair, glossary: Glossary) -> Iterator[TranslationFault]:
    wanted = pair.language in _CYRILLIC_LANGUAGES and pair.translation not in glossary.same
    words = _PLACEHOLDER.sub(" ", pair.translation)
    if wanted and _LATIN.search(words) and not _CYRILLIC.search(words):
        remedy = 'Translate it, or add it to "same" in translations/glossary.toml.'
        yield TranslationFault("L09", "It is still in English.", remedy)


_RULES: tuple[Callable[[Pair], Iterator[TranslationFault]], ...] = (
    _placeholders,
    _tags,
    _spaces,
    _alphabets,
    _ending,
)
