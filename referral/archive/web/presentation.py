"""The archive in the reader's language: what templates and feeds say of an event."""

from datetime import date
from enum import StrEnum

from babel import Locale

from referral.archive.model.dates import in_words
from referral.archive.model.events import (
    Archive,
    Chair,
    City,
    Event,
    EventDocument,
    EventSource,
    Organisation,
    Series,
    Version,
)
from referral.archive.model.partial import PartialDate, Precision
from referral.archive.words.archive_words import ArchiveWords
from referral.archive.words.vocabulary import USUAL, word_for
from referral.i18n.languages import Language

KIB = 1024


class ArchivePresenter(ArchiveWords):
    """Tells of one archive in one language."""

    def __init__(self, archive: Archive, language: Language) -> None:
        """Tell of this archive in this language."""
        super().__init__(language)
        self.archive = archive

    def word(self, value: StrEnum) -> str:
        """The word for a kind, a mode, a standing …; "" where nothing needs to be said."""
        return word_for(value, self.language.gettext)

    def choice(self, value: StrEnum) -> str:
        """The word for a value in every case, also where ``word`` leaves it unsaid."""
        return self.word(value) or self.language.gettext(USUAL[value])

    def when(self, when: PartialDate) -> str:
        """A date as exact as it is known."""
        return in_words(when, self.language.code)

    def day(self, iso: str) -> str:
        """A day, from its ISO form."""
        return self.language.date(date.fromisoformat(iso))

    def partial(self, when: PartialDate) -> str:
        """A sentence on what of a date is not known; "" when all of it is."""
        _ = self.language.gettext
        return {
            Precision.DAY: "",
            Precision.MONTH: _("The sources give the month, not the day."),
            Precision.YEAR: _("The sources give the year only."),
        }[when.precision]

    def since_until(self, chair: Chair) -> str:
        """From when to when somebody was in the chair."""
        _ = self.language.gettext
        since = self.when(chair.since)
        if chair.until is None:
            return _("Since %(since)s", since=since)
        return _("%(since)s to %(until)s", since=since, until=self.when(chair.until))

    def city(self, event: Event) -> str:
        """The city of an event, "" when none is known."""
        city = self.archive.cities.get(event.city)
        return city.names.get(self.language.code) if city else ""

    def place(self, event: Event) -> str:
        """City and country, as far as they are known."""
        country = self.language.state(event.country) if event.country else ""
        return ", ".join(filter(None, (self.city(event), country)))

    def party(self, party: str) -> str:
        """The name of an organisation or a State, by its id."""
        known = self.archive.organisations.get(party)
        return known.names.get(self.language.code) if known else self.language.state(party)

    def publisher(self, source: str) -> str:
        """Who published a source."""
        known = self.archive.sources.get(source)
        return known.publisher if known else source

    def entry_name(self, entry: City | Series | Organisation | EventDocument | EventSource) -> str:
        """The name of an entry of a register."""
        match entry:
            case City() | Organisation():
                return entry.names.get(self.language.code)
            case EventDocument():
                return self.document(entry)
            case Series():
                return self.series(entry)
        return entry.title

    def tongue(self, code: str) -> str:
        """The name of a language."""
        name = Locale.parse(self.language.code).languages.get(code, code)
        return str(name[0].upper() + name[1:])

    def file(self, version: Version) -> str:
        """Format and size of a copy."""
        size = version.size
        kib = self.language.gettext("%(size)s KiB", size=self.language.number(-(-size // KIB)))
        return ", ".join(filter(None, (version.format.upper(), kib if size else "")))
