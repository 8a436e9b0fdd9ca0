"""The words of the archive in one language: what a reader sees of an event, a document, a conflict.

A title that was published in the reader's language is shown as published; else it is our translation, and
``is_published`` lets the page say so.
"""

from referral.archive.model.events import (
    Claim,
    Conflict,
    Document,
    Event,
    Link,
    Membership,
    Outcome,
    Person,
    Series,
)
from referral.engine.country import Names
from referral.i18n.languages import Language

TITLE = "title of an event"
DOCUMENT = "title of a document"
SUMMARY = "summary of an event"
THEME = "theme of an event"
PARTICIPANTS = "who took part"
OUTCOME = "what came of an event"
ROLE = "office of a person"
ABOUT = "what sources disagree about"
CONFLICT = "how sources disagree"
CLAIM = "what one source says"
KEPT = "what the archive keeps"
SERIES = "title of a series"
MEMBERS = "note on a list of members"
LINK = "link of the line to the checklist"


class ArchiveWords:
    """Says the parts of the archive in ``language``."""

    def __init__(self, language: Language) -> None:
        """Speak this language."""
        self.language = language

    def title(self, event: Event) -> str:
        """An event's title."""
        return self._name(TITLE, event.title)

    def document(self, document: Document) -> str:
        """A document's title."""
        return self._name(DOCUMENT, document.title)

    def is_published(self, name: Names) -> bool:
        """Whether a title was published in this language, and is not our translation."""
        return self.language.code in dict(name.by_locale)

    def summary(self, event: Event) -> str:
        """What an event was, in short."""
        return self.language.archive(SUMMARY, event.summary)

    def theme(self, event: Event) -> str:
        """What an event was about."""
        return self.language.archive(THEME, event.theme)

    def participants(self, event: Event) -> str:
        """A note on who took part."""
        return self.language.archive(PARTICIPANTS, event.participants)

    def outcome(self, outcome: Outcome) -> str:
        """What came of an event."""
        return self.language.archive(OUTCOME, outcome.says)

    def role(self, person: Person) -> str:
        """The office somebody held."""
        return self.language.archive(ROLE, person.role)

    def about(self, conflict: Conflict) -> str:
        """What sources disagree about."""
        return self.language.archive(ABOUT, conflict.about)

    def conflict(self, conflict: Conflict) -> str:
        """How they disagree."""
        return self.language.archive(CONFLICT, conflict.says)

    def claim(self, claim: Claim) -> str:
        """What one source says."""
        return self.language.archive(CLAIM, claim.says)

    def kept(self, conflict: Conflict) -> str:
        """What the archive keeps of a conflict."""
        return self.language.archive(KEPT, conflict.kept)

    def series(self, series: Series) -> str:
        """A series' title."""
        return self.language.archive(SERIES, series.title)

    def members(self, membership: Membership) -> str:
        """A note on a list of members."""
        return self.language.archive(MEMBERS, membership.says)

    def link(self, link: Link) -> str:
        """What an event did for the checklist."""
        return self.language.archive(LINK, link.says)

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

    def _name(self, context: str, name: Names) -> str:
        published = dict(name.by_locale)
        if self.language.code in published:
            return published[self.language.code]
        return self.language.archive(context, name.get("en"))
