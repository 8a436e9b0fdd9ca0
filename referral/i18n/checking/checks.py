"""Checking catalogues: is every message of today translated, nothing left over, nothing broken?

Goes through the files; what makes a single translation fit is decided in ``translation_rules.py``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from referral.i18n import catalogues
from referral.i18n.checking import lengths
from referral.i18n.checking.extraction import Message
from referral.i18n.checking.glossary import Glossary
from referral.i18n.checking.translation_rules import Pair, TranslationFault, faults

_UPDATE = "Run: referral i18n update"


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    """A fault, the line of the catalogue it stands on, and the English words it is about."""

    path: Path
    line: int
    text: str
    fault: TranslationFault

    def __str__(self) -> str:
        about = f'"{_shortened(self.text)}": ' if self.text else ""
        lead = f"{self.path}:{self.line}  {self.fault.code}  "
        return f"{lead}{about}{self.fault.says}\n{' ' * len(lead)}{self.fault.remedy}"


def check(
    translations: Path, code: str, words: dict[str, list[Message]], glossary: Glossary
) -> Iterator[CatalogueProblem]:
    """Every problem of one language, catalogue by catalogue; ``words`` by domain."""
    for domain, messages in words.items():
        file = catalogues.path_of(translations, code, domain)
        path = file.relative_to(translations.parent)
        try:
            yield from _of_catalogue(path, catalogues.read(file, code), messages, glossary)
        except catalogues.BrokenCatalogue as error:
            fault = TranslationFault(
                "L00", f"This is no well-formed catalogue: {error.fault}.", "Mend it."
            )
            yield CatalogueProblem(path, error.line, "", fault)
        except FileNotFoundError:
            fault = TranslationFault("L01", "There is no such catalogue.", f"{_UPDATE} {code}")
            yield CatalogueProblem(path, 1, "", fault)


def _of_catalogue(
    path: Path, catalog: Catalog, messages: Iterable[Message], glossary: Glossary
) -> Iterator[CatalogueProblem]:
    wanted = {message.key: message for message in messages}
    entries = {(entry.context or "", _english(entry)[0]): entry for entry in catalog if entry.id}
    for message in wanted.values():
        if message.key not in entries:
            where = ", ".join(message.files)
            yield CatalogueProblem(
                path, 1, message.text, TranslationFault("L01", f"It is missing ({where}).", _UPDATE)
            )
    for key, entry in entries.items():
        for fault in _of_entry(entry, wanted.get(key), catalog, glossary):
            yield CatalogueProblem(path, entry.lineno or 1, key[1], fault)
    for obsolete in catalog.obsolete.values():
        yield CatalogueProblem(path, obsolete.lineno or 1, _english(obsolete)[0], _STALE)


_STALE = TranslationFault("L02", "Nothing shows this sentence any more.", _UPDATE)
_FUZZY = TranslationFault("L03", "It is marked as fuzzy.", "Put it right, then take the mark away.")
_EMPTY = TranslationFault("L04", "It is not translated.", "Fill in msgstr.")


def _of_entry(
    entry: Entry, wanted: Message | None, catalog: Catalog, glossary: Glossary
) -> Iterator[TranslationFault]:
    if wanted is None or bool(wanted.plural) != bool(entry.pluralizable):
        yield _STALE
        return
    if entry.fuzzy:
        yield _FUZZY
    english, forms = _english(entry), _forms(entry)
    expected = catalog.num_plurals if wanted.plural else 1
    if len(forms) < expected or not all(form.strip() for form in forms):
        yield _EMPTY
        return
    for form in forms:
        yield from faults(Pair(catalog.locale_identifier or "", english[-1], form), glossary)
        yield from lengths.faults(wanted, form)


def _english(entry: Entry) -> tuple[str, ...]:
    """The English forms: one, or singular and plural."""
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def _forms(entry: Entry) -> tuple[str, ...]:
    string = entry.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _shortened(text: str, most: int = 70) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
