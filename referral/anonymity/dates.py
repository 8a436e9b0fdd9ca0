"""Full dates, and years of birth. A month of a year, a weekday or an hour is no full date."""

import re
from collections.abc import Iterator

from referral.anonymity.folding import Folded, folded_pattern, skeleton
from referral.anonymity.kinds import IdentityKind

_MONTHS = skeleton(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    " январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
    " янв фев апр авг сен сент окт ноя дек"
    " қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
).split()
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?:[^\W\d_]{0,5})\.?"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])"
_TH = folded_pattern(r"(?:st|nd|rd|th|[ -]?(?:го|е|ое|шы|ші|ы|і))?")
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?!\d)"
_GAP = r"[ ,.\-/']{0,3}"
_OF_YEAR = folded_pattern(r"(?:жылғы|жылдың|жылы|года|год|ж|г)")
_SEPARATOR = r" {0,2}[./\-,] {0,2}"
_FULL = re.compile(
    rf"{_DAY}{_SEPARATOR}(?:0?[1-9]|1[0-2]){_SEPARATOR}{_YEAR}"
    rf"|(?<!\d)(?:0?[1-9]|1[0-2]){_SEPARATOR}(?:0?[1-9]|[12]\d|3[01]){_SEPARATOR}{_YEAR}"
    rf"|(?<!\d)(?:19|20)\d\d{_SEPARATOR}(?:0?[1-9]|1[0-2]){_SEPARATOR}(?:[12]\d|3[01]|0?[1-9])(?!\d)"
    rf"|{_DAY}{_TH}{_GAP}(?:of )?{_MONTH}{_GAP}{_YEAR}"
    rf"|(?<![^\W\d_]){_MONTH}{_GAP}(?:0?[1-9]|[12]\d|3[01]){_TH}{_GAP}(?:19|20)\d\d(?!\d)"
    rf"|(?:19|20)\d\d {{0,2}}{_OF_YEAR}\.?{_GAP}(?:0?[1-9]|[12]\d|3[01]){_TH}{_GAP}{_MONTH}"
)
_BORN = folded_pattern(
    r"(?:born|birth|birthday|dob|d\.o\.b|родил[^\W\d_]{1,5}|рожд[^\W\d_]{1,6}"
    r"|туған|туылған|туылды|дүниеге)"
)
_THE_YEAR = r"(?:19|20)\d\d(?!\d)"
_BIRTH = re.compile(
    rf"(?<![^\W\d_]){_BORN}[^\d\n]{{0,24}}{_THE_YEAR}"
    rf"|(?<!\d){_THE_YEAR}[^\d\n]{{0,12}}{_BORN}"
    + folded_pattern(rf"|(?<!\d){_THE_YEAR} {{0,2}}г\.? ?р(?![^\W\d_])")
    + folded_pattern(rf"|(?<!\d){_THE_YEAR}[ -]?ж\.? ?т(?![^\W\d_])")
)


def full_dates(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """Every day-month-year, in figures or with the name of the month."""
    for found in _FULL.finditer(text.text):
        yield *found.span(), IdentityKind.DATE


def births(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """A year beside a word for birth."""
    for found in _BIRTH.finditer(text.text):
        yield *found.span(), IdentityKind.DATE
