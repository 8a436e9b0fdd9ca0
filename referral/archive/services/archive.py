"""The events archive: loading it from its files, and finding events in it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy.orm import Session

from referral.archive.model.events import Archive, Event
from referral.archive.model.finding import Correction, Found, Hit, Query
from referral.archive.model.marking import excerpt, marked
from referral.archive.model.stemming import stems_of, words_of
from referral.archive.model.typos import nearest
from referral.archive.store import archive as stored
from referral.archive.store import archive_search, archive_text
from referral.archive.store.archive import Entry, Filed
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Language

MOST_WORDS = 12
"""So many words of a question are looked for; nobody types more on purpose."""


@dataclass(frozen=True, slots=True)
class Change:
    """What must be written so that the database says what the files say."""

    changed: Sequence[Filed]
    removed: Collection[str]

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def change(
    session: Session,
    archive: Archive,
    languages: Iterable[Language],
    further: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Change:
    """Work out what ``write`` must write; this takes its time, and belongs before the transaction that writes.

    ``further`` are texts by which an event is found as well, such as those of its documents.
    """
    words = [ArchiveWords(language) for language in languages]
    entries = {
        event.id: entry_of(event, words, further.get(event.id, ())) for event in archive.events
    }
    there = stored.hashes(session)
    changed = [entry.filed() for one, entry in entries.items() if there.get(one) != entry.hash()]
    return Change(changed, there.keys() - entries.keys())


def write(session: Session, change: Change) -> None:
    """Write what was worked out."""
    stored.remove(session, change.removed)
    stored.put(session, change.changed)


def entry_of(event: Event, words: Iterable[ArchiveWords], further: tuple[str, ...] = ()) -> Entry:
    """An event with everything of it that can be searched, in every language."""
    texts = (*(text for one in words for text in one.texts(event)), *further)
    return Entry(event, tuple(dict.fromkeys(filter(None, texts))))


def find(session: Session, query: Query, words: ArchiveWords) -> Found:
    """A page of events for a question, told in the reader's language."""
    typed = tuple(dict.fromkeys(words_of(query.words)))[:MOST_WORDS]
    asked, corrections = _understood(session, typed)
    matching = archive_text.numbers_with(session, asked) if asked else None
    page = archive_search.page(session, query, matching)
    stems = frozenset(stem for group in asked for stem in group)
    events = stored.of_numbers(session, page.numbers)
    return Found(
        hits=tuple(_hit(event, stems, words) for event in events),
        total=page.total,
        facets=page.facets,
        after=page.after,
        corrections=corrections,
    )


def _understood(
    session: Session, typed: Sequence[str]
) -> tuple[list[tuple[str, ...]], tuple[Correction, ...]]:
    """The stems to look for, a group for each word, and the words that were taken for others."""
    groups = [stems_of(word) for word in typed]
    known = archive_text.known_stems(session, [stem for group in groups for stem in group])
    strange = [word for word, group in zip(typed, groups, strict=True) if known.isdisjoint(group)]
    vocabulary = archive_text.vocabulary(session) if strange else ()
    meant = {word: near for word in strange if (near := nearest(word, vocabulary))}
    asked = [stems_of(meant.get(word, word)) for word in typed]
    return asked, tuple(Correction(word, near) for word, near in meant.items())


def _hit(event: Event, stems: frozenset[str], words: ArchiveWords) -> Hit:
    _, *rest = words.texts(event)
    return Hit(event, marked(words.title(event), stems), excerpt(rest, stems))
