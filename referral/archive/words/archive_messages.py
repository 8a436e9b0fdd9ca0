"""The messages of the archive: every English word of it that a person reads.

The twin of ``archive_words.py``: the contexts are the same. Equal sentences of several events are one message.
"""

from collections.abc import Iterator

from referral.archive.model.events import Archive, Conflict, Event
from referral.archive.words import archive_words as said
from referral.i18n.checking.extraction import Message, unique

Words = Iterator[tuple[str, str]]  # context, English text

_FOLDER = "checklists/archive"


def messages(archive: Archive) -> list[Message]:
    """The messages of the archive, each once, by date of the events."""
    return unique(_all(archive))


def _all(archive: Archive) -> Iterator[Message]:
    for event in archive.events:
        yield from _placed(_event(event), f"{_FOLDER}/events/{event.id}.yaml")
    yield from _placed(_process(archive), f"{_FOLDER}/process.yaml")
    documents = archive.documents.values()
    yield from _placed(
        ((said.DOCUMENT, one.title.get("en")) for one in documents), f"{_FOLDER}/documents.yaml"
    )
    yield from _placed(
        ((said.LINK, one.says) for one in archive.lineage), f"{_FOLDER}/lineage.yaml"
    )


def _placed(words: Words, file: str) -> Iterator[Message]:
    for context, text in words:
        if text:
            yield Message(text, context=context, files=(file,))


def _event(event: Event) -> Words:
    yield said.TITLE, event.title.get("en")
    yield said.SUMMARY, event.summary
    yield said.THEME, event.theme
    yield said.PARTICIPANTS, event.participants
    for outcome in event.outcomes:
        yield said.OUTCOME, outcome.says
    for person in event.people:
        yield said.ROLE, person.role
    for conflict in event.conflicts:
        yield from _conflict(conflict)


def _conflict(conflict: Conflict) -> Words:
    yield said.ABOUT, conflict.about
    yield said.CONFLICT, conflict.says
    for claim in conflict.claims:
        yield said.CLAIM, claim.says
    yield said.KEPT, conflict.kept


def _process(archive: Archive) -> Words:
    for series in archive.series.values():
        yield said.SERIES, series.title
    for chair in archive.chairs:
        for conflict in chair.conflicts:
            yield from _conflict(conflict)
    for membership in archive.memberships:
        yield said.MEMBERS, membership.says
