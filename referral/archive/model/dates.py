"""Partial dates in words: what is known, and nothing that is not.

"23–24 February 2015", "февраль–апрель 2015 г.", "2015 жылғы қыркүйек". Other languages than these get English.
"""

from babel import Locale

from referral.archive.model.partial import DatePoint, PartialDate, Precision

_FALLBACK = "en"

_DAY = {
    "en": "{day} {month} {year}",
    "ru": "{day} {month} {year} г.",
    "kk": "{year} жылғы {day} {month}",
}
_DAYS_OF_MONTH = {
    "en": "{first}–{day} {month} {year}",
    "ru": "{first}–{day} {month} {year} г.",
    "kk": "{year} жылғы {first}–{day} {month}",
}
_DAYS_OF_YEAR = {
    "en": "{first} {first_month} – {day} {month} {year}",
    "ru": "{first} {first_month} – {day} {month} {year} г.",
    "kk": "{year} жылғы {first} {first_month} – {day} {month}",
}
_MONTH = {"en": "{month} {year}", "ru": "{month} {year} г.", "kk": "{year} жылғы {month}"}
_MONTHS_OF_YEAR = {
    "en": "{first_month}–{month} {year}",
    "ru": "{first_month}–{month} {year} г.",
    "kk": "{year} жылғы {first_month}–{month}",
}
_YEAR = {"en": "{year}", "ru": "{year} г.", "kk": "{year} жыл"}
_YEARS = {
    "en": "{first_year}–{year}",
    "ru": "{first_year}–{year} гг.",
    "kk": "{first_year}–{year} жылдар",
}

_SINGLE = {Precision.DAY: _DAY, Precision.MONTH: _MONTH, Precision.YEAR: _YEAR}


def in_words(date: PartialDate, locale: str) -> str:
    """The date as people write it in that language."""
    language = locale if locale in _DAY else _FALLBACK
    pattern = _pattern(date, language)
    if pattern is None:
        return f"{_single(date.start, language)} – {_single(date.end, language)}"
    return pattern.format(
        year=date.end.year,
        month=_month(date.end, language),
        day=date.end.day,
        first_year=date.start.year,
        first_month=_month(date.start, language),
        first=date.start.day,
    )


def _pattern(date: PartialDate, language: str) -> str | None:
    """How to write it; None for a range whose two ends are written one after the other."""
    start, end = date.start, date.end
    if not date.is_range:
        return _SINGLE[end.precision][language]
    if end.precision is Precision.YEAR:
        return _YEARS[language]
    if start.year != end.year:
        return None
    if end.precision is Precision.MONTH:
        return _MONTHS_OF_YEAR[language]
    return (_DAYS_OF_MONTH if start.month == end.month else _DAYS_OF_YEAR)[language]


def _single(point: DatePoint, language: str) -> str:
    return _SINGLE[point.precision][language].format(
        year=point.year, month=_month(point, language), day=point.day
    )


def _month(point: DatePoint, language: str) -> str:
    """The month in the form that follows a day, or the one that stands alone."""
    if not point.month:
        return ""
    form = "format" if point.day else "stand-alone"
    found: str = Locale.parse(language).months[form]["wide"][point.month]
    return found if language == "en" else found.lower()
