"""Bringing catalogues up to date: new messages come in empty, translations stay, the rest goes.

A sentence that was reworded in English is a new sentence: its old translation may say what is no
longer meant, and the catalogue's history in version control keeps it.
"""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from referral.i18n import catalogues
from referral.i18n.checking.extraction import Message


def updated(messages: Iterable[Message], old: Catalog, code: str) -> Catalog:
    """A catalogue of exactly these messages, in their order, with the translations of ``old``."""
    catalog = Catalog(locale=code)
    for message in messages:
        identity = (message.text, message.plural) if message.plural else message.text
        known = old.get(message.text, message.context or None)
        catalog.add(
            identity,
            _kept(known, message),
            locations=[(file, 0) for file in message.files],
            flags={"fuzzy"} if known and known.fuzzy else (),
            auto_comments=message.notes,
            user_comments=known.user_comments if known else (),
            context=message.context or None,
        )
    return catalog


def update(translations: Path, code: str, words: dict[str, list[Message]]) -> list[Path]:
    """Update every catalogue of one language; ``words`` by domain. Answers the files it changed."""
    changed = []
    for domain, messages in words.items():
        path = catalogues.path_of(translations, code, domain)
        old = catalogues.read(path, code) if path.exists() else Catalog(locale=code)
        if catalogues.write(path, updated(messages, old, code), domain):
            changed.append(path)
    return changed


def _kept(known: Entry | None, message: Message) -> str | tuple[str, ...]:
    """The old translation, unless the message gained or lost its plural."""
    match known.string if known else "", bool(message.plural):
        case str() as sentence, False:
            return sentence
        case (tuple() | list()) as forms, True:
            return tuple(forms)
    return ""
