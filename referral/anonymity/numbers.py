"""Runs of digits: document numbers, telephone numbers, numbers read out in words."""

import re
from collections.abc import Iterator

import phonenumbers

from referral.anonymity.folding import Folded, folded_pattern, skeleton
from referral.anonymity.kinds import IdentityKind

LONG = 5
"""So many digits in a row identify somebody; no comment needs them."""
LONG_IN_GROUPS = 6
REGIONS = ("KZ", "KG", "TJ", "UZ", "TM", "AF", "IR", "PK", "RU", "TR", "CN", "AZ", "IN", "BD", "LK")

_RUN = re.compile(r"\+?\d(?:(?:[ .\-/()_]{0,3}+|,)\d)*+")
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"(?:[01]?\d|2[0-3])\.[0-5]\d"
_ORDINARY = re.compile(
    rf"{_YEAR} ?[-/] ?{_YEAR}|{_YEAR}[ ./-]{{1,2}}\d\d?|\d\d?[ ./-]{{1,2}}{_YEAR}"
    rf"|{_CLOCK} ?- ?{_CLOCK}"
)
"""Years, months of a year, and hours from – to are not numbers of anybody."""

_CALL = re.compile(
    folded_pattern(
        r"(?<![^\W\d_])(?:tel|phone|mobile|тел|телефон|телефоны|whatsapp|telegram|ұялы|сот)"
    )
    + r"[^\w\n]{1,4}\+?\d(?:[ .\-()]{0,2}\d){3,14}"
)
_DIGITS = frozenset(
    skeleton(
        "zero oh one two three four five six seven eight nine"
        " ноль нуль один одна два две три четыре пять шесть семь восемь девять"
        " нөл бір екі үш төрт бес алты жеті сегіз тоғыз"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]++")


def runs(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """Five or more digits in a row, six or more in groups, and what stands after "telephone"."""
    for found in _CALL.finditer(text.text):
        yield *found.span(), IdentityKind.PHONE
    for found in _RUN.finditer(text.text):
        if _is_long(found.group()):
            yield *found.span(), _kind(found.group())


def spelled(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """Five or more digits read out one after the other."""
    start = end = count = 0
    for word in _WORD.finditer(text.text):
        if word.group() in _DIGITS:
            start, end, count = (word.start() if not count else start), word.end(), count + 1
            continue
        if count >= LONG:
            yield start, end, IdentityKind.LONG_NUMBER
        count = 0
    if count >= LONG:
        yield start, end, IdentityKind.LONG_NUMBER


def _is_long(run: str) -> bool:
    groups = re.findall(r"\d++", run)
    if max(map(len, groups)) >= LONG:
        return True
    return sum(map(len, groups)) >= LONG_IN_GROUPS and not _ORDINARY.fullmatch(run)


def _kind(run: str) -> IdentityKind:
    digits = sum(character.isdigit() for character in run)
    if 9 <= digits <= 15 and any(_rings(run, region) for region in REGIONS):
        return IdentityKind.PHONE
    return IdentityKind.LONG_NUMBER


def _rings(run: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(run, region))
    except phonenumbers.NumberParseException:
        return False
