"""The words of the archive in one language: what a reader sees of an event, a document, a conflict.

A title that was published in the reader's language is shown as published; else it is our translation, and
``is_published`` lets the page say so.
"""

from collections.abc import Iterable

from referral.archive.model.events import (
    Chair,
    Claim,
    Event,
    EventDocument,
    LineageLink,
    Membership,
    NamedPerson,
    Outcome,
    Series,
    SourceConflict,
)
from referral.engine.country import Names
from referral.i18n.words.texts import DocumentText, DocumentWords, Each, Part


class Title(DocumentText[Part]):
    """A title, which some sources published in the reader's language."""

    def __call__(self, words: DocumentWords, part: Part, within: object = None) -> str:
        """The title as published in the language of these words, else our translation."""
        published = dict(getattr(part, self.field).by_locale)
        return published.get(words.language.code) or super().__call__(words, part, within)

    def english(self, part: Part, within: object = None) -> Iterable[tuple[str, str]]:
        """The English title."""
        yield self.context(part, within), getattr(part, self.field).get("en")


class ArchiveWords(DocumentWords):
    """Says the parts of the archive in ``language``. Equal sentences of several events are one message."""

    title = Title(Event, "title", context="title of an event")
    summary = DocumentText(Event, "summary", context="summary of an event")
    theme = DocumentText(Event, "theme", context="theme of an event")
    participants = DocumentText(Event, "participants", context="who took part")
    _outcomes = Each(Event, "outcomes")
    _people = Each(Event, "people")
    _conflicts = Each(Event, "conflicts")

    outcome = DocumentText(Outcome, "says", context="what came of an event")
    role = DocumentText(NamedPerson, "role", context="office of a person")

    about = DocumentText(SourceConflict, "about", context="what sources disagree about")
    conflict = DocumentText(SourceConflict, "says", context="how sources disagree")
    _claims = Each(SourceConflict, "claims")
    claim = DocumentText(Claim, "says", context="what one source says")
    kept = DocumentText(SourceConflict, "kept", context="what the archive keeps")

    series = DocumentText(Series, "title", context="title of a series")
    members = DocumentText(Membership, "says", context="note on a list of members")
    document = Title(EventDocument, "title", context="title of a document")
    link = DocumentText(LineageLink, "says", context="link of the line to the checklist")

    _of_chair = Each(Chair, "conflicts")

    def translated(self, context: str, english: str) -> str:
        """The words in this language."""
        return self.language.archive(context, english)

    def is_published(self, name: Names) -> bool:
        """Whether a title was published in this language, and is not our translation."""
        return self.language.code in dict(name.by_locale)

    def texts(self, event: Event) -> tuple[str, ...]:
        """Everything of an event that can be searched, the title first."""
        return (
            self.title(event),
            self.summary(event),
            self.theme(event),
            self.participants(event),
            *(self.outcome(one) for one in event.outcomes),
            *(self.document(one) for one in event.documents),
            *(self.conflict(one) for one in event.conflicts),
            *(f"{one.name} {self.role(one)}" for one in event.people),
            *(self.language.state(one) for one in (*event.states, event.country) if one),
        )
