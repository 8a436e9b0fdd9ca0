"""The grammar of dates on pages in English and Russian: days, ranges of days, months, ranges of months, years."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from referral.archive.model.partial import DatePoint, PartialDate, Precision

_ENGLISH = (
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?"),
    *("july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
_RUSSIAN = (
    *("январ[яьею]", "феврал[яьею]", "марта?е?", "апрел[яьею]", "ма[йяею]", "июн[яьею]"),
    *("июл[яьею]", "августа?е?", "сентябр[яьею]", "октябр[яьею]", "ноябр[яьею]", "декабр[яьею]"),
)
_MONTHS = tuple(
    re.compile(rf"(?:{english}|{russian})", re.IGNORECASE)
    for english, russian in zip(_ENGLISH, _RUSSIAN, strict=True)
)
_MONTH = "(?:" + "|".join((*_ENGLISH, *_RUSSIAN)) + r")\b\.?"
_DAY = r"(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th|-го|-е)?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TO = r"\s*(?:[-–—]|to|and|и|по|до)\s*"

Made = tuple[DatePoint, DatePoint]
_Maker = Callable[[re.Match[str]], Made]


@dataclass(frozen=True, slots=True)
class DatedText:
    """A date found in a text, and where it stands."""

    date: PartialDate
    start: int
    end: int


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month(text: str) -> int:
    return next(at for at, one in enumerate(_MONTHS, 1) if one.fullmatch(text.strip(" .")))


def _point(found: re.Match[str], day: str, month: str, year: str = "year") -> DatePoint:
    return DatePoint(_number(found[year]), _month(found[month]), _number(found[day]))


_PATTERNS: tuple[tuple[str, _Maker], ...] = (
    (
        rf"(?P<d1>{_DAY})\s+(?P<m1>{_MONTH})\s*,?\s*(?P<y1>{_YEAR}){_TO}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})\s*,?\s*(?P<y2>{_YEAR})",
        lambda one: (_point(one, "d1", "m1", "y1"), _point(one, "d2", "m2", "y2")),
    ),
    (
        rf"(?P<d1>{_DAY})\s+(?P<m1>{_MONTH}){_TO}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})\s*,?\s*(?P<year>{_YEAR})",
        lambda one: (_point(one, "d1", "m1"), _point(one, "d2", "m2")),
    ),
    (
        rf"(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m1>{_MONTH})\s*,?\s*(?P<year>{_YEAR})",
        lambda one: (_point(one, "d1", "m1"), _point(one, "d2", "m1")),
    ),
    (
        rf"(?P<m1>{_MONTH})\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})\s*,?\s*(?P<year>{_YEAR})",
        lambda one: (_point(one, "d1", "m1"), _point(one, "d2", "m1")),
    ),
    (
        rf"(?P<d1>{_DAY})\s+(?:of\s+)?(?P<m1>{_MONTH})\s*,?\s*(?P<year>{_YEAR})",
        lambda one: (_point(one, "d1", "m1"),) * 2,
    ),
    (
        rf"(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})\s*,\s*(?P<year>{_YEAR})",
        lambda one: (_point(one, "d1", "m1"),) * 2,
    ),
    (
        rf"(?P<d1>{_DAY})\.(?P<m>0[1-9]|1[0-2])\.(?P<year>{_YEAR})",
        lambda one: (DatePoint(int(one["year"]), int(one["m"]), _number(one["d1"])),) * 2,
    ),
    (
        rf"(?P<year>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d1>{_DAY})",
        lambda one: (DatePoint(int(one["year"]), int(one["m"]), _number(one["d1"])),) * 2,
    ),
    (
        rf"\b(?P<m1>{_MONTH})\s*(?P<y1>{_YEAR}){_TO}(?P<m2>{_MONTH})\s*(?P<y2>{_YEAR})",
        lambda one: (
            DatePoint(int(one["y1"]), _month(one["m1"])),
            DatePoint(int(one["y2"]), _month(one["m2"])),
        ),
    ),
    (
        rf"\b(?P<m1>{_MONTH}){_TO}(?P<m2>{_MONTH})\s*,?\s*(?P<year>{_YEAR})",
        lambda one: (
            DatePoint(int(one["year"]), _month(one["m1"])),
            DatePoint(int(one["year"]), _month(one["m2"])),
        ),
    ),
    (
        rf"\b(?P<m1>{_MONTH})\s*,?\s*(?P<year>{_YEAR})",
        lambda one: (DatePoint(int(one["year"]), _month(one["m1"])),) * 2,
    ),
    (rf"\b(?P<year>{_YEAR})", lambda one: (DatePoint(int(one["year"])),) * 2),
)
_GRAMMAR = tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in _PATTERNS)


def dates_in(text: str) -> tuple[DatedText, ...]:
    """Every date of a text in order; of what may be read in two ways, the fuller reading."""
    found: list[DatedText] = []
    for pattern, make in _GRAMMAR:
        for one in pattern.finditer(text):
            overlaps = any(one.start() < known.end and known.start < one.end() for known in found)
            if not overlaps and (date := _sound(make(one))):
                found.append(DatedText(date, one.start(), one.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def days_in(text: str) -> Iterator[DatedText]:
    """The dates of a text that are known to the day."""
    return (one for one in dates_in(text) if one.date.precision is Precision.DAY)


def _sound(ends: Made) -> PartialDate | None:
    """None for the 31st of February, and for what ends before it begins."""
    date = PartialDate(*ends)
    try:
        return date if date.earliest <= date.latest else None
    except ValueError:
        return None
