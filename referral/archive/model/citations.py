"""How an event of the archive is cited: APA, Chicago, GOST R 7.0.5 and BibTeX. Pure text.

What is cited is the archive's page on the event; the day of access is handed in.
"""

import re
from dataclasses import dataclass
from datetime import date

from referral.archive.model.dates import in_words
from referral.archive.model.partial import DatePoint, PartialDate, Precision


@dataclass(frozen=True, slots=True)
class CitedEvent:
    """What a citation needs: title and site in the reader's language, when, the place ("" unknown) and address."""

    id: str
    title: str
    when: PartialDate
    place: str
    site: str
    url: str
    accessed: date
    locale: str


def apa(cited: CitedEvent) -> str:
    """In the style of the American Psychological Association: conference, date, title, place."""
    when = _with_year_first(cited.when)
    parts = (f"{cited.site}. ({when})", f"{cited.title}{_place(cited, ' [', ']')}", cited.url)
    return ". ".join(parts)


def chicago(cited: CitedEvent) -> str:
    """In the notes-and-bibliography style of Chicago."""
    when = in_words(cited.when, "en")
    accessed = _month_first(_point_of(cited.accessed))
    held = _place(cited, "", ", ")
    return f"{cited.site}. “{cited.title}.” {held}{when}. Accessed {accessed}. {cited.url}."


def gost(cited: CitedEvent) -> str:
    """By GOST R 7.0.5, for an electronic resource; its set words are Russian in every language."""
    when = in_words(cited.when, cited.locale)
    held = f"{cited.place}, {when}" if cited.place else when
    accessed = f"{cited.accessed:%d.%m.%Y}"
    return (
        f"{cited.title} ({held}) [Электронный ресурс] // {cited.site}. "
        f"URL: {cited.url} (дата обращения: {accessed})."
    )


def bibtex(cited: CitedEvent) -> str:
    """As an entry of a BibTeX file, every special letter escaped."""
    fields = {
        "title": f"{{{_escaped(cited.title)}}}",
        "organization": f"{{{_escaped(cited.site)}}}",
        "year": str(cited.when.start.year),
        "date": str(cited.when),
        "venue": _escaped(cited.place),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "langid": {"en": "english", "ru": "russian", "kk": "kazakh"}.get(cited.locale, ""),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{cited.id},\n{''.join(lines)}}}\n"


STYLES = {"APA": apa, "Chicago": chicago, "ГОСТ": gost, "BibTeX": bibtex}
"""Every style by the name under which people know it."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _with_year_first(when: PartialDate) -> str:
    start, end = when.start, when.end
    if not when.is_range:
        return _year_first(start)
    if start.year != end.year:
        return f"{_year_first(start)}–{_year_first(end)}"
    if start.month == end.month and start.precision is Precision.DAY:
        return f"{_year_first(start)}–{end.day}"
    return f"{_year_first(start)}–{_within_year(end)}"


def _year_first(point: DatePoint) -> str:
    rest = _within_year(point)
    return f"{point.year}, {rest}" if rest else str(point.year)


def _within_year(point: DatePoint) -> str:
    if not point.month:
        return ""
    month = _MONTHS[point.month - 1]
    return f"{month} {point.day}" if point.day else month


def _month_first(point: DatePoint) -> str:
    return f"{_within_year(point)}, {point.year}"


def _point_of(day: date) -> DatePoint:
    return DatePoint(day.year, day.month, day.day)


def _place(cited: CitedEvent, before: str, after: str) -> str:
    return f"{before}{cited.place}{after}" if cited.place else ""


def _escaped(text: str) -> str:
    without_slashes = text.replace("\\", r"\textbackslash ")
    return re.sub(r"([&%$#_{}])", r"\\\1", without_slashes)
