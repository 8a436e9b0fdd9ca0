"""The languages people read: looking up sentences and writing dates and numbers.

A language never fails and never answers with nothing: what is not translated, or translated with a
placeholder that does not fit, is shown in English; so is all of a catalogue that cannot be read.
``referral i18n check`` finds such faults beforehand.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cached_property, partial
from gettext import NullTranslations
from pathlib import Path
from threading import Lock

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from referral.i18n import catalogues

SOURCE = "en"  # what the code, the templates and the checklists are written in

# Day before month and 24 hours, as everyone in the region reads them.
_FORMATS = {SOURCE: "en_GB"}

# Where the name in common use in the region is another than Babel's.
_STATES = {("kk", "AZ"): "Әзербайжан", ("ru", "KG"): "Кыргызстан"}


class UnknownLanguage(KeyError):
    """A language code that was not set up here."""

    def __init__(self, code: str, codes: Sequence[str]) -> None:
        super().__init__(code)
        self._sentence = f'No language "{code}" is set up; there are {", ".join(codes)}.'

    def __str__(self) -> str:
        return self._sentence


class NoCatalogue(Exception):
    """A language that is set up but has no folder of translations."""

    def __init__(self, code: str, translations: Path) -> None:
        super().__init__(
            f'There is no folder "{translations / code}" for the language "{code}". '
            f"Make it with: referral i18n add {code}"
        )


class Language:
    """One language. Get it from ``Languages``; it may be used by many threads at once."""

    def __init__(self, code: str, load: Callable[[str], NullTranslations], *, draft: bool) -> None:
        """Make the language of that code; ``load`` gives a domain, ready for looking up."""
        locale = Locale.parse(code)
        self.code = code
        self.tag = code.replace("_", "-")
        self.name = _own_name(locale)
        self.direction = locale.text_direction
        self.draft = draft
        self._formats = Locale.parse(_FORMATS.get(code, code))
        self._interface = load(catalogues.INTERFACE)
        self._checklists = load(catalogues.CHECKLISTS)
        self._load = load
        self._territories = locale.territories

    def gettext(self, message: str, **values: object) -> str:
        """The sentence with its placeholders (``%(name)s``) filled in."""
        return _filled(self._interface.gettext(message), message, values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The sentence as it is said in that context."""
        return _filled(self._interface.pgettext(context, message), message, values)

    def ngettext(self, singular: str, plural: str, num: int, **values: object) -> str:
        """The sentence in the form that fits the number, which it may name as ``%(num)s``."""
        found = self._interface.ngettext(singular, plural, num)
        return _filled(found, singular if num == 1 else plural, {"num": num, **values})

    def plural_form(self, singular: str, plural: str, num: int, context: str = "") -> str:
        """The form that fits the number, its placeholders still empty, for whoever fills them."""
        if context:
            return self._interface.npgettext(context, singular, plural, num)
        return self._interface.ngettext(singular, plural, num)

    def npgettext(
        self, context: str, singular: str, plural: str, num: int, **values: object
    ) -> str:
        """The sentence of that context in the form that fits the number."""
        found = self._interface.npgettext(context, singular, plural, num)
        return _filled(found, singular if num == 1 else plural, {"num": num, **values})

    def checklist(self, context: str, text: str) -> str:
        """Words of a checklist; which context they have is written in ``checklist_words.py``."""
        return self._checklists.pgettext(context, text) if text else ""

    def archive(self, context: str, text: str) -> str:
        """Words of the events archive; which context they have is written in ``archive_words.py``."""
        return self._archive.pgettext(context, text) if text else ""

    def state(self, code: str) -> str:
        """The name of a State by its code of two letters, in capitals or not; the code where it has none."""
        capitals = code.upper()
        named = _STATES.get((self.code, capitals)) or self._territories.get(capitals, capitals)
        return str(named)

    def scenario(self, context: str, text: str) -> str:
        """Words of a practice scenario; which context they have is written in ``scenario_words.py``."""
        return self._scenarios.pgettext(context, text) if text else ""

    @cached_property
    def _archive(self) -> NullTranslations:
        """Loaded by whoever reads the archive; nobody else waits for it."""
        return self._load(catalogues.ARCHIVE)

    @cached_property
    def _scenarios(self) -> NullTranslations:
        """Loaded by whoever practises; nobody else waits for it."""
        return self._load(catalogues.SCENARIOS)

    def date(self, day: date) -> str:
        """A day, month in words: "3 November 2026"."""
        return format_date(day, "long", locale=self._formats)

    def month(self, month: str) -> str:
        """A month of a year, written "2026-11", in words: "November 2026"."""
        first = date.fromisoformat(f"{month}-01")
        return str(format_skeleton("yMMMM", first, locale=self._formats))

    def time(self, moment: time | datetime) -> str:
        """Hours and minutes as they are given, in 24 hours: "09:05". No zone is converted."""
        return format_time(moment, "HH:mm", locale=self._formats)

    def datetime(self, moment: datetime) -> str:
        """Day and time as they are given: "3 November 2026, 09:05". No zone is converted."""
        return f"{self.date(moment)}, {self.time(moment)}"

    def number(self, number: float) -> str:
        """A number with the separators of the language."""
        return format_decimal(number, locale=self._formats)


class Languages:
    """The languages of this installation, each loaded when it is first asked for."""

    def __init__(
        self, translations: Path, codes: Sequence[str], drafts: Sequence[str] = ()
    ) -> None:
        """Offer ``codes`` in that order. Raises NoCatalogue when one has no folder."""
        for code in codes:
            if code != SOURCE and not (translations / code).is_dir():
                raise NoCatalogue(code, translations)
        self.codes = tuple(codes)
        self._translations = translations
        self._drafts = frozenset(drafts)
        self._loaded: dict[str, Language] = {}
        self._lock = Lock()

    def __iter__(self) -> Iterator[Language]:
        return map(self.get, self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def get(self, code: str) -> Language:
        """The language of that code, loaded on its first use. Raises UnknownLanguage."""
        if code not in self.codes:
            raise UnknownLanguage(code, self.codes)
        with self._lock:
            if code not in self._loaded:
                self._loaded[code] = self._load(code)
            return self._loaded[code]

    def _load(self, code: str) -> Language:
        load = partial(_lookup, self._translations, code)
        return Language(code, load, draft=code in self._drafts)


def _lookup(translations: Path, code: str, domain: str) -> NullTranslations:
    if code == SOURCE:
        return NullTranslations()
    try:
        return catalogues.lookup(catalogues.path_of(translations, code, domain), code)
    except (catalogues.BrokenCatalogue, OSError) as error:
        logging.getLogger(__name__).error("Shown in English instead of %s: %s", code, error)
        return NullTranslations()


def _filled(text: str, english: str, values: dict[str, object]) -> str:
    if not values:
        return text
    try:
        return text % values
    except (KeyError, TypeError, ValueError):
        return english % values


def own_name(code: str) -> str:
    """The name of a language as its speakers say it: "Қазақ тілі"."""
    return _own_name(Locale.parse(code))


def _own_name(locale: Locale) -> str:
    name = locale.get_display_name(locale) or locale.english_name or str(locale)
    return name[0].upper() + name[1:]


def is_known(code: str) -> bool:
    """Whether Babel knows a language of that code, so that its dates and plurals come out right."""
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True
